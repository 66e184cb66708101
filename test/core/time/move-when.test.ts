import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds, type Bounds } from '../../../core/time/bounds';
import { DAY, HOUR, MINUTE } from '../../../core/time/calendar';
import { dayPartOf } from '../../../core/time/day-parts';
import { edtfOrNull, printEdtf } from '../../../core/time/edtf';
import { unitOf } from '../../../core/time/edtf-span';
import type { Edtf, EdtfDate } from '../../../core/time/edtf-value';
import { moveWhen, stepWhen, type MovedPart } from '../../../core/time/move-when';
import { thirdIn } from '../../../core/time/thirds';
import type { Extent, When } from '../../../core/time/when';
import { describeWhen } from '../../../core/time/words';
import { anyWhen } from './arbitrary-when';

function moved(
  edtf: string,
  milliseconds: number,
  part: MovedPart = 'whole',
  extent: Extent = 'within',
): string {
  const result = moveWhen({ edtf, extent }, part, milliseconds);
  return result.ok ? result.value.edtf : result.error.code;
}

function value({ edtf }: When): Edtf {
  const read = edtfOrNull(edtf);
  if (!read) throw new Error(`“${edtf}” cannot be read.`);
  return read;
}

function dates(when: When): EdtfDate[] {
  const read = value(when);
  const ends = read.kind === 'date' ? [read] : [read.start, read.end];
  return ends.filter((end) => typeof end === 'object');
}

function boundsOf(when: When): Bounds {
  const found = bounds(when);
  if (!found) throw new Error(`“${when.edtf}” has no bounds.`);
  return found;
}

/** Whether a range is said by a name of its own, or in full hours. */
function isNamed(when: When): boolean {
  const read = value(when);
  if (read.kind === 'date') return false;
  const isHours = dates(when).every(({ time }) => time?.minute === 0);
  return isHours || thirdIn(read) !== null || dayPartOf(read) !== null;
}

const parts = fc.constantFrom<MovedPart[]>('whole', 'start', 'end');
/** From minutes to millennia. */
const shifts = fc
  .tuple(fc.double({ min: 0, max: 14, noNaN: true }), fc.boolean())
  .map(([magnitude, back]) => Math.round(10 ** magnitude) * (back ? -1 : 1));

