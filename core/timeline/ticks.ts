import { DAY, HOUR, MINUTE } from '../time/calendar';
import { MEAN_MONTH, MEAN_YEAR, civilTime, instantOf } from './civil-time';
import { millisecondsPerPixel, pixelOf, type TimeView } from './view';
import { clockWords, dayWords, monthName, yearWords } from './words';

/** A mark on the axis; `major` where a larger unit begins, whose name the label then carries. */
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

/** Nearer than this, labels such as `2 Nov` begin to run together. */
const MIN_TICK_PIXELS = 64;

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

function stepFor(perPixel: number): Step {
  const wanted = perPixel * MIN_TICK_PIXELS;
  const last = STEPS[STEPS.length - 1] as Step;
  return STEPS.find((step) => step.length >= wanted) ?? last;
}

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
function tickWords(step: Step, instant: number, before: number): { label: string; major: boolean } {
  const now = civilTime(instant);
  const then = civilTime(before);
  switch (step.unit) {
    case 'minute':
    case 'hour':
      if (now.hour === 0 && now.minute === 0) {
        const year = now.year === then.year ? '' : ` ${yearWords(now.year)}`;
        return { label: `${now.day} ${monthName(now.month)}${year}`, major: true };
      }
      return { label: clockWords(now.hour, now.minute), major: false };
    case 'day':
    case 'week': {
      if (now.year !== then.year) {
        const label = `${now.day} ${monthName(now.month)} ${yearWords(now.year)}`;
        return { label, major: true };
      }
      const major = now.month !== then.month;
      return { label: major ? `${now.day} ${monthName(now.month)}` : String(now.day), major };
    }
    case 'month':
      if (now.year !== then.year) return { label: yearWords(now.year), major: true };
      return { label: monthName(now.month), major: false };
    case 'year': {
      const eraBegins = now.year === 1;
      return { label: eraBegins ? 'AD 1' : yearWords(now.year), major: eraBegins };
    }
  }
}

function contextWords(step: Step, instant: number): string {
  const { year, month } = civilTime(instant);
  switch (step.unit) {
    case 'minute':
    case 'hour':
      return dayWords(instant);
    case 'day':
    case 'week':
      return `${monthName(month)} ${yearWords(year)}`;
    case 'month':
      return yearWords(year);
    case 'year':
      return '';
  }
}

/** The axis of a view: marks in sensible words from minutes to millennia, on both sides of year 1. */
export function axisOf(view: TimeView, width: number): Axis {
  const step = stepFor(millisecondsPerPixel(view, width));
  const instants = instantsOf(step, view);
  const ticks: Tick[] = [];
  instants.forEach((instant, position) => {
    if (instant < view.from) return;
    const before = instants[position - 1] ?? instant - step.length;
    const { label, major } = tickWords(step, instant, before);
    ticks.push({ x: pixelOf(view, width, instant), instant, label, major });
  });
  return { ticks, context: contextWords(step, view.from) };
}
