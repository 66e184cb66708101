import { fail, ok, type Result } from '../ipc/result';
import { boundsOfEdtf } from './bounds';
import { DAY, HOUR } from './calendar';
import { commonStep, stepOf, steppedDate, type DateStep } from './date-step';
import { dayPartInterval, dayPartOf, type DayPart } from './day-parts';
import { edtfOrNull, isPrintable, printEdtf } from './edtf';
import type { Edtf, EdtfDate, EdtfInterval } from './edtf-value';
import { thirdIn, thirdOf, type Third } from './thirds';
import type { When } from './when';

/** What of a time is moved: all of it, or one end while the other stays. */
export type MovedPart = 'whole' | 'start' | 'end';

/** Why a time cannot be moved: its text is none that is read here, or there is no end to move. */
export type MoveError = 'unreadable' | 'open-end';

/** Instants beyond this are not whole milliseconds any more. */
const FARTHEST = 8.64e15;
/** For an estimate of how many units a stretch is; the calendar decides. */
const MEAN_MONTH = 30.436875 * DAY;

/** The ways a time can move: `at` so many units; null beyond what can be. */
interface Track {
  /** About how long a unit is, in milliseconds. */
  readonly mean: number;
  readonly at: (count: number) => Edtf | null;
}

/**
 * A time moved by milliseconds, in whole units of its own precision: a day in days, a month in months,
 * `187X` in decades, a season in seasons, “early December” in thirds of a month, an evening in quarters
 * of a day, hours said by their two ends in hours. Marks, zone, extent and open ends stay; nothing
 * becomes more exact than it was. Both ends of a range move together, by the unit of the coarser one;
 * one end by itself stops at the other. One end of what has no range makes it one.
 *
 * It goes to the unit nearest to where it was moved, and as far as times can be told.
 */
export function moveWhen(
  when: When,
  part: MovedPart,
  milliseconds: number,
): Result<When, MoveError> {
  const track = trackOf(when, part);
  if (!track.ok) return track;
  const { at, mean } = track.value;
  const instant = (value: Edtf): number => anchorOf(value, part);
  const first = at(0);
  if (!first) return fail('unreadable', 'This time cannot be moved.');
  const target = instant(first) + milliseconds;
  const guess = Math.round(milliseconds / mean);
  let best = 0;
  let distance = Infinity;
  for (let count = guess - 2; count <= guess + 2; count++) {
    const value = at(count);
    const away = value ? Math.abs(instant(value) - target) : Infinity;
    // Between two, the one that is moved less, so that there and back are alike.
    if (away < distance || (away === distance && Math.abs(count) < Math.abs(best))) {
      best = count;
      distance = away;
    }
  }
  return ok(stepped(when, track.value, distance === Infinity ? guess : best));
}

/** A time moved by so many units of its own precision; see `moveWhen`. */
export function stepWhen(when: When, part: MovedPart, count: number): Result<When, MoveError> {
  const track = trackOf(when, part);
  return track.ok ? ok(stepped(when, track.value, count)) : track;
}

/** As many units as can be: an end stops at the other, and the farthest times are the last. */
function stepped(when: When, { at }: Track, count: number): When {
  let value = at(count);
  if (!value) {
    let [reached, beyond] = [0, Math.abs(count)];
    while (beyond - reached > 1) {
      const middle = Math.floor((reached + beyond) / 2);
      if (at(middle * Math.sign(count))) reached = middle;
      else beyond = middle;
    }
    value = at(reached * Math.sign(count));
    if (reached === 0) return when;
  }
  return count === 0 || !value ? when : { edtf: printEdtf(value), extent: when.extent };
}

function trackOf({ edtf, extent }: When, part: MovedPart): Result<Track, MoveError> {
  const value = edtfOrNull(edtf);
  if (!value) return fail('unreadable', `“${edtf}” is a time that cannot be moved.`);
  if (value.kind === 'date') {
    return ok(trackAt(stepOf(value), (step, count) => dateMoved(value, part, step, count)));
  }
  const { start, end } = value;
  const moved = part === 'end' ? end : part === 'start' ? start : null;
  const isOpen = part === 'whole' ? !isDate(start) && !isDate(end) : !isDate(moved);
  if (isOpen) {
    const which = part === 'whole' ? 'Both ends of this time are' : `The ${part} of this time is`;
    return fail('open-end', `${which} open.`);
  }
  if (part === 'whole') {
    const named = extent === 'within' ? namedTrack(value) : null;
    if (named) return ok(named);
  }
  const steps = [part === 'end' ? null : start, part === 'start' ? null : end].filter(isDate);
  const own = steps.map(stepOf).reduce(commonStep);
  const step = part === 'whole' && extent === 'within' && isInHours(value) ? HOURS : own;
  return ok(trackAt(step, (by, count) => intervalMoved(value, part, by, count)));
}

