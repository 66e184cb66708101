import { DAY, HOUR, MINUTE } from '../time/calendar';
import type { When } from '../time/when';
import { civilTime, instantOf, MEAN_MONTH, MEAN_YEAR, type CivilTime } from './civil-time';
import { instantAt, millisecondsPerPixel, type TimeView } from './view';

/** A time pointed at on the timeline: as exact as the zoom lets a hand be. */
export interface NewEventTime {
  readonly earliest: number;
  readonly latest: number;
  readonly when: When;
}

/** A unit is meant when it is at least this wide: less cannot be aimed at. */
const AIMABLE = 8;

/**
 * The time that a pixel stands for, in the smallest unit that one can aim at: a minute, an hour, a
 * day, a month, a year, a decade or a century. Never finer: where a month is ten pixels wide, no
 * hand has chosen the day.
 */
export function timeAt(view: TimeView, width: number, pixel: number): NewEventTime {
  const perPixel = millisecondsPerPixel(view, width);
  const instant = instantAt(view, width, pixel);
  const at = civilTime(instant);
  const aimable = (length: number): boolean => length / perPixel >= AIMABLE;
  if (aimable(MINUTE)) {
    const earliest = Math.floor(instant / MINUTE) * MINUTE;
    return { earliest, latest: earliest + MINUTE, when: within(minuteText(at)) };
  }
  if (aimable(HOUR)) {
    // EDTF has no hours: the hour is said by its two ends.
    const earliest = Math.floor(instant / HOUR) * HOUR;
    const text = `${minuteText(civilTime(earliest))}/${minuteText(civilTime(earliest + HOUR))}`;
    return { earliest, latest: earliest + HOUR, when: within(text) };
  }
  const { year, month, day } = at;
  if (aimable(DAY)) {
    return unit(instantOf(year, month, day), instantOf(year, month, day) + DAY, dayText(at));
  }
  if (aimable(MEAN_MONTH)) {
    const text = `${yearText(year)}-${two(month)}`;
    return unit(instantOf(year, month), instantOf(year, month + 1), text);
  }
  if (aimable(MEAN_YEAR)) return years(year, 1);
  return years(year, aimable(10 * MEAN_YEAR) ? 10 : 100);
}

/** A year, or the decade or century that holds it: 187X, 18XX; before year 0 by its two ends. */
function years(year: number, count: 1 | 10 | 100): NewEventTime {
  const first = Math.floor(year / count) * count;
  const last = first + count - 1;
  const digits = count === 10 ? 1 : 2;
  const text =
    count === 1
      ? yearText(year)
      : first >= 0 && last <= 9999
        ? yearText(first).slice(0, -digits) + 'X'.repeat(digits)
        : `${yearText(first)}/${yearText(last)}`;
  return unit(instantOf(first), instantOf(last + 1), text);
}

function unit(earliest: number, latest: number, edtf: string): NewEventTime {
  return { earliest, latest, when: within(edtf) };
}

function within(edtf: string): When {
  return { edtf, extent: 'within' };
}

function minuteText(at: CivilTime): string {
  return `${dayText(at)}T${two(at.hour)}:${two(at.minute)}`;
}

function dayText({ year, month, day }: CivilTime): string {
  return `${yearText(year)}-${two(month)}-${two(day)}`;
}

/** EDTF years have four digits; longer ones begin with Y. */
function yearText(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : '';
  return digits.length > 4 ? `Y${sign}${digits}` : `${sign}${digits}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
