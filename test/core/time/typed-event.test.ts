import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhen } from '../../../core/time/entry';
import { readTypedEvent } from '../../../core/time/typed-event';

const read = (line: string, language = 'en-GB') => {
  const { whens, title } = readTypedEvent(line, (words) => readWhen(words, null, language));
  return [whens[0]?.edtf ?? null, title];
};

test('the leading words that read as a time are the time, as many as do', () => {
  expect(read('13 Nov 2023 06:40 Kestrel leaves Alder')).toEqual([
    '2023-11-13T06:40',
    'Kestrel leaves Alder',
  ]);
  expect(read('2023-11-13T06:40~ Smoke in the engine room')).toEqual([
    '2023-11-13T06:40~',
    'Smoke in the engine room',
  ]);
  expect(read('early March 2024: strike begins')).toEqual([
    '2024-03-01/2024-03-10',
    'strike begins',
  ]);
  expect(read('1885 – The pier is built')).toEqual(['1885', 'The pier is built']);
  expect(read('before 1990, the Kestrel is sold')).toEqual(['../1989', 'the Kestrel is sold']);
  expect(read('14. Nov. 2023 Bericht erscheint', 'de')).toEqual([
    '2023-11-14',
    'Bericht erscheint',
  ]);
});

test('numbers and months inside of a title make no time', () => {
  expect(read('Kestrel leaves Alder 13 Nov 2023')).toEqual([
    null,
    'Kestrel leaves Alder 13 Nov 2023',
  ]);
  expect(read('85 passengers leave the ship')).toEqual([null, '85 passengers leave the ship']);
  expect(read('')).toEqual([null, '']);
  expect(read('13 Nov 2023')).toEqual(['2023-11-13', '']);
});

test('no word of the title is lost, whatever is typed', () => {
  const word = fc.constantFrom('13', 'Nov', '2023', '06:40', 'May', 'sails', 'at', '85', 'c.', '-');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const line = words.join(' ');
      const { timeWords, title } = readTypedEvent(line, (given) => readWhen(given, null));
      const letters = (text: string) => text.replace(/[\s:;,.–—-]/gu, '');
      expect(letters(timeWords + title)).toBe(letters(line));
    }),
    { numRuns: 60 },
  );
});
