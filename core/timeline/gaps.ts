import { DAY, MINUTE } from '../time/calendar';
import { civilTime, MEAN_MONTH, MEAN_YEAR, type CivilTime } from './civil-time';
import { drawnSpan, type TimelineIndex } from './index-events';
import { millisecondsPerPixel, pixelOf, type TimeView } from './view';
import { lineWords, type LineWords } from './words';

/** A stretch in which nothing is known to have happened, in instants; an event stands at either end. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A gap as it is drawn. */
export interface DrawnGap {
  readonly gap: Gap;
  /** What is seen of it, in pixels of the plot. */
  readonly x: number;
  readonly width: number;
  /** In full: `nothing between 3 and 19 Mar 2023`. */
  readonly words: string;
  /** Shorter words and where they stand; null where they would reach out of the gap. */
  readonly label: { readonly text: string; readonly x: number; readonly width: number } | null;
}

/** Fewer events make no rhythm that could be broken. */
const LEAST_EVENTS = 4;
/** A gap is this many times as long as it usually takes from one event to the next. */
const TIMES_USUAL = 4;
/** On how many distances and gaps of either side "usually" looks. */
const NEIGHBOURS = 4;
/** Gaps are alike where neither is longer than the other times this. */
const ALIKE = 2;
/** Shorter on the screen, a gap is what lies between any two dots. */
const LEAST_PIXELS = 80;
/** Beside a gap's words, at either end. */
const LABEL_PAD = 10;
/** A unit is named while it is narrower than this: closer in, one sees more exactly. */
const WIDEST_UNIT = 400;

/** The beginnings of all dated events in order, and the gaps with the place of the one before each. */
interface Course {
  readonly starts: Float64Array;
  readonly quiet: readonly Gap[];
  readonly after: readonly number[];
}

/**
 * Beginnings and ends are sorted apart: as many beginnings as ends before an instant mean that all
 * that has begun is over. So 100,000 events cost two sorts of numbers.
 */
function courseOf(index: TimelineIndex): Course {
  const starts = new Float64Array(index.order.length);
  const ends = new Float64Array(index.order.length);
  index.order.forEach((item, at) => {
    const event = index.events[item];
    const span = event && drawnSpan(event);
    starts[at] = span?.earliest ?? -Infinity;
    ends[at] = span?.latest ?? Infinity;
  });
  starts.sort();
  ends.sort();
  const quiet: Gap[] = [];
  const after: number[] = [];
  for (let at = 0; at + 1 < starts.length; at += 1) {
    const from = ends[at] ?? Infinity;
    const to = starts[at + 1] ?? Infinity;
    if (from >= to) continue;
    quiet.push({ from, to });
    after.push(at);
  }
  return { starts, quiet, after };
}

/** All stretches between two events that no event touches, "about" and open ends included, in order. */
export function quietStretches(index: TimelineIndex): readonly Gap[] {
  return courseOf(index).quiet;
}

/**
 * The gaps worth telling: much longer than it usually takes there from one event to the next, and
 * not the rule. Where reports come by the week, a week is no gap; among daily ones, three days are.
 */
export function gapsBetween(index: TimelineIndex): Gap[] {
  if (index.order.length < LEAST_EVENTS) return [];
  const { starts, quiet, after } = courseOf(index);
  return quiet.filter((gap, at) => {
    const length = gap.to - gap.from;
    if (length < MINUTE) return false;
    const distances = around(after[at] ?? 0, (place) => {
      return (starts[place + 1] ?? NaN) - (starts[place] ?? NaN);
    }).filter(Number.isFinite);
    if (length < TIMES_USUAL * median(distances)) return false;
    const others = around(at, (place) => {
      const other = quiet[place];
      return other ? other.to - other.from : NaN;
    }).filter(Number.isFinite);
    const alike = others.filter((other) => other <= ALIKE * length && length <= ALIKE * other);
    return alike.length === 0 || alike.length * 2 < others.length;
  });
}

