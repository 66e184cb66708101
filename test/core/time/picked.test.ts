import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfOrNull } from '../../../core/time/edtf';
import {
  PICKED_KINDS,
  PRECISIONS,
  pickedDay,
  pickedWhen,
  whenOfPicked,
} from '../../../core/time/picked';
import type { PickedDate } from '../../../core/time/picked';

const day = pickedDay('2023-11-14');
const on = (fields: Partial<PickedDate>) =>
  whenOfPicked({ kind: 'on', start: { ...day, ...fields }, end: day })?.edtf;

describe('a time picked from fields', () => {
  it.each([
    [{ precision: 'century', year: 1885 }, '18XX'],
    [{ precision: 'decade', year: 1987 }, '198X'],
    [{ precision: 'year', year: 44, era: 'bc' }, '-0043'],
    [{ precision: 'year', approximate: true }, '2023~'],
    [{ precision: 'half', part: 2 }, '2023-41'],
    [{ precision: 'quarter', part: 1 }, '2023-33'],
    [{ precision: 'season', part: 4, uncertain: true }, '2023-24?'],
    [{ precision: 'month' }, '2023-11'],
    [{}, '2023-11-14'],
    [{ precision: 'minute', hour: 6, minute: 40, approximate: true }, '2023-11-14T06:40~'],
    [{ month: 2, day: 29 }, undefined],
    [{ year: 2024, month: 2, day: 29 }, '2024-02-29'],
    [{ precision: 'decade', year: 44, era: 'bc' }, undefined],
    [{ year: 0 }, undefined],
    [{ year: Number.NaN }, undefined],
    [{ precision: 'minute', hour: 24 }, undefined],
  ] as const)('%j is %s', (fields, edtf) => {
    expect(on(fields)).toBe(edtf);
  });

  it('lasts, happens once in between, goes on, or ends, as it is said', () => {
    const end = { ...day, day: 16 };
    const times = PICKED_KINDS.map((kind) => whenOfPicked({ kind, start: day, end }));
    expect(times).toEqual([
      { edtf: '2023-11-14', extent: 'within' },
      { edtf: '2023-11-14/2023-11-16', extent: 'within' },
      { edtf: '2023-11-14/2023-11-16', extent: 'throughout' },
      { edtf: '2023-11-14/..', extent: 'throughout' },
      { edtf: '../2023-11-16', extent: 'throughout' },
      { edtf: '2023-11-14/..', extent: 'within' },
      { edtf: '../2023-11-16', extent: 'within' },
    ]);
    expect(whenOfPicked({ kind: 'between', start: end, end: day })).toBeNull();
  });

  it('comes back to the same fields, whatever is picked', () => {
    const date = fc.record({
      precision: fc.constantFrom(...PRECISIONS),
      year: fc.integer({ min: 1, max: 9999 }),
      era: fc.constantFrom('ad' as const, 'bc' as const),
      part: fc.integer({ min: 1, max: 2 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      zone: fc.constantFrom(null, 0, 60, -330),
      approximate: fc.boolean(),
      uncertain: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...PICKED_KINDS), date, date, (kind, start, end) => {
        const when = whenOfPicked({ kind, start, end });
        if (!when) return;
        expect(edtfOrNull(when.edtf)).not.toBeNull();
        const again = pickedWhen(when, '2023-11-14');
        expect(again && whenOfPicked(again)).toEqual(when);
      }),
    );
  });

  it('has no fields for seconds, an unknown end, or what is no time', () => {
    const fields = (edtf: string) => pickedWhen({ edtf, extent: 'within' }, null);
    expect(fields('2023-11-13T06:40:10')).toBeNull();
    expect(fields('2023-11-13/')).toBeNull();
    expect(fields('soon')).toBeNull();
  });
});
