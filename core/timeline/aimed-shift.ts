import { DAY, HOUR, MINUTE } from '../time/calendar';

/** By how much a hand can move something on purpose, from close by to far away. */
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, DAY];
/** A step is meant when it is at least so many pixels wide. */
const AIMABLE = 5;

/**
 * How far a hand moved something, in the smallest step that it can aim at: where an hour is less than
 * a pixel, a time of day moves by whole days and stays the same time of day.
 *
 * @param shift in milliseconds
 * @param perPixel milliseconds that a pixel is wide
 */
export function aimedShift(shift: number, perPixel: number): number {
  const step = STEPS.find((length) => length / perPixel >= AIMABLE) ?? DAY;
  return Math.sign(shift) * Math.round(Math.abs(shift) / step) * step;
}