/** What is found at the places on either side of one. */
function around(place: number, find: (place: number) => number): number[] {
  const found: number[] = [];
  for (let off = 1; off <= NEIGHBOURS; off += 1) found.push(find(place - off), find(place + off));
  return found;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The gaps that a view shows, from left to right, with words that fit. */
export function drawnGaps(
  gaps: readonly Gap[],
  view: TimeView,
  width: number,
  style: { readonly measure: (text: string) => number; readonly locale: string },
): DrawnGap[] {
  const perPixel = millisecondsPerPixel(view, width);
  return gaps.flatMap((gap) => {
    if (gap.to <= view.from || gap.from >= view.to) return [];
    if ((gap.to - gap.from) / perPixel < LEAST_PIXELS) return [];
    const left = Math.max(0, pixelOf(view, width, gap.from));
    const right = Math.min(width, pixelOf(view, width, gap.to));
    const room = right - left;
    const text = gapWords(gap, perPixel, style.locale, false);
    const wanted = Math.ceil(style.measure(text));
    const label =
      wanted + 2 * LABEL_PAD <= room
        ? { text, x: left + (room - wanted) / 2, width: wanted }
        : null;
    return [
      { gap, x: left, width: room, words: gapWords(gap, perPixel, style.locale, true), label },
    ];
  });
}

type Unit = 'year' | 'month' | 'day' | 'minute';

/** The unit that a gap's ends are named in: as coarse as it is long, as exact as the zoom shows. */
function unitOf({ from, to }: Gap, perPixel: number): Unit {
  const length = to - from;
  const isNarrow = (unit: number): boolean => unit / perPixel <= WIDEST_UNIT;
  if (length >= 3 * MEAN_YEAR && isNarrow(MEAN_YEAR)) return 'year';
  if (length >= 3 * MEAN_MONTH && isNarrow(MEAN_MONTH)) return 'month';
  const isWhole = from % DAY === 0 && to % DAY === 0;
  return length >= DAY && (isWhole || isNarrow(DAY)) ? 'day' : 'minute';
}

/**
 * `nothing between 3 and 19 Mar`: the last day, month, year or minute on which something happened,
 * and the next.
 *
 * @param perPixel milliseconds in a pixel: how exact the zoom is
 * @param isFull whether the year is said where both ends share it
 */
export function gapWords(gap: Gap, perPixel: number, locale: string, isFull: boolean): string {
  const words = lineWords(locale);
  // Ends are where the next unit begins: the last moment belongs to the unit before.
  const a = civilTime(gap.from - 1);
  const b = civilTime(gap.to);
  const [first, last] = endsOf(a, b, unitOf(gap, perPixel), words, isFull);
  return words.time.nothing(words.time.between(first, last));
}

function endsOf(
  a: CivilTime,
  b: CivilTime,
  unit: Unit,
  words: LineWords,
  isFull: boolean,
): [string, string] {
  if (unit === 'year') return [words.year(a.year), words.year(b.year)];
  const sameYear = a.year === b.year;
  if (unit === 'month') {
    if (!sameYear) return [words.monthOfYear(a), words.monthOfYear(b)];
    return [words.month(a.month), isFull ? words.monthOfYear(b) : words.month(b.month)];
  }
  const dayOf = (at: CivilTime): string => (sameYear ? words.dayOfMonth(at) : words.dayOfYear(at));
  const lastDay = isFull ? words.dayOfYear(b) : dayOf(b);
  if (unit === 'minute') {
    const sameDay = sameYear && a.month === b.month && a.day === b.day;
    const end = sameDay && !isFull ? words.clock(b) : `${lastDay}, ${words.clock(b)}`;
    return [sameDay ? words.clock(a) : `${dayOf(a)}, ${words.clock(a)}`, end];
  }
  if (!sameYear || a.month !== b.month) return [dayOf(a), lastDay];
  if (!words.time.isMonthFirst) return [words.day(a), lastDay];
  const end = isFull ? words.time.dayOfYear(words.day(b), words.year(b.year)) : words.day(b);
  return [words.dayOfMonth(a), end];
}

/** The gap after or before an instant, by where their middles lie; null where there is none. */
export function nextGap(gaps: readonly Gap[], instant: number, step: 1 | -1): Gap | null {
  const middle = ({ from, to }: Gap): number => (from + to) / 2;
  const found =
    step > 0
      ? gaps.find((gap) => middle(gap) > instant)
      : gaps.findLast((gap) => middle(gap) < instant);
  return found ?? null;
}
