import { lasted, type TimelineEvent, type TimelineLane, type TimeSpan } from './event';
import { stableOrder } from './stable-order';

/** Lane of the events that have none; its id is no record's id. */
export const OTHER_LANE = '';
/** Events per block: one block's latest instant tells whether its events may be skipped. */
const BLOCK = 64;

/**
 * The events of one lane as columns, in the order of their middles: so they are drawn.
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
  /** 1 for those that lasted through their bounds: see `lasted`. */
  readonly lasts: Uint8Array;
  readonly blockEarliest: Float64Array;
  readonly blockLatest: Float64Array;
}

/** All events made ready for layout; built when events or lanes change, not when the view does. */
export interface TimelineIndex {
  readonly events: readonly TimelineEvent[];
  readonly lanes: readonly LaneIndex[];
  /** Events without a time, by lane, in each in the order given. */
  readonly undated: readonly TimelineEvent[];
  /** How many events have a time. */
  readonly count: number;
  /** The dated events in TIME's order (earliest bound, then latest), each once, as positions in `events`. */
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

/** The dated events as columns, as they were given. */
interface Columns {
  readonly count: number;
  /** Positions in the events. */
  readonly position: Int32Array;
  /** What is drawn of them. */
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly centre: Float64Array;
  readonly lasts: Uint8Array;
  /** The row of the first lane. */
  readonly row: Int32Array;
  /** The rows of the other lanes of those few that have several, and which those are. */
  readonly otherRows: ReadonlyMap<number, readonly number[]>;
  readonly hasOthers: Uint8Array;
  readonly extent: TimeSpan | null;
  readonly undated: readonly TimelineEvent[];
}

function columnsOf(events: readonly TimelineEvent[], lanes: readonly TimelineLane[]): Columns {
  const size = events.length;
  const position = new Int32Array(size);
  const row = new Int32Array(size);
  const earliest = new Float64Array(size);
  const latest = new Float64Array(size);
  const centre = new Float64Array(size);
  const lasts = new Uint8Array(size);
  const otherRows = new Map<number, readonly number[]>();
  const hasOthers = new Uint8Array(size);
  const undated: TimelineEvent[] = [];
  // Rows are numbers here: the one behind the last lane is that of the rest.
  const rowOf = new Map(lanes.map(({ id }, nth) => [id, nth]));
  let count = 0;
  let first = Infinity;
  let last = -Infinity;
  for (let at = 0; at < size; at += 1) {
    const event = events[at];
    if (!event) continue;
    const { bounds, widened, laneIds } = event;
    if (!bounds) {
      undated.push(event);
      continue;
    }
    const from = Math.min(bounds.earliest, widened?.earliest ?? Infinity);
    const to = Math.max(bounds.latest, widened?.latest ?? -Infinity);
    position[count] = at;
    earliest[count] = from;
    latest[count] = to;
    centre[count] = centreOf(bounds);
    if (lasted(event.when)) lasts[count] = 1;
    if (from > -Infinity && from < first) first = from;
    if (from > last) last = from;
    if (to < first) first = to;
    if (to < Infinity && to > last) last = to;
    let own = laneIds.length === 1 ? rowOf.get(laneIds[0] ?? '') : undefined;
    if (laneIds.length > 1) {
      const [main, ...others] = new Set(laneIds.flatMap((id) => rowOf.get(id) ?? []));
      own = main;
      if (others.length > 0) {
        otherRows.set(count, others);
        hasOthers[count] = 1;
      }
    }
    row[count] = own ?? lanes.length;
    count += 1;
  }
  return {
    count,
    position,
    earliest,
    latest,
    centre: centre.subarray(0, count),
    lasts,
    row,
    otherRows,
    hasOthers,
    extent: first <= last ? { earliest: first, latest: last } : null,
    undated,
  };
}

/** Columns' places in some order, shared out to the rows. */
function byRow(columns: Columns, order: Int32Array, rows: number): readonly Int32Array[] {
  const { row, otherRows, hasOthers } = columns;
  const counts = new Int32Array(rows);
  for (let place = 0; place < columns.count; place += 1) {
    const to = row[place] ?? 0;
    counts[to] = (counts[to] ?? 0) + 1;
  }
  for (const to of [...otherRows.values()].flat()) counts[to] = (counts[to] ?? 0) + 1;
  const members = Array.from(counts, (size) => new Int32Array(size));
  const filled = new Int32Array(rows);
  const add = (to: number, place: number): void => {
    const at = filled[to] ?? 0;
    filled[to] = at + 1;
    const own = members[to];
    if (own) own[at] = place;
  };
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] ?? 0;
    add(row[place] ?? 0, place);
    if (hasOthers[place] === 1) for (const to of otherRows.get(place) ?? []) add(to, place);
  }
  return members;
}