describe('moving a time', () => {
  it('goes in whole units of its own precision', () => {
    expect(moved('2023-11-13', 1.4 * DAY)).toBe('2023-11-14');
    expect(moved('2023-11-13', 0.4 * DAY)).toBe('2023-11-13');
    expect(moved('2024-02-28', DAY)).toBe('2024-02-29');
    expect(moved('2023-11', 40 * DAY)).toBe('2023-12');
    expect(moved('2023-11', -14 * DAY)).toBe('2023-11');
    expect(moved('2023', 400 * DAY)).toBe('2024');
    expect(moved('2023-11-13T06:40', 100_000)).toBe('2023-11-13T06:42');
    expect(moved('2023-11-13T23:59:50', 15_000)).toBe('2023-11-14T00:00:05');
    expect(moved('2023-21', 100 * DAY)).toBe('2023-22');
    expect(moved('2023-24', 80 * DAY)).toBe('2024-21');
    expect(moved('2023-29', 182 * DAY)).toBe('2024-31');
    expect(moved('2020-33', -92 * DAY)).toBe('2019-36');
    expect(moved('2019-41', 180 * DAY)).toBe('2020-40');
    expect(moved('2019-37', 240 * DAY)).toBe('2019-39');
    expect(moved('187X', 4000 * DAY)).toBe('188X');
    expect(moved('18XX', -36_500 * DAY)).toBe('17XX');
    expect(moved('2023-XX', 365 * DAY)).toBe('2024-XX');
    expect(moved('2023-12-XX', 31 * DAY)).toBe('2024-01-XX');
  });

  it('crosses the year 0 as calendars count', () => {
    expect(moved('0001', -365 * DAY)).toBe('0000');
    expect(moved('0000', -365 * DAY)).toBe('-0001');
    expect(moved('000X', -3652 * DAY)).toBe('-000X');
    expect(moved('-000X', -3652 * DAY)).toBe('-001X');
    expect(moved('-0001-12', 31 * DAY)).toBe('0000-01');
  });

  it('keeps marks, zones, extents and open ends', () => {
    expect(moved('2023-11-13T06:40~', 20 * MINUTE)).toBe('2023-11-13T07:00~');
    expect(moved('1885%', 365 * DAY)).toBe('1886%');
    expect(moved('2021-07-16T23:45+02:00', 30 * MINUTE)).toBe('2021-07-17T00:15+02:00');
    expect(moved('2023-10/..', 31 * DAY)).toBe('2023-11/..');
    expect(moved('../2023-12-02?', -DAY)).toBe('../2023-12-01?');
    expect(moved('/2023', 365 * DAY, 'whole', 'throughout')).toBe('/2024');
    const lasted = moveWhen({ edtf: '2023', extent: 'throughout' }, 'whole', 365 * DAY);
    expect(lasted).toEqual({ ok: true, value: { edtf: '2024', extent: 'throughout' } });
  });

  it('moves both ends of a range together, by the unit of the coarser one', () => {
    expect(moved('2021-07-12/2021-07-16', 3 * DAY)).toBe('2021-07-15/2021-07-19');
    expect(moved('2023-10/2023-12-31', 62 * DAY)).toBe('2023-12/2024-02-29');
    expect(moved('2023-11-13/2023-11-14T06:00', DAY + HOUR)).toBe('2023-11-14/2023-11-15T06:00');
    expect(moved('1914/1918', 365 * DAY, 'whole', 'throughout')).toBe('1915/1919');
  });

  it('moves one end by itself and never past the other', () => {
    expect(moved('2021-07-12/2021-07-16', 2 * DAY, 'end')).toBe('2021-07-12/2021-07-18');
    expect(moved('2021-07-12/2021-07-16', 2 * DAY, 'start')).toBe('2021-07-14/2021-07-16');
    expect(moved('2021-07-12/2021-07-16', 90 * DAY, 'start')).toBe('2021-07-16');
    expect(moved('2021-07-12/2021-07-16', -90 * DAY, 'end')).toBe('2021-07-12');
    expect(moved('2023-11-01/2024', 900 * DAY, 'start')).toBe('2024-12-31/2024');
    expect(moved('2023-10/..', 31 * DAY, 'start')).toBe('2023-11/..');
  });

  it('makes a range of one unit whose end is pulled out, and never half a unit', () => {
    expect(moved('2023-11-13', 2 * DAY, 'end')).toBe('2023-11-13/2023-11-15');
    expect(moved('2023-11-13', -2 * DAY, 'start')).toBe('2023-11-11/2023-11-13');
    expect(moved('2023-11-13', -2 * DAY, 'end')).toBe('2023-11-13');
    expect(moved('2023~', 366 * DAY, 'end')).toBe('2023~/2024~');
  });

  it('keeps what is said by two ends what it is', () => {
    // As a place on the timeline is said where hours can be aimed at.
    expect(moved('2023-11-13T06:00/2023-11-13T07:00', 100 * MINUTE)).toBe(
      '2023-11-13T08:00/2023-11-13T09:00',
    );
    expect(moved('2023-11-13T18:00/2023-11-13T24:00', 7 * HOUR)).toBe(
      '2023-11-14T00:00/2023-11-14T06:00',
    );
    expect(moved('2023-11-13T12:00/2023-11-13T18:00', 5 * HOUR)).toBe(
      '2023-11-13T18:00/2023-11-13T24:00',
    );
    // A night, early December, the early 1870s.
    expect(moved('2023-11-13T18:00/2023-11-14T06:00', 20 * HOUR)).toBe(
      '2023-11-14T18:00/2023-11-15T06:00',
    );
    expect(moved('2023-12-01/2023-12-10', 9 * DAY)).toBe('2023-12-11/2023-12-20');
    expect(moved('2023-12-21/2023-12-31', 12 * DAY)).toBe('2024-01-01/2024-01-10');
    expect(moved('1870/1873', -1000 * DAY)).toBe('1867/1869');
    // Ten days that something lasted are ten days.
    expect(moved('2023-12-01/2023-12-10', 3 * DAY, 'whole', 'throughout')).toBe(
      '2023-12-04/2023-12-13',
    );
  });

  it('says what cannot be moved', () => {
    expect(moved('[2023,2024]', DAY)).toBe('unreadable');
    expect(moved('2023-10/..', DAY, 'end')).toBe('open-end');
    expect(moved('/2023', DAY, 'start')).toBe('open-end');
    expect(moved('../..', DAY)).toBe('open-end');
  });

  it('goes as far as times can be told, and no further', () => {
    expect(moved('999X', 1e15)).toBe('999X');
    expect(moved('990X', 1e15)).toBe('999X');
    expect(moved('2023', 9e15)).toMatch(/^Y27\d{4}$/);
  });

  it('gives a time that reads back, with bounds in order, no more exact than it was', () => {
    fc.assert(
      fc.property(anyWhen(), parts, shifts, (when, part, shift) => {
        const result = moveWhen(when, part, shift);
        if (!result.ok) return;
        const after = result.value;
        expect(printEdtf(value(after))).toBe(after.edtf);
        expect(after.extent).toBe(when.extent);
        const { earliest, latest } = boundsOf(after);
        expect(earliest).toBeLessThanOrEqual(latest);
        const units = new Set(dates(when).map(unitOf));
        const marks = new Set(dates(when).map((one) => `${one.approximate} ${one.uncertain}`));
        for (const date of dates(after)) {
          expect(units).toContain(unitOf(date));
          expect(marks).toContain(`${date.approximate} ${date.uncertain}`);
        }
        expect(describeWhen(after)).not.toBe('');
      }),
    );
  });

  it('keeps the order: what is moved further is not earlier', () => {
    fc.assert(
      fc.property(anyWhen(), parts, shifts, shifts, (when, part, one, other) => {
        const [less, more] = [one, other].sort((a, b) => a - b);
        const first = moveWhen(when, part, less ?? 0);
        const second = moveWhen(when, part, more ?? 0);
        if (!first.ok || !second.ok) return;
        const [a, b] = [boundsOf(first.value), boundsOf(second.value)];
        expect(a.earliest).toBeLessThanOrEqual(b.earliest);
        expect(a.latest).toBeLessThanOrEqual(b.latest);
      }),
    );
  });

  it('moves one end only, and leaves the other where it was', () => {
    fc.assert(
      fc.property(anyWhen(), fc.constantFrom('start', 'end'), shifts, (when, part, shift) => {
        const result = moveWhen(when, part, shift);
        // 24:00 at an end is the edge of its day, a minute by itself.
        if (!result.ok || when.edtf.includes('T24:00')) return;
        const [before, after] = [boundsOf(when), boundsOf(result.value)];
        if (part === 'start') expect(after.latest).toBe(before.latest);
        else expect(after.earliest).toBe(before.earliest);
      }),
    );
  });

  it('goes there and back to the same, where calendars allow it', () => {
    fc.assert(
      fc.property(anyWhen(), fc.integer({ min: -40, max: 40 }), (when, count) => {
        const there = stepWhen(when, 'whole', count);
        // The end of a day has a form of its own, and months differ in their last days.
        const lastDays = dates(when).some(({ day }) => typeof day === 'number' && day > 28);
        if (!there.ok || when.edtf.includes('T24:00') || lastDays) return;
        const far = dates(when).some(({ year }) => Math.abs(year) > 250_000);
        const edge = dates(when).some((one) => one.unspecifiedDigits > 0);
        if (far || edge) return;
        // What comes to be a late decade, an evening or a full hour moves on as such.
        if (isNamed(there.value) && !isNamed(when)) return;
        const back = stepWhen(there.value, 'whole', -count);
        expect(back).toEqual({
          ok: true,
          value: { edtf: printEdtf(value(when)), extent: when.extent },
        });
      }),
    );
    for (const edtf of ['187X', '-000X', '18XX', '1XXX', '2024-02-29', '2023-12-21/2023-12-31']) {
      for (const count of [-3, -1, 1, 2]) {
        const there = stepWhen({ edtf, extent: 'within' }, 'whole', count);
        const back = there.ok ? stepWhen(there.value, 'whole', -count) : there;
        expect(back.ok && back.value.edtf).toBe(edtf);
        expect(there.ok && there.value.edtf).not.toBe(edtf);
      }
    }
  });

  it('goes there and back by the hand, too: days, hours and minutes are alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2023-11-13', '2023-11-13T06:40~', '2024-02-28/2024-03-02'),
        shifts,
        (edtf, shift) => {
          const there = moveWhen({ edtf, extent: 'throughout' }, 'whole', shift);
          const back = there.ok ? moveWhen(there.value, 'whole', -shift) : there;
          expect(back.ok && back.value.edtf).toBe(edtf);
        },
      ),
    );
  });
});
