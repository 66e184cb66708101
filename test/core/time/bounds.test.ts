import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundToIso, bounds, widened } from '../../../core/time/bounds';
import { dayFromNumber, dayNumber, isoWeekday } from '../../../core/time/calendar';
import { anyWhen } from './arbitrary-when';

function isoBounds(edtf: string, of = bounds): (string | null)[] {
  const found = of({ edtf, extent: 'within' });
  return found ? [boundToIso(found.earliest), boundToIso(found.latest)] : [];
}

const CASES: readonly (readonly [edtf: string, earliest: string | null, latest: string | null])[] =
  [
    ['2024-02', '2024-02-01T00:00:00', '2024-03-01T00:00:00'],
    ['2024-02-29', '2024-02-29T00:00:00', '2024-03-01T00:00:00'],
    ['2023-11-13T06:40', '2023-11-13T06:40:00', '2023-11-13T06:41:00'],
    ['2023-11-13T06:40:05', '2023-11-13T06:40:05', '2023-11-13T06:40:06'],
    ['2021-07-16T18:45Z', '2021-07-16T18:45:00', '2021-07-16T18:46:00'],
    ['2021-07-17T01:30+03:00', '2021-07-16T22:30:00', '2021-07-16T22:31:00'],
    ['2023-11-13T18:00/2023-11-13T24:00', '2023-11-13T18:00:00', '2023-11-14T00:00:00'],
    ['187X', '1870-01-01T00:00:00', '1880-01-01T00:00:00'],
    ['18XX', '1800-01-01T00:00:00', '1900-01-01T00:00:00'],
    ['-04XX', '-000499-01-01T00:00:00', '-000399-01-01T00:00:00'],
    ['-0043', '-000043-01-01T00:00:00', '-000042-01-01T00:00:00'],
    ['0000', '0000-01-01T00:00:00', '0001-01-01T00:00:00'],
    ['Y-17000', '-017000-01-01T00:00:00', '-016999-01-01T00:00:00'],
    ['1998-21', '1998-03-01T00:00:00', '1998-06-01T00:00:00'],
    ['1998-24', '1998-12-01T00:00:00', '1999-03-01T00:00:00'],
    ['2020-33', '2020-01-01T00:00:00', '2020-04-01T00:00:00'],
    ['2020-36', '2020-10-01T00:00:00', '2021-01-01T00:00:00'],
    ['2019-41', '2019-07-01T00:00:00', '2020-01-01T00:00:00'],
    ['1998-XX', '1998-01-01T00:00:00', '1999-01-01T00:00:00'],
    ['1998-07-XX', '1998-07-01T00:00:00', '1998-08-01T00:00:00'],
    ['2023-10/..', '2023-10-01T00:00:00', null],
    ['../2024-05', null, '2024-06-01T00:00:00'],
    ['/1985', null, '1986-01-01T00:00:00'],
    ['1914/1918', '1914-01-01T00:00:00', '1919-01-01T00:00:00'],
  ];

const WIDENED: readonly (readonly [edtf: string, earliest: string, latest: string])[] = [
  ['2023-11-13T06:40~', '2023-11-13T06:10:00', '2023-11-13T07:11:00'],
  ['2023-11-13~', '2023-11-11T00:00:00', '2023-11-16T00:00:00'],
  ['2023-11~', '2023-10-01T00:00:00', '2024-01-01T00:00:00'],
  ['1998-21~', '1998-02-01T00:00:00', '1998-07-01T00:00:00'],
  ['1900~', '1898-01-01T00:00:00', '1903-01-01T00:00:00'],
  ['1885~', '1880-01-01T00:00:00', '1891-01-01T00:00:00'],
  ['187X~', '1869-01-01T00:00:00', '1881-01-01T00:00:00'],
  ['18XX~', '1790-01-01T00:00:00', '1910-01-01T00:00:00'],
  ['1885?', '1885-01-01T00:00:00', '1886-01-01T00:00:00'],
  ['1885%', '1880-01-01T00:00:00', '1891-01-01T00:00:00'],
  ['1914~/1918', '1912-01-01T00:00:00', '1919-01-01T00:00:00'],
  ['1914/1918~', '1914-01-01T00:00:00', '1921-01-01T00:00:00'],
];

describe('bounds', () => {
  it.each(CASES)('of %s are %s to %s', (edtf, earliest, latest) => {
    expect(isoBounds(edtf)).toEqual([earliest, latest]);
  });

  it.each(WIDENED)('of %s, widened, are %s to %s', (edtf, earliest, latest) => {
    expect(isoBounds(edtf, widened)).toEqual([earliest, latest]);
  });

  it('are null for what is no EDTF', () => {
    expect(bounds({ edtf: 'yesterday', extent: 'within' })).toBeNull();
    expect(widened({ edtf: 'yesterday', extent: 'within' })).toBeNull();
  });

  it('never end before they begin, and widened ones contain them', () => {
    fc.assert(
      fc.property(anyWhen(), (when) => {
        const narrow = bounds(when);
        const wide = widened(when);
        if (!narrow || !wide) throw new Error(`no bounds of ${when.edtf}`);
        expect(narrow.earliest).toBeLessThanOrEqual(narrow.latest);
        expect(wide.earliest).toBeLessThanOrEqual(narrow.earliest);
        expect(wide.latest).toBeGreaterThanOrEqual(narrow.latest);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a coarser date contain those of a finer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (days) => {
        const { year, month, day } = dayFromNumber(days);
        if (Math.abs(year) > 9999) return;
        const sign = year < 0 ? '-' : '';
        const text = [String(Math.abs(year)).padStart(4, '0'), month, day].map((part) =>
          String(part).padStart(2, '0'),
        );
        const spans = [1, 2, 3].map((parts) =>
          bounds({ edtf: sign + text.slice(0, parts).join('-'), extent: 'within' }),
        );
        const [wide, middle, fine] = spans;
        if (!wide || !middle || !fine) throw new Error(`no bounds on day ${days}`);
        expect(wide.earliest).toBeLessThanOrEqual(middle.earliest);
        expect(middle.earliest).toBeLessThanOrEqual(fine.earliest);
        expect(wide.latest).toBeGreaterThanOrEqual(middle.latest);
        expect(middle.latest).toBeGreaterThanOrEqual(fine.latest);
      }),
    );
  });
});

describe('the calendar', () => {
  it('agrees with the engine’s own on every day it can count', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (days) => {
        const { year, month, day } = dayFromNumber(days);
        const engine = new Date(days * 86_400_000);
        expect([year, month, day]).toEqual([
          engine.getUTCFullYear(),
          engine.getUTCMonth() + 1,
          engine.getUTCDate(),
        ]);
        expect(isoWeekday(days) % 7).toBe(engine.getUTCDay());
        expect(dayNumber(year, month, day)).toBe(days);
      }),
      { numRuns: 2000 },
    );
  });
});
