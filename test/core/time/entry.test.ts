import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfOrNull } from '../../../core/time/edtf';
import { readWhen } from '../../../core/time/entry';
import { describeWhen } from '../../../core/time/words';
import { anyWhen } from './arbitrary-when';

const REFERENCE = '2023-11-14';

const TYPED: readonly (readonly [text: string, ...readings: string[]])[] = [
  ['2023-11-13T06:40~', '2023-11-13T06:40~ within'],
  ['2021-07-12/2021-07-16', '2021-07-12/2021-07-16 throughout'],
  ['early March 2024', '2024-03-01/2024-03-10 within'],
  ['c. 1885', '1885~ within'],
  ['c 1885', '1885~ within'],
  ['about 1885', '1885~ within'],
  ['1885', '1885 within'],
  ['between 12 and 16 July 2021', '2021-07-12/2021-07-16 within'],
  ['between 12 and 16 July', '2023-07-12/2023-07-16 within'],
  ['12-16 July 2021', '2021-07-12/2021-07-16 throughout'],
  ['before 1990', '../1989 within'],
  ['after 3 October 2022', '2022-10-04/.. within'],
  ['44 BC', '-0043 within'],
  ['44 bc', '-0043 within'],
  ['13 Nov 2023 06:40', '2023-11-13T06:40 within'],
  ['13 Nov 2023, about 06:40', '2023-11-13T06:40~ within'],
  ['13 nov 2023 6.40 pm', '2023-11-13T18:40 within'],
  ['6.40pm on 13 November 2023', '2023-11-13T18:40 within'],
  ['3.10.2023', '2023-10-03 within', '2023-03-10 within'],
  ['23.10.2023', '2023-10-23 within'],
  ['3/10/2023', '2023-10-03 within', '2023-03-10 within'],
  ['may 2020', '2020-05 within'],
  ['March', '2023-03 within'],
  ['on Monday', '2023-11-13 within'],
  ['yesterday evening', '2023-11-13T18:00/2023-11-13T24:00 within'],
  ['last summer', '2023-22 within'],
  ['since October', '2023-10/.. throughout'],
  ['1870s', '187X within'],
  ['the 1870s', '187X within'],
  ['19th century', '18XX within'],
  ['5th century BC', '-04XX within'],
  ['Christmas Day 2022', '2022-12-25 within'],
  ['Q1 2020', '2020-33 within'],
  ['spring 1998', '1998-21 within'],
  ['29 February 2023'],
  ['when the ferry sank'],
  ['32 January 2024'],
  [''],
];

describe('readWhen', () => {
  it.each(TYPED)('reads “%s”', (text, ...readings) => {
    expect(readWhen(text, REFERENCE).map(({ edtf, extent }) => `${edtf} ${extent}`)).toEqual(
      readings,
    );
  });

  it('reads everything that describeWhen says back to the same value', () => {
    fc.assert(
      fc.property(anyWhen(), (when) => {
        expect(readWhen(describeWhen(when), null)[0], describeWhen(when)).toEqual(when);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['en-US', 'de-DE'])('reads everything that describeWhen says in %s back', (locale) => {
    fc.assert(
      fc.property(anyWhen(), (when) => {
        const text = describeWhen(when, locale);
        expect(readWhen(text, null, locale)[0], text).toEqual(when);
      }),
      { numRuns: 3000 },
    );
  });

  it('asks in the order of the language which of two readings of numbers is meant', () => {
    const read = (language: string | null) =>
      readWhen('3/10/2023', REFERENCE, language).map(({ edtf }) => edtf);
    expect(read('en-US')).toEqual(['2023-03-10', '2023-10-03']);
    expect(read('en-GB')).toEqual(['2023-10-03', '2023-03-10']);
    expect(read('de')).toEqual(['2023-10-03', '2023-03-10']);
  });

  it.each([
    ['Anfang März 2024', '2024-03-01/2024-03-10'],
    ['ca. 1885', '1885~'],
    ['zwischen 12. und 16. Juli', '2023-07-12/2023-07-16'],
    ['vor 1990', '../1989'],
    ['44 v. Chr.', '-0043'],
    ['3.10.', '2023-10-03'],
    ['3.10.23', '2023-10-03'],
    ['13. Nov. 2023, 6.40 Uhr', '2023-11-13T06:40'],
    ['gestern Abend', '2023-11-13T18:00/2023-11-13T24:00'],
  ])('reads “%s” in German', (text, edtf) => {
    expect(readWhen(text, REFERENCE, 'de')[0]?.edtf).toBe(edtf);
  });

  it('answers with valid EDTF only, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        for (const when of readWhen(text, REFERENCE)) expect(edtfOrNull(when.edtf)).not.toBeNull();
      }),
    );
  });
});
