import type { TimelineIndex, LaneIndex } from './index-events';
import { lowerBound, touchedBlocks } from './index-events';
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
const RIGHT_REACH = 160;

/** The points of a lane around a view, as columns sorted by `x`; `positions` are places in the lane's columns. */
export interface Points {
  readonly count: number;
  readonly positions: Int32Array;
  readonly x: Float64Array;
}

/** A stretch, by its event's place in the lane's columns; ends may be ±Infinity. */
export interface Stretch {
  readonly position: number;
  readonly x1: number;
  readonly x2: number;
}

/** What a lane has to show around a view. */
export interface LaneContent {
  readonly points: Points;
  /** By their beginnings, then their ends. */
  readonly stretches: readonly Stretch[];
}

/**
 * Whether an event lasted through its bounds and has ends of its own. One unit ("2023-11-13") is no
 * such stretch: it says how exactly the time is known.
 */
export function lasted(when: { edtf: string; extent: string } | null): boolean {
  return when?.extent === 'throughout' && when.edtf.includes('/');
}

/** The points and stretches of a lane in and around a view. */
export function contentOf(
  index: TimelineIndex,
  lane: LaneIndex,
  view: TimeView,
  width: number,
): LaneContent {
  const perPixel = millisecondsPerPixel(view, width);
  const leftPixel = view.from / perPixel;
  const base = Math.floor((leftPixel - LEFT_REACH) / PACKING_PERIOD) * PACKING_PERIOD;
  const { earliest, latest, centre, items } = lane;
  const first = base * perPixel;
  const last = view.to + RIGHT_REACH * perPixel;
  const stretches: Stretch[] = [];
  const positions = new Int32Array(items.length);
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
        const isBar = length >= long || lasted(index.events[items[position] ?? -1]?.when ?? null);
        if (isBar) {
          const x1 = (from - view.from) / perPixel;
          stretches.push({ position, x1, x2: (to - view.from) / perPixel });
          continue;
        }
      }
      positions[count] = position;
      x[count] = ((centre[position] ?? 0) - view.from) / perPixel;
      count += 1;
    }
  }
  stretches.sort((a, b) => order(a.x1, b.x1) || order(a.x2, b.x2) || a.position - b.position);
  return { points: { count, positions, x }, stretches };
}

/** As a comparison wants it; a difference would be no number between open ends. */
function order(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The points together with stretches for which no row was left, each standing in the middle of
 * what is seen of it; `isStandIn` tells them by their place.
 */
export function withStandIns(
  points: Points,
  left: readonly Stretch[],
  width: number,
): Points & { readonly standIns: ReadonlySet<number> } {
  if (left.length === 0) return { ...points, standIns: new Set() };
  const extra = left
    .map(({ position, x1, x2 }) => {
      const start = Math.min(Math.max(x1, 0), width);
      const end = Math.min(Math.max(x2, 0), width);
      // Off the plot it stands at the end that is nearer.
      const x = x2 < 0 ? x2 : x1 > width ? x1 : (start + end) / 2;
      return { position, x };
    })
    .sort((a, b) => a.x - b.x);
  const count = points.count + extra.length;
  const positions = new Int32Array(count);
  const x = new Float64Array(count);
  const standIns = new Set<number>();
  let from = 0;
  let at = 0;
  const takePoints = (until: number): void => {
    positions.set(points.positions.subarray(from, until), at);
    x.set(points.x.subarray(from, until), at);
    at += until - from;
    from = until;
  };
  const known = points.x.subarray(0, points.count);
  for (const one of extra) {
    // Among points of the same place it comes last.
    let until = Math.max(from, lowerBound(known, one.x));
    while (until < points.count && (known[until] ?? Infinity) === one.x) until += 1;
    takePoints(until);
    positions[at] = one.position;
    x[at] = one.x;
    standIns.add(at);
    at += 1;
  }
  takePoints(points.count);
  return { count, positions, x, standIns };
}
