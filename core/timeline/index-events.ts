import type { TimelineEvent, TimelineLane, TimeSpan } from './event';

/** Lane of the events that have none; its id is no record's id. */
export const OTHER_LANE = '';
/** Events per block: one block's latest instant tells whether its events may be skipped. */
const BLOCK = 64;

/**
 * The events of one lane in TIME's order (earliest bound, then latest), as columns.
 *
 * Columns of numbers, because a frame over 100,000 events must not touch 100,000 objects.
 * `earliest` and `latest` are the widened bounds: what is drawn. `blockEarliest` and `blockLatest`
 * are the extremes of every `BLOCK` events, so that a search for what touches a view skips the rest.
 */
export interface LaneIndex {
  readonly id: string;
  readonly name: string;
  /** Whether only a thin row is drawn of it: see `withFolded`. */
  readonly folded: boolean;
  /** Positions in `TimelineIndex.events`. */
  readonly items: Int32Array;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly centre: Float64Array;
  readonly blockEarliest: Float64Array;
  readonly blockLatest: Float64Array;
}

/** All events made ready for layout; built when events or lanes change, not when the view does. */
export interface TimelineIndex {
  readonly events: readonly TimelineEvent[];
  readonly lanes: readonly LaneIndex[];
  /** Events without a time, by lane, in each in the order given. */
  readonly undated: readonly TimelineEvent[];
  /** The dated events in order, each once, as positions in `events`. */
  readonly order: Int32Array;
  /** The middles of the dated events, ascending: what the minimap counts. */
  readonly centres: Float64Array;
  /** From the first to the last finite bound; null without any. */
  readonly extent: TimeSpan | null;
  readonly positionOf: ReadonlyMap<string, number>;
}

/** What is drawn of an event: its widened bounds where it has them. */
export function drawnSpan(event: TimelineEvent): TimeSpan | null {
  const { bounds, widened } = event;
  if (!bounds) return null;
  if (!widened) return bounds;
  return {
    earliest: Math.min(bounds.earliest, widened.earliest),
    latest: Math.max(bounds.latest, widened.latest),
  };
}

