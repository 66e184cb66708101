import { DAY, HOUR, MINUTE } from '../time/calendar';
import { MEAN_MONTH, MEAN_YEAR, civilTime, instantOf } from './civil-time';
import { millisecondsPerPixel, pixelOf, type TimeView } from './view';
import { lineWords, type LineWords } from './words';

/**
 * A mark on the axis; `major` where a larger unit begins, whose name the label then carries. The
 * label is '' where the one before it leaves no room.
 */
export interface Tick {
  readonly x: number;
  readonly instant: number;
  readonly label: string;
  readonly major: boolean;
}

/** The axis: its marks, and the larger unit that the left edge lies in (`Nov 2023`), '' if none. */
export interface Axis {
  readonly ticks: readonly Tick[];
  readonly context: string;
}

/** How an axis is written. */
export interface AxisStyle {
  /** The width in pixels of a label's text. */
  readonly measure: (text: string) => number;
  /** BCP 47 of the words and their order. */
  readonly locale: string;
}

/** Nearer than this, labels such as `2 Nov` begin to run together. */
const MIN_TICK_PIXELS = 64;
/** Between a label and the next: words need air to be told apart. */
const LABEL_AIR = 8;

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
interface Step {
  readonly unit: Unit;
  readonly count: number;
  readonly length: number;
}

const STEPS: readonly Step[] = [
  ...[1, 5, 10, 30].map((count) => ({ unit: 'minute' as const, count, length: count * MINUTE })),
  ...[1, 3, 6, 12].map((count) => ({ unit: 'hour' as const, count, length: count * HOUR })),
  ...[1, 2].map((count) => ({ unit: 'day' as const, count, length: count * DAY })),
  { unit: 'week', count: 1, length: 7 * DAY },
  ...[1, 3].map((count) => ({ unit: 'month' as const, count, length: count * MEAN_MONTH })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].map(
    (count) => ({ unit: 'year' as const, count, length: count * MEAN_YEAR }),
  ),
];

/**
 * The instants of a step around a view.
 *
 * Years count as people count them, without a year 0: …200 BC, 100 BC, 1, 100, 200…; all shorter
 * steps run evenly on, so that their marks stand at equal distances across months.
 */
function instantsOf(step: Step, view: TimeView): number[] {
  const found: number[] = [];
  if (step.unit === 'year') {
    const { count } = step;
    const last = civilTime(view.to).year;
    let multiple = Math.floor(civilTime(view.from).year / count) * count - count;
    for (;;) {
      // 200 BC is the year -199, and where 0 would be stands 1; single years need no such shift.
      const year = multiple > 0 || count === 1 ? multiple : multiple + 1;
      if (year > last) return found;
      found.push(instantOf(year));
      multiple += count;
    }
  }
  if (step.unit === 'month') {
    const start = civilTime(view.from);
    let month = start.year * 12 + start.month - 1;
    month = Math.floor(month / step.count) * step.count;
    for (;;) {
      const instant = instantOf(0, month + 1);
      if (instant > view.to) return found;
      found.push(instant);
      month += step.count;
    }
  }
  // Weeks begin on Mondays; 1970-01-05 was one.
  const offset = step.unit === 'week' ? 4 * DAY : 0;
  let at = Math.floor((view.from - offset) / step.length) * step.length + offset;
  while (at <= view.to) {
    found.push(at);
    at += step.length;
  }
  return found;
}

/** What a mark says beside the one before it: only what has changed, the larger unit where it begins. */
function tickWords(
  step: Step,
  instant: number,
  before: number,
  words: LineWords,
): { label: string; major: boolean } {
  const now = civilTime(instant);
  const then = civilTime(before);
  switch (step.unit) {
    case 'minute':
    case 'hour': {
      if (now.hour !== 0 || now.minute !== 0) return { label: words.clock(now), major: false };
      if (now.year !== then.year) return { label: words.dayOfYear(now), major: true };
      return { label: `${words.weekday(instant)} ${words.dayOfMonth(now)}`, major: true };
    }
    case 'day':
    case 'week': {
      if (now.year !== then.year) return { label: words.dayOfYear(now), major: true };
      const major = now.month !== then.month;
      const day = major ? words.dayOfMonth(now) : words.day(now);
      // Every day has its mark: then its name helps, and there is room for it.
      const isSingle = step.unit === 'day' && step.count === 1;
      return { label: isSingle ? `${words.weekday(instant)} ${day}` : day, major };
    }
    case 'month':
      if (now.year !== then.year) return { label: words.year(now.year), major: true };
      return { label: words.month(now.month), major: false };
    case 'year':
      return { label: words.year(now.year), major: now.year === 1 };
  }
}

function contextWords(step: Step, instant: number, words: LineWords): string {
  const at = civilTime(instant);
  switch (step.unit) {
    case 'minute':
    case 'hour':
      return `${words.weekday(instant)} ${words.dayOfYear(at)}`;
    case 'day':
    case 'week':
      return words.monthOfYear(at);
    case 'month':
      return words.year(at.year);
    case 'year':
      return '';
  }
}

/** The marks of one step in a view, with every label in full. */
function ticksOf(step: Step, view: TimeView, width: number, words: LineWords): Tick[] {
  const instants = instantsOf(step, view);
  const ticks: Tick[] = [];
  let eraBegan = false;
  instants.forEach((instant, position) => {
    if (instant < view.from) return;
    const before = instants[position - 1] ?? instant - step.length;
    const { label, major } = tickWords(step, instant, before, words);
    // Behind the mark where the era begins its years need no more words.
    const isPlain = step.unit === 'year' && eraBegan;
    ticks.push({
      x: pixelOf(view, width, instant),
      instant,
      label: isPlain ? words.plainYear(civilTime(instant).year) : label,
      major,
    });
    eraBegan ||= step.unit === 'year' && major;
  });
  return ticks;
}

/** Whether all labels of plain marks fit before the next mark. */
function fits(ticks: readonly Tick[], measure: (text: string) => number): boolean {
  return ticks.every(({ label, x, major }, at) => {
    const next = ticks[at + 1];
    return major || !next || measure(label) + LABEL_AIR <= next.x - x;
  });
}

/** The marks without labels that another label reaches into; one of a larger unit stays. */
function withoutOverlaps(ticks: readonly Tick[], measure: (text: string) => number): Tick[] {
  const shown = ticks.map((tick) => ({ ...tick }));
  let last: (typeof shown)[number] | null = null;
  for (const tick of shown) {
    const isFree: boolean = !last || last.x + measure(last.label) + LABEL_AIR <= tick.x;
    if (isFree) {
      last = tick;
    } else if (last && tick.major && !last.major) {
      last.label = '';
      last = tick;
    } else {
      tick.label = '';
    }
  }
  return shown;
}

/**
 * The axis of a view: marks in sensible words from minutes to millennia, on both sides of year 1.
 *
 * The finest step whose plain labels have room; no label ever reaches into another.
 */
export function axisOf(view: TimeView, width: number, { measure, locale }: AxisStyle): Axis {
  const words = lineWords(locale);
  const wanted = millisecondsPerPixel(view, width) * MIN_TICK_PIXELS;
  const least = STEPS.findIndex(({ length }) => length >= wanted);
  const steps = least < 0 ? STEPS.slice(-1) : STEPS.slice(least);
  for (const step of steps) {
    const ticks = ticksOf(step, view, width, words);
    if (step !== steps.at(-1) && !fits(ticks, measure)) continue;
    const context = contextWords(step, view.from, words);
    return { ticks: withoutOverlaps(ticks, measure), context };
  }
  return { ticks: [], context: '' };
}