function laneOf({ id, name }: TimelineLane, columns: Columns, places: Int32Array): LaneIndex {
  const count = places.length;
  const items = new Int32Array(count);
  const earliest = new Float64Array(count);
  const latest = new Float64Array(count);
  const centre = new Float64Array(count);
  const lasts = new Uint8Array(count);
  const blocks = Math.ceil(count / BLOCK);
  const blockEarliest = new Float64Array(blocks).fill(Infinity);
  const blockLatest = new Float64Array(blocks).fill(-Infinity);
  for (let at = 0; at < count; at += 1) {
    const place = places[at] ?? 0;
    const from = columns.earliest[place] ?? 0;
    const to = columns.latest[place] ?? 0;
    items[at] = columns.position[place] ?? 0;
    earliest[at] = from;
    latest[at] = to;
    centre[at] = columns.centre[place] ?? 0;
    lasts[at] = columns.lasts[place] ?? 0;
    const block = Math.floor(at / BLOCK);
    if (from < (blockEarliest[block] ?? Infinity)) blockEarliest[block] = from;
    if (to > (blockLatest[block] ?? -Infinity)) blockLatest[block] = to;
  }
  const folded = false;
  return {
    id,
    name,
    folded,
    items,
    earliest,
    latest,
    centre,
    lasts,
    blockEarliest,
    blockLatest,
  };
}

/** The dated events in TIME's order: by earliest bound, then latest, then as they were given. */
function timeOrder(events: readonly TimelineEvent[], { count, position }: Columns): Int32Array {
  const bound = (end: keyof TimeSpan) =>
    new Float64Array(count).map((_, at) => events[position[at] ?? -1]?.bounds?.[end] ?? 0);
  return stableOrder(bound('earliest'), stableOrder(bound('latest'))).map(
    (place) => position[place] ?? 0,
  );
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
  const columns = columnsOf(events, lanes);
  const { centre, extent, undated } = columns;
  const byMiddle = stableOrder(centre);
  const members = byRow(columns, byMiddle, lanes.length + 1);
  const made = (lane: TimelineLane, row: number): LaneIndex =>
    laneOf(lane, columns, members[row] ?? new Int32Array(0));
  const indexed = lanes.map(made).filter(({ items }) => keepsEmpty || items.length > 0);
  const restCount = members[lanes.length]?.length ?? 0;
  if (restCount > 0 || indexed.length === 0) {
    const name =
      restCount === 0 ? 'Events' : (restName ?? (lanes.length === 0 ? 'Events' : 'Other'));
    indexed.push(made({ id: OTHER_LANE, name }, lanes.length));
  }
  // None of these is asked for by the first frame.
  let centres: Float64Array | null = null;
  let order: Int32Array | null = null;
  let positions: ReadonlyMap<string, number> | null = null;
  return {
    events,
    lanes: indexed,
    undated: byLane(undated, lanes),
    count: byMiddle.length,
    extent,
    get centres() {
      return (centres ??= picked(centre, byMiddle));
    },
    get order() {
      return (order ??= timeOrder(events, columns));
    },
    get positionOf() {
      return (positions ??= new Map(events.map(({ id }, at) => [id, at])));
    },
  };
}

function picked(column: Float64Array, places: Int32Array): Float64Array {
  const numbers = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) numbers[at] = column[places[at] ?? 0] ?? 0;
  return numbers;
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
  const { events, undated, count, extent } = index;
  return {
    events,
    lanes,
    undated,
    count,
    extent,
    get centres() {
      return index.centres;
    },
    get order() {
      return index.order;
    },
    get positionOf() {
      return index.positionOf;
    },
  };
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

/**
 * Where in a lane's columns there are events that touch [from, to]: stretches of places, each its
 * beginning and the place after its end, one after the other. Not all in a stretch need touch.
 */
export function touchedBlocks(lane: LaneIndex, from: number, to: number): readonly number[] {
  const { items, blockEarliest, blockLatest } = lane;
  const ends: number[] = [];
  for (let block = 0; block < blockLatest.length; block += 1) {
    if ((blockEarliest[block] ?? Infinity) > to || (blockLatest[block] ?? -Infinity) < from)
      continue;
    const begin = block * BLOCK;
    const end = Math.min(begin + BLOCK, items.length);
    if (ends.at(-1) === begin) ends[ends.length - 1] = end;
    else ends.push(begin, end);
  }
  return ends;
}

/** Calls `visit` with the place in the lane's columns of every event that touches [from, to], in their order. */
export function visitTouching(
  lane: LaneIndex,
  from: number,
  to: number,
  visit: (place: number) => void,
): void {
  const { earliest, latest } = lane;
  const ends = touchedBlocks(lane, from, to);
  for (let nth = 0; nth < ends.length; nth += 2) {
    for (let place = ends[nth] ?? 0; place < (ends[nth + 1] ?? 0); place += 1) {
      if ((earliest[place] ?? Infinity) <= to && (latest[place] ?? -Infinity) >= from) visit(place);
    }
  }
}
