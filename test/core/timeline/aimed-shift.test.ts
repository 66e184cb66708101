import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aimedShift } from '../../../core/timeline/aimed-shift';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('how far a hand moves something', () => {
  it('is as fine as it can aim: days from afar, minutes from close by', () => {
    expect(aimedShift(2.2 * DAY, HOUR)).toBe(2 * DAY);
    expect(aimedShift(7 * HOUR, HOUR / 6)).toBe(7 * HOUR);
    expect(aimedShift(80 * 60_000, HOUR / 20)).toBe(75 * 60_000);
    expect(aimedShift(-90_500, 1000)).toBe(-120_000);
    expect(aimedShift(300.4 * DAY, 30 * DAY)).toBe(300 * DAY);
  });

  it('is never further off than half a day, and the same there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.integer({ min: 1, max: 1e10 }),
        (shift, perPixel) => {
          const aimed = aimedShift(shift, perPixel);
          expect(Math.abs(aimed - shift)).toBeLessThanOrEqual(DAY / 2);
          expect(aimedShift(-shift, perPixel) + aimed).toBe(0);
        },
      ),
    );
  });
});
