import type { LaneIndex } from './index-events';
import { touchedBlocks } from './index-events';
import { stableOrder } from './stable-order';
import { millisecondsPerPixel, type TimeView } from './view';

/** A stretch that happened once somewhere within is a point until it is this wide: see `Dot.reach`. */
const WITHIN_BECOMES_BAR = 72;
/** What lasted all through is a bar as soon as it is longer than a dot is wide. */
const THROUGHOUT_BECOMES_BAR = 16;
/**
 * Packing starts at a multiple of this many pixels from the beginning of time, not at the edge of
 * the view: so clusters do not change under the hand while it pans.
 */
const PACKING_PERIOD = 1024;
/** What begins this far to the left may still reach into view with its label. */
const LEFT_REACH = 400;
/** So much further to the right than is asked for is packed: `MOST_REACH` and the widest mark. */
const RIGHT_REACH = 300;

/** The points of a lane around a view, as columns sorted by `x`. */
export interface Points {
  readonly count: number;
  /** Places in the lane's columns. */
  readonly positions: Int32Array;
  /** Positions in the index' events. */
  readonly items: Int32Array;
  readonly x: Float64Array;
}

/** A stretch, by its event's place in the lane's columns; ends may be ±Infinity. */
export interface Stretch {
  readonly position: number;
  readonly x1: number;
  readonly x2: number;
}

/** The stretches of a lane around a view, as columns, by their beginnings and then their ends. */
export interface Stretches {
  readonly count: number;
  /** Places in the lane's columns. */
  readonly positions: Int32Array;
  readonly x1: Float64Array;
  readonly x2: Float64Array;
}

/** What a lane has to show around a view. */
export interface LaneContent {
  readonly points: Points;
  readonly stretches: Stretches;
}

/** The points and stretches of a lane in and around a view. */
export function contentOf(lane: LaneIndex, view: TimeView, width: number): LaneContent {
  const perPixel = millisecondsPerPixel(view, width);
  const leftPixel = view.from / perPixel;
  const base = Math.floor((leftPixel - LEFT_REACH) / PACKING_PERIOD) * PACKING_PERIOD;
  const { earliest, latest, centre, items, lasts } = lane;
  const first = base * perPixel;
  const last = view.to + RIGHT_REACH * perPixel;
  const bars: number[] = [];
  const positions = new Int32Array(items.length);
  const found = new Int32Array(items.length);
  const x = new Float64Array(items.length);
  let count = 0;
  // What is short enough to be a point in any case.
  const short = THROUGHOUT_BECOMES_BAR * perPixel;
  const long = WITHIN_BECOMES_BAR * perPixel;
  const ends = touchedBlocks(lane, first, last);
  for (let nth = 0; nth < ends.length; nth += 2) {
    const end = ends[nth + 1] ?? 0;
    // No function is called for every event: in a frame there may be 100,000.
    for (let position = ends[nth] ?? 0; position < end; position += 1) {
      const from = earliest[position] ?? 0;
      const to = latest[position] ?? 0;
      if (from > last || to < first) continue;
      const length = to - from;
      if (length >= short) {
        if (length >= long || lasts[position] === 1) {
          bars.push(position);
          continue;
        }
      }
      positions[count] = position;
      found[count] = items[position] ?? 0;
      x[count] = ((centre[position] ?? 0) - view.from) / perPixel;
      count += 1;
    }
  }
  const points = { count, positions, items: found, x };
  return { points, stretches: stretchesOf(lane, bars, view, perPixel) };
}

function stretchesOf(
  lane: LaneIndex,
  bars: readonly number[],
  view: TimeView,
  perPixel: number,
): Stretches {
  const count = bars.length;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  for (let nth = 0; nth < count; nth += 1) {
    starts[nth] = lane.earliest[bars[nth] ?? 0] ?? 0;
    ends[nth] = lane.latest[bars[nth] ?? 0] ?? 0;
  }
  // Of those that begin together the shorter ones come first, as they do in the lane.
  const order = stableOrder(starts);
  const positions = new Int32Array(count);
  const x1 = new Float64Array(count);
  const x2 = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const nth = order[at] ?? 0;
    positions[at] = bars[nth] ?? 0;
    x1[at] = ((starts[nth] ?? 0) - view.from) / perPixel;
    x2[at] = ((ends[nth] ?? 0) - view.from) / perPixel;
  }
  return { count, positions, x1, x2 };
}

/**
 * The points together with those of the stretches for which no row was left, each standing in the
 * middle of what is seen of it; `isStandIn` is 1 for these.
 */
export function withStandIns(
  lane: LaneIndex,
  points: Points,
  stretches: Stretches,
  left: readonly number[],
  width: number,
): Points & { readonly isStandIn: Uint8Array } {
  if (left.length === 0) return { ...points, isStandIn: new Uint8Array(points.count) };
  const middles = new Float64Array(left.length);
  for (let one = 0; one < left.length; one += 1) {
    const x1 = stretches.x1[left[one] ?? 0] ?? 0;
    const x2 = stretches.x2[left[one] ?? 0] ?? 0;
    const start = Math.min(Math.max(x1, 0), width);
    const end = Math.min(Math.max(x2, 0), width);
    // Off the plot it stands at the end that is nearer.
    middles[one] = x2 < 0 ? x2 : x1 > width ? x1 : (start + end) / 2;
  }
  const extra = stableOrder(middles);
  const count = points.count + extra.length;
  const positions = new Int32Array(count);
  const items = new Int32Array(count);
  const x = new Float64Array(count);
  const isStandIn = new Uint8Array(count);
  let from = 0;
  let at = 0;
  for (let nth = 0; nth <= extra.length; nth += 1) {
    const one = extra[nth] ?? -1;
    // Among points of the same place it comes last.
    const until = middles[one] ?? Infinity;
    for (; from < points.count && (points.x[from] ?? 0) <= until; from += 1, at += 1) {
      positions[at] = points.positions[from] ?? 0;
      items[at] = points.items[from] ?? 0;
      x[at] = points.x[from] ?? 0;
    }
    if (one < 0) break;
    const position = stretches.positions[left[one] ?? 0] ?? 0;
    positions[at] = position;
    items[at] = lane.items[position] ?? 0;
    x[at] = until;
    isStandIn[at] = 1;
    at += 1;
  }
  return { count, positions, items, x, isStandIn };
}

/** The first point after `at` that is not left of `limit`. */
export function firstBeyond({ count, x }: Points, at: number, limit: number): number {
  // Mostly it is near; where it is not, there are thousands.
  let low = at + 1;
  let step = 1;
  while (low + step < count && (x[low + step] ?? Infinity) < limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(count, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
