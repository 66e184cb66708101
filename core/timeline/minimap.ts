import { lowerBound, type TimelineIndex } from './index-events';
import { boundedView, fittedView, type TimeView } from './view';

/** Two pixels of bar, one of air. */
const BIN_PIXELS = 3;
/** How much of the width follows the clock; the rest follows the events. */
const EVEN_SHARE = 0.4;

/**
 * All events in one strip.
 *
 * Its scale is not even: one event of 1998 beside a month of 2023 would leave that month two pixels.
 * So a part of the width follows the clock and the rest is shared out by the number of events;
 * order is kept, and every stretch of time keeps some width. `knots` are the instants at equal
 * distances of the width, one more than there are bins.
 */
export interface Minimap {
  readonly width: number;
  readonly span: TimeView;
  readonly knots: Float64Array;
  /** Where events lie; an event in two lanes counts once. */
  readonly bins: readonly { readonly x: number; readonly count: number }[];
  readonly most: number;
}

/**
 * The instants at equal distances of the width. Between two events the scale is even, so a knot is
 * found by looking for the two that it lies between: once through the events, however many knots.
 */
function knotsOf(centres: Float64Array, span: TimeView, even: number, count: number): Float64Array {
  const whole = span.to - span.from;
  const last = Math.max(1, centres.length - 1);
  const placeAt = (event: number): number =>
    (even * ((centres[event] ?? 0) - span.from)) / whole + ((1 - even) * event) / last;
  const knots = new Float64Array(count + 1);
  knots[0] = span.from;
  knots[count] = span.to;
  let next = 0;
  for (let knot = 1; knot < count; knot += 1) {
    const wanted = knot / count;
    while (next < centres.length && placeAt(next) < wanted) next += 1;
    // Before the first event and behind the last one lie the margins.
    const [from, low] =
      next === 0 ? [span.from, 0] : [centres[next - 1] ?? span.from, placeAt(next - 1)];
    const [to, high] =
      next === centres.length ? [span.to, 1] : [centres[next] ?? span.to, placeAt(next)];
    knots[knot] = high > low ? from + ((to - from) * (wanted - low)) / (high - low) : to;
  }
  return knots;
}

/** The minimap for a width; null without a dated event. */
export function minimapOf(index: TimelineIndex, width: number): Minimap | null {
  const { extent, centres } = index;
  if (!extent || centres.length === 0) return null;
  const { earliest, latest } = extent;
  const margin = (latest - earliest) * 0.02;
  const span =
    latest > earliest
      ? boundedView(earliest - margin, latest + margin)
      : fittedView(earliest, latest);
  const even = centres.length < 3 ? 1 : EVEN_SHARE;
  const count = Math.max(1, Math.floor(width / BIN_PIXELS));
  const knots = knotsOf(centres, span, even, count);

  const bins: { x: number; count: number }[] = [];
  let most = 0;
  let before = 0;
  for (let bin = 0; bin < count; bin += 1) {
    const upTo = bin === count - 1 ? centres.length : lowerBound(centres, knots[bin + 1] ?? 0);
    const here = upTo - before;
    if (here > 0) bins.push({ x: bin * (width / count), count: here });
    most = Math.max(most, here);
    before = upTo;
  }
  return { width, span, knots, bins, most };
}

/** Where an instant lies in the minimap, within its width. */
export function minimapPixel({ knots, width }: Minimap, instant: number): number {
  const count = knots.length - 1;
  const at = Math.min(count, Math.max(1, lowerBound(knots, instant)));
  const low = knots[at - 1] ?? 0;
  const high = knots[at] ?? 0;
  const between = high > low ? (instant - low) / (high - low) : 0;
  return ((at - 1 + Math.min(1, Math.max(0, between))) / count) * width;
}

/** The instant at a pixel of the minimap: the inverse of `minimapPixel`. */
export function minimapInstant({ knots, width }: Minimap, pixel: number): number {
  const count = knots.length - 1;
  const place = Math.min(count, Math.max(0, (pixel / Math.max(1, width)) * count));
  const at = Math.min(count - 1, Math.floor(place));
  const low = knots[at] ?? 0;
  return low + ((knots[at + 1] ?? low) - low) * (place - at);
}

/** Narrower than this a brush cannot be taken hold of. */
const MIN_BRUSH = 10;

/** Where the view lies in the minimap, in pixels: clipped to it, and never too narrow to grasp. */
export function brushOf(map: Minimap, view: TimeView): { x: number; width: number } {
  const left = minimapPixel(map, view.from);
  const right = minimapPixel(map, view.to);
  const wide = Math.max(MIN_BRUSH, right - left);
  const x = Math.min(Math.max(0, (left + right - wide) / 2), Math.max(0, map.width - wide));
  return { x, width: wide };
}
