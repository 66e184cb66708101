import { expect, test } from 'vitest';
import { hostOf, sourceWords } from '../../../renderer/reader/source-words';

test.each([
  ['meta og:title', 'from the page’s data'],
  ['json-ld', 'from the page’s data'],
  ['time element', 'from the page’s data'],
  ['url path', 'from the address'],
  ['domain of the address', 'from the address'],
  ['first heading', 'from the text'],
  ['date line', 'from the text'],
  ['dateline LIMA, Feb 26 (Northline), year from the url path', 'from the text'],
  ['typed by you', 'typed by you'],
  ['front matter', 'from the file’s header'],
])('%s reads: %s', (source, words) => {
  expect(sourceWords(source)).toBe(words);
});

test('a value without a source needs no words', () => {
  expect(sourceWords(null)).toBeNull();
});

test('an address is known by its host', () => {
  expect(hostOf('https://www.aldercourier.example/2023/11/14/kestrel')).toBe(
    'aldercourier.example',
  );
  expect(hostOf('file:///home/me/page.html')).toBe('file:///home/me/page.html');
  expect(hostOf('not an address')).toBe('not an address');
});
