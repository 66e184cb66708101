import type { TimelineIndex, LaneIndex } from './index-events';
import { lowerBound, visitTouching } from './index-events';
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
/** Points up to half a `WITHIN_BECOMES_BAR` outside of what was asked for. */
const SLACK = 64;
/** Up to this many points share a pixel before their order within it stops to matter: more than rows. */
const SORTED_PER_PIXEL = 16;

/** The points of a lane around a view, as columns sorted by `x`; `positions` are those in the lane. */
export interface Points {
  readonly count: number;
  readonly positions: Int32Array;
  readonly x: Float64Array;
}

/** A stretch, by its event's position in the lane; ends may be ±Infinity. */
export interface Stretch {
  readonly position: number;
  readonly x1: number;
  readonly x2: number;
}

/** What a lane has to show around a view. */
export interface LaneContent {
  readonly points: Points;
  /** In order of their events. */
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
  const bins = Math.ceil(leftPixel - base + width + RIGHT_REACH) + 2 * SLACK;

  const stretches: Stretch[] = [];
  const found = new Int32Array(lane.items.length);
  const foundBins = new Int32Array(lane.items.length);
  let count = 0;
  const starts = new Int32Array(bins + 1);
  const binOf = (position: number): number => {
    const bin = Math.floor((lane.centre[position] ?? 0) / perPixel) - base + SLACK;
    return Math.min(bins - 1, Math.max(0, bin));
  };
  visitTouching(lane, base * perPixel, view.to + RIGHT_REACH * perPixel, (position) => {
    const earliest = lane.earliest[position] ?? 0;
    const latest = lane.latest[position] ?? 0;
    const pixels = (latest - earliest) / perPixel;
    if (pixels >= THROUGHOUT_BECOMES_BAR) {
      const event = index.events[lane.items[position] ?? -1];
      if (pixels >= WITHIN_BECOMES_BAR || lasted(event?.when ?? null)) {
        const x1 = (earliest - view.from) / perPixel;
        stretches.push({ position, x1, x2: (latest - view.from) / perPixel });
        return;
      }
    }
    const bin = binOf(position);
    found[count] = position;
    foundBins[count] = bin;
    count += 1;
    starts[bin + 1] = (starts[bin + 1] ?? 0) + 1;
  });

  // Sorted by counting, pixel by pixel: in proportion to the events, however many there are.
  for (let bin = 1; bin <= bins; bin += 1)
    starts[bin] = (starts[bin] ?? 0) + (starts[bin - 1] ?? 0);
  const next = starts.slice();
  const positions = new Int32Array(count);
  const x = new Float64Array(count);
  for (let each = 0; each < count; each += 1) {
    const position = found[each] ?? 0;
    const bin = foundBins[each] ?? 0;
    let at = next[bin] ?? 0;
    next[bin] = at + 1;
    const here = ((lane.centre[position] ?? 0) - view.from) / perPixel;
    const first = starts[bin] ?? 0;
    if (at - first < SORTED_PER_PIXEL) {
      for (; at > first && (x[at - 1] ?? 0) > here; at -= 1) {
        x[at] = x[at - 1] ?? 0;
        positions[at] = positions[at - 1] ?? 0;
      }
    }
    x[at] = here;
    positions[at] = position;
  }
  return { points: { count, positions, x }, stretches };
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