/** The instant that stands for an event: the middle of its bounds, or its one finite end. */
export function centreOf(span: TimeSpan): number {
  const { earliest, latest } = span;
  if (Number.isFinite(earliest)) {
    return Number.isFinite(latest) ? earliest + (latest - earliest) / 2 : earliest;
  }
  return Number.isFinite(latest) ? latest : 0;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function laneOf(
  lane: TimelineLane,
  sorted: readonly number[],
  events: readonly TimelineEvent[],
): LaneIndex {
  const count = sorted.length;
  const earliest = new Float64Array(count);
  const latest = new Float64Array(count);
  const centre = new Float64Array(count);
  const blocks = Math.ceil(count / BLOCK);
  const blockEarliest = new Float64Array(blocks).fill(Infinity);
  const blockLatest = new Float64Array(blocks).fill(-Infinity);
  sorted.forEach((item, position) => {
    const event = events[item];
    const span = event && drawnSpan(event);
    if (!event?.bounds || !span) return;
    earliest[position] = span.earliest;
    latest[position] = span.latest;
    centre[position] = centreOf(event.bounds);
    const block = Math.floor(position / BLOCK);
    blockEarliest[block] = Math.min(blockEarliest[block] ?? Infinity, span.earliest);
    blockLatest[block] = Math.max(blockLatest[block] ?? -Infinity, span.latest);
  });
  const { id, name } = lane;
  const items = Int32Array.from(sorted);
  return { id, name, folded: false, items, earliest, latest, centre, blockEarliest, blockLatest };
}

/** How lanes are made of events. */
export interface LaneRules {
  /** What the lane of events without one is called; `Other`, or `Events` where there is no lane. */
  readonly rest?: string;
  /** Whether lanes are drawn that have no dated event; else they are left out. */
  readonly keepsEmpty?: boolean;
}

/**
 * Sorts events into lanes.
 *
 * Events that name no lane, or none that exists, share one lane at the end. It is there only while it
 * has events or is the only one.
 */
export function indexEvents(
  events: readonly TimelineEvent[],
  lanes: readonly TimelineLane[],
  { rest: restName, keepsEmpty = true }: LaneRules = {},
): TimelineIndex {
  const spans = events.map(drawnSpan);
  const dated: number[] = [];
  const undated: TimelineEvent[] = [];
  const positionOf = new Map<string, number>();
  let first = Infinity;
  let last = -Infinity;
  events.forEach((event, position) => {
    positionOf.set(event.id, position);
    const span = spans[position];
    if (!span) {
      undated.push(event);
      return;
    }
    dated.push(position);
    for (const end of [span.earliest, span.latest]) {
      if (!Number.isFinite(end)) continue;
      first = Math.min(first, end);
      last = Math.max(last, end);
    }
  });
  dated.sort((a, b) => {
    const one = events[a]?.bounds;
    const two = events[b]?.bounds;
    if (!one || !two) return 0;
    return (
      compareNumbers(one.earliest, two.earliest) || compareNumbers(one.latest, two.latest) || a - b
    );
  });

  const members = new Map<string, number[]>(lanes.map((lane) => [lane.id, []]));
  const rest: number[] = [];
  for (const position of dated) {
    const laneIds = new Set(events[position]?.laneIds);
    let placed = false;
    for (const laneId of laneIds) {
      const lane = members.get(laneId);
      if (!lane) continue;
      lane.push(position);
      placed = true;
    }
    if (!placed) rest.push(position);
  }
  const drawn = keepsEmpty ? lanes : lanes.filter(({ id }) => members.get(id)?.length);
  const indexed = drawn.map((lane) => laneOf(lane, members.get(lane.id) ?? [], events));
  if (rest.length > 0 || drawn.length === 0) {
    const name =
      rest.length === 0 ? 'Events' : (restName ?? (lanes.length === 0 ? 'Events' : 'Other'));
    indexed.push(laneOf({ id: OTHER_LANE, name }, rest, events));
  }
  const centres = Float64Array.from(dated, (position) => {
    const bounds = events[position]?.bounds;
    return bounds ? centreOf(bounds) : 0;
  }).sort();
  return {
    events,
    lanes: indexed,
    undated: byLane(undated, lanes),
    order: Int32Array.from(dated),
    centres,
    extent: first <= last ? { earliest: first, latest: last } : null,
    positionOf,
  };
}

/** Events in the order of their first lanes; those without one come last. */
function byLane(
  events: readonly TimelineEvent[],
  lanes: readonly TimelineLane[],
): readonly TimelineEvent[] {
  const rows = new Map(lanes.map(({ id }, row) => [id, row]));
  const rowOf = ({ laneIds }: TimelineEvent): number =>
    laneIds.reduce((least, id) => Math.min(least, rows.get(id) ?? lanes.length), lanes.length);
  return events.toSorted((a, b) => rowOf(a) - rowOf(b));
}

/** The same index with other lanes folded; nothing is sorted anew. */
export function withFolded(index: TimelineIndex, folded: ReadonlySet<string>): TimelineIndex {
  if (index.lanes.every((lane) => lane.folded === folded.has(lane.id))) return index;
  const lanes = index.lanes.map((lane) => ({ ...lane, folded: folded.has(lane.id) }));
  return { ...index, lanes };
}

/** The first position in ascending numbers whose value is at least `value`. */
export function lowerBound(numbers: Float64Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls `visit` with the position in the lane of every event that touches [from, to], in order. */
export function visitTouching(
  lane: LaneIndex,
  from: number,
  to: number,
  visit: (position: number) => void,
): void {
  const { earliest, latest, blockEarliest, blockLatest } = lane;
  for (let block = 0; block < blockLatest.length; block += 1) {
    if ((blockEarliest[block] ?? Infinity) > to || (blockLatest[block] ?? -Infinity) < from)
      continue;
    const end = Math.min((block + 1) * BLOCK, earliest.length);
    for (let position = block * BLOCK; position < end; position += 1) {
      const touches =
        (earliest[position] ?? Infinity) <= to && (latest[position] ?? -Infinity) >= from;
      if (touches) visit(position);
    }
  }
}
