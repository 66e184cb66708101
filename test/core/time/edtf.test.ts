import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfOrNull, isPrintable, parseEdtf, printEdtf } from '../../../core/time/edtf';
import { anyEdtf } from './arbitrary-when';

const VALID: readonly string[] = [
  '2024',
  '2024-02',
  '2024-02-29',
  '2023-11-13T06:40',
  '2023-11-13T06:40:05',
  '2023-11-13T24:00',
  '2023-11-13T06:40Z',
  '2023-11-13T06:40+05:30',
  '2023-11-13T06:40~',
  '2023-11-13T06:40Z~',
  '187X',
  '18XX',
  '1XXX',
  '-04XX',
  '0000',
  '-0043',
  '-0043-03-15',
  'Y-17000',
  'Y170000002',
  '1998-XX',
  '1998-07-XX',
  '1998-XX-XX',
  '1998-21',
  '2020-33',
  '2019-41',
  '1885~',
  '1885?',
  '1885%',
  '1914/1918',
  '../1990',
  '1990/..',
  '1990/',
  '/1990',
  '../..',
  '1885~/1890?',
  '2023-11-13T18:00/2023-11-13T24:00',
];

const INVALID: readonly string[] = [
  '',
  ' 2024',
  '24',
  '-0000',
  '2024-13',
  '2024-20',
  '2024-42',
  '2023-02-29',
  '1900-02-29',
  '2024-06-31',
  '2024-21-01',
  '2024-00',
  '2024-01-00',
  '2024-XX-03',
  '187X-05',
  '2023-11-13T25:00',
  '2023-11-13T24:01',
  '2023-11-13T06:60',
  '2023-11-13T06',
  '2023-11T06:40',
  '2023-11-13T06:40-00:00',
  '2023-11-13T06:40+19:00',
  'Y2024',
  'Y012345',
  '1990/1985',
  '2024-03/2024-02',
  '/',
  '1990/1991/1992',
  '1990~~',
];

describe('EDTF', () => {
  it.each(VALID)('reads and prints %s', (text) => {
    const value = edtfOrNull(text);
    expect(value && printEdtf(value)).toBe(text);
  });

  it.each(INVALID)('refuses “%s” with a reason', (text) => {
    const result = parseEdtf(text);
    expect(result).toMatchObject({ ok: false, error: { code: 'not-edtf' } });
  });

  it('prints what it reads and reads what it prints', () => {
    fc.assert(
      fc.property(anyEdtf(), (value) => {
        expect(edtfOrNull(printEdtf(value))).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('isPrintable', () => {
  const anyPart = (max: number) => fc.option(fc.integer({ min: 0, max }));
  const anyEnd = fc.record({
    kind: fc.constant('date' as const),
    year: fc.oneof(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 1900, max: 1905 })),
    unspecifiedDigits: fc.constant(0 as const),
    month: anyPart(45),
    day: anyPart(33),
    time: fc.option(
      fc.record({
        hour: fc.integer({ min: 0, max: 25 }),
        minute: fc.integer({ min: 0, max: 61 }),
        second: fc.constant(null),
        zone: fc.constant(null),
      }),
    ),
    approximate: fc.constant(false),
    uncertain: fc.constant(false),
  });

  it('is true of what can be read back once it is printed, and of nothing else', () => {
    const anyInterval = fc.record({
      kind: fc.constant('interval' as const),
      start: anyEnd,
      end: anyEnd,
    });
    fc.assert(
      fc.property(fc.oneof(anyEnd, anyInterval), (value) => {
        const isWhole = value.kind === 'date' ? [value] : [value.start, value.end];
        fc.pre(isWhole.every(({ time, day }) => time === null || day !== null));
        fc.pre(isWhole.every(({ day, month }) => day === null || month !== null));
        expect(isPrintable(value)).toBe(edtfOrNull(printEdtf(value)) !== null);
      }),
      { numRuns: 5000 },
    );
  });
});
