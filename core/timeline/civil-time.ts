import { DAY, HOUR, MINUTE, dayFromNumber, dayStart, type CalendarDay } from '../time/calendar';

/** Mean lengths, for choosing a scale only; never added to an instant. */
export const MEAN_MONTH = 30.436875 * DAY;
export const MEAN_YEAR = 365.2425 * DAY;

/** An instant taken apart; `year` is astronomical (0 is 1 BC). */
export interface CivilTime extends CalendarDay {
  readonly hour: number;
  readonly minute: number;
}

/** An instant taken apart; what is shorter than a minute is dropped. */
export function civilTime(instant: number): CivilTime {
  const days = Math.floor(instant / DAY);
  const rest = instant - days * DAY;
  const hour = Math.floor(rest / HOUR);
  return { ...dayFromNumber(days), hour, minute: Math.floor((rest - hour * HOUR) / MINUTE) };
}

/** The instant at which a year, month or day begins; months beyond 12 carry into years. */
export function instantOf(year: number, month = 1, day = 1): number {
  return dayStart(year, month, day);
}