function trackAt(step: DateStep, move: (step: DateStep, count: number) => Edtf | null): Track {
  const mean = step.length * (step.kind === 'seconds' ? 1000 : MEAN_MONTH);
  return { mean, at: (count) => possible(move(step, count), count) };
}

function possible(value: Edtf | null, count: number): Edtf | null {
  if (count === 0 || !value) return value;
  if (!isPrintable(value)) return null;
  const { earliest, latest } = boundsOfEdtf(value);
  const isNear = (instant: number) => !Number.isFinite(instant) || Math.abs(instant) <= FARTHEST;
  return isNear(earliest) && isNear(latest) ? value : null;
}

/** One end of a single date pulled out makes a range of it; it cannot be pushed in. */
function dateMoved(date: EdtfDate, part: MovedPart, step: DateStep, count: number): Edtf | null {
  const moved = steppedDate(date, step, count);
  if (part === 'whole' || count === 0 || !moved) return moved;
  // 24:00 is the edge of its day at an end, but a minute of the next one by itself.
  if (date.time?.hour === 24 || count > 0 !== (part === 'end')) return null;
  return part === 'end'
    ? { kind: 'interval', start: date, end: moved }
    : { kind: 'interval', start: moved, end: date };
}

function intervalMoved(
  { start, end }: EdtfInterval,
  part: MovedPart,
  step: DateStep,
  count: number,
): Edtf | null {
  const first = part !== 'end' && isDate(start) ? steppedDate(start, step, count) : start;
  const last = part !== 'start' && isDate(end) ? steppedDate(end, step, count) : end;
  if (first === null || last === null) return null;
  const moved: Edtf = { kind: 'interval', start: first, end: last };
  if (part === 'whole' || !isDate(first) || !isDate(last)) return moved;
  // The same at both ends is no range any more.
  const isOne = first.time?.hour !== 24 && printEdtf(first) === printEdtf(last);
  return isOne ? first : moved;
}

const HOURS: DateStep = { kind: 'seconds', length: HOUR / 1000 };

/** EDTF has no hours: they are said by their ends, and stay whole hours. */
function isInHours({ start, end }: EdtfInterval): boolean {
  return [start, end].every(
    (each) =>
      isDate(each) && each.time !== null && each.time.second === null && each.time.minute === 0,
  );
}

const THIRDS: readonly Third[] = ['early', 'mid', 'late'];
const QUARTERS: readonly DayPart[] = ['early-hours', 'morning', 'afternoon', 'evening'];

/** What has a name stays something with such a name: early December goes to mid-December. */
function namedTrack(value: EdtfInterval): Track | null {
  const third = thirdIn(value);
  if (third) {
    const step = stepOf(third.date);
    return {
      mean: (step.length * MEAN_MONTH) / 3,
      at: (count) => {
        const at = THIRDS.indexOf(third.third) + count;
        const whole = steppedDate(third.date, step, Math.floor(at / 3));
        const moved = whole && thirdOf(whole, THIRDS[at - 3 * Math.floor(at / 3)] ?? 'early');
        // Some have no name any more: decades before the year 1000.
        return possible(moved && thirdIn(moved) ? moved : null, count);
      },
    };
  }
  const part = dayPartOf(value);
  if (!part) return null;
  const perDay = part.part === 'night' ? 1 : QUARTERS.length;
  const first = part.part === 'night' ? 0 : QUARTERS.indexOf(part.part);
  return {
    mean: DAY / perDay,
    at: (count) => {
      const at = first + count;
      const days = Math.floor(at / perDay);
      const day = steppedDate(part.day, stepOf(part.day), days);
      const name = part.part === 'night' ? part.part : QUARTERS[at - days * perDay];
      return possible(day && name ? dayPartInterval(day, name) : null, count);
    },
  };
}

/** The instant that follows the hand: the start, but for an end that is moved or an open start. */
function anchorOf(value: Edtf, part: MovedPart): number {
  const { earliest, latest } = boundsOfEdtf(value);
  return part === 'end' || earliest === -Infinity ? latest : earliest;
}

function isDate(end: EdtfInterval['start'] | null): end is EdtfDate {
  return typeof end === 'object' && end !== null;
}
