import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../../core/time/bounds';
import { compareWhens, conflicts, hull, orderUncertain } from '../../../core/time/order';
import type { When } from '../../../core/time/when';
import { anyWhen } from './arbitrary-when';

const within = (edtf: string): When => ({ edtf, extent: 'within' });
const throughout = (edtf: string): When => ({ edtf, extent: 'throughout' });

describe('order', () => {
  it('goes by earliest bound, then by latest, and puts the undated last', () => {
    const sorted = [null, within('2024'), within('2024-01-01'), within('1990'), within('../1980')];
    expect(sorted.sort(compareWhens).map((when) => when?.edtf ?? null)).toEqual([
      '../1980',
      '1990',
      '2024-01-01',
      '2024',
      null,
    ]);
  });

  it('is a total preorder', () => {
    fc.assert(
      fc.property(anyWhen(), anyWhen(), anyWhen(), (a, b, c) => {
        expect(Math.sign(compareWhens(a, b))).toBe(-Math.sign(compareWhens(b, a)) + 0);
        if (compareWhens(a, b) <= 0 && compareWhens(b, c) <= 0) {
          expect(compareWhens(a, c)).toBeLessThanOrEqual(0);
        }
        expect(compareWhens(a, a)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a strict partial order where one clearly begins first', () => {
    const isBefore = (a: When, b: When): boolean => compareWhens(a, b) < 0 && !orderUncertain(a, b);
    fc.assert(
      fc.property(anyWhen(), anyWhen(), anyWhen(), (a, b, c) => {
        expect(isBefore(a, a)).toBe(false);
        if (isBefore(a, b)) expect(isBefore(b, a)).toBe(false);
        const isPlain = [a, b, c].every(({ extent }) => extent === 'within');
        if (isPlain && isBefore(a, b) && isBefore(b, c)) expect(isBefore(a, c)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is uncertain where the times overlap and neither clearly begins first', () => {
    expect(orderUncertain(within('2024-02'), within('2024-02-10'))).toBe(true);
    expect(orderUncertain(within('2024-02-09'), within('2024-02-10'))).toBe(false);
    expect(orderUncertain(within('1885~'), within('1887'))).toBe(true);
    expect(orderUncertain(within('2021-07-12/2021-07-16'), within('2021-07-14'))).toBe(true);
    expect(orderUncertain(throughout('2021-07-12/2021-07-16'), within('2021-07-14'))).toBe(false);
    expect(orderUncertain(null, within('2024'))).toBe(false);
  });
});

describe('conflict', () => {
  it.each([
    ['2023-11-13', '2023-11-14', true],
    ['2023-11-13', '2023-11-13T06:40~', false],
    ['2023-11', '2023-11-13', false],
    ['2023-11-13T06:40~', '2023-11-13T07:05', false],
    ['2023-11-13T06:40', '2023-11-13T07:05', true],
    ['2023-11-13T06:40~', '2023-11-13T07:30', true],
    ['2023-10', '2023-11', true],
    ['1885~', '1890', false],
    ['1885~', '1891', true],
    ['../2023-10', '2023-11', true],
    ['2023-10/..', '2023-11', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(conflicts(within(a), within(b))).toBe(expected);
    expect(conflicts(within(b), within(a))).toBe(expected);
  });

  it('is symmetric, and nothing conflicts with itself', () => {
    fc.assert(
      fc.property(anyWhen(), anyWhen(), (a, b) => {
        expect(conflicts(a, b)).toBe(conflicts(b, a));
        expect(conflicts(a, a)).toBe(false);
      }),
    );
  });
});

describe('hull', () => {
  it('covers what the evidence says', () => {
    expect(hull([])).toBeNull();
    expect(hull([within('yesterday')])).toBeNull();
    expect(hull([throughout('2023-11-13')])).toEqual(throughout('2023-11-13'));
    expect(hull([within('2023-11-13T06:40~'), within('2023-11-13T07:05')])).toEqual(
      within('2023-11-13T06:40~/2023-11-13T07:05'),
    );
    expect(hull([within('2023-11-13'), within('2023-11')])).toEqual(within('2023-11'));
    expect(hull([throughout('2023-10/..'), within('2023-09')])).toEqual(within('2023-09/..'));
  });

  it('has the bounds of all of them', () => {
    fc.assert(
      fc.property(fc.array(anyWhen(), { minLength: 1, maxLength: 5 }), (whens) => {
        const found = hull(whens);
        const span = found && bounds(found);
        const spans = whens.flatMap((when) => bounds(when) ?? []);
        expect(span).toEqual({
          earliest: Math.min(...spans.map(({ earliest }) => earliest)),
          latest: Math.max(...spans.map(({ latest }) => latest)),
        });
      }),
      { numRuns: 1000 },
    );
  });
});
