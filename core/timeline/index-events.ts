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

/** What a lane's order and bounds are made of: for each event what is drawn of it, and its middle. */
interface Columns {
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly centre: Float64Array;
}

function laneOf(lane: TimelineLane, items: Int32Array, columns: Columns): LaneIndex {
  const count = items.length;
  const earliest = new Float64Array(count);
  const latest = new Float64Array(count);
  const centre = new Float64Array(count);
  const blocks = Math.ceil(count / BLOCK);
  const blockEarliest = new Float64Array(blocks).fill(Infinity);
  const blockLatest = new Float64Array(blocks).fill(-Infinity);
  for (let position = 0; position < count; position += 1) {
    const item = items[position] ?? 0;
    const from = columns.earliest[item] ?? 0;
    const to = columns.latest[item] ?? 0;
    earliest[position] = from;
    latest[position] = to;
    centre[position] = columns.centre[item] ?? 0;
    const block = Math.floor(position / BLOCK);
    if (from < (blockEarliest[block] ?? Infinity)) blockEarliest[block] = from;
    if (to > (blockLatest[block] ?? -Infinity)) blockLatest[block] = to;
  }
  const { id, name } = lane;
  return { id, name, folded: false, items, earliest, latest, centre, blockEarliest, blockLatest };
}

/** Positions in the order of their bounds: by earliest, then latest, then as they were given. */
function inOrder(dated: Int32Array, earliest: Float64Array, latest: Float64Array): Int32Array {
  const compare = (a: number, b: number): number => {
    const [one, two] = [earliest[a] ?? 0, earliest[b] ?? 0];
    if (one !== two) return one < two ? -1 : 1;
    const [end, other] = [latest[a] ?? 0, latest[b] ?? 0];
    if (end !== other) return end < other ? -1 : 1;
    return a - b;
  };
  // A library hands them over in order.
  let isSorted = true;
  for (let at = 1; at < dated.length && isSorted; at += 1)
    isSorted = compare(dated[at - 1] ?? 0, dated[at] ?? 0) <= 0;
  return isSorted ? dated : dated.sort(compare);
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
  const size = events.length;
  const boundEarliest = new Float64Array(size);
  const boundLatest = new Float64Array(size);
  const columns: Columns = {
    earliest: new Float64Array(size),
    latest: new Float64Array(size),
    centre: new Float64Array(size),
  };
  const found = new Int32Array(size);
  const undated: TimelineEvent[] = [];
  let count = 0;
  let first = Infinity;
  let last = -Infinity;
  for (let position = 0; position < size; position += 1) {
    const event = events[position];
    const bounds = event?.bounds;
    if (!event || !bounds) {
      if (event) undated.push(event);
      continue;
    }
    const from = Math.min(bounds.earliest, event.widened?.earliest ?? Infinity);
    const to = Math.max(bounds.latest, event.widened?.latest ?? -Infinity);
    boundEarliest[position] = bounds.earliest;
    boundLatest[position] = bounds.latest;
    columns.earliest[position] = from;
    columns.latest[position] = to;
    columns.centre[position] = centreOf(bounds);
    found[count] = position;
    count += 1;
    if (from > -Infinity && from < first) first = from;
    if (from > last) last = from;
    if (to < first) first = to;
    if (to < Infinity && to > last) last = to;
  }
  const order = inOrder(found.slice(0, count), boundEarliest, boundLatest);

  // Rows are numbers here: the one behind the last lane is that of the rest.
  const rowOf = new Map(lanes.map(({ id }, row) => [id, row]));
  const members = Array.from({ length: lanes.length + 1 }, () => [] as number[]);
  const restRow = members[lanes.length] ?? [];
  for (const position of order) {
    const laneIds = events[position]?.laneIds ?? [];
    let isPlaced = false;
    for (let nth = 0; nth < laneIds.length; nth += 1) {
      const row = rowOf.get(laneIds[nth] ?? '');
      if (row === undefined || laneIds.indexOf(laneIds[nth] ?? '') < nth) continue;
      members[row]?.push(position);
      isPlaced = true;
    }
    if (!isPlaced) restRow.push(position);
  }
  const made = (lane: TimelineLane, row: number): LaneIndex =>
    laneOf(lane, Int32Array.from(members[row] ?? []), columns);
  const indexed = lanes.map(made).filter(({ items }) => keepsEmpty || items.length > 0);
  if (restRow.length > 0 || indexed.length === 0) {
    const name =
      restRow.length === 0 ? 'Events' : (restName ?? (lanes.length === 0 ? 'Events' : 'Other'));
    indexed.push(made({ id: OTHER_LANE, name }, lanes.length));
  }
  let positions: ReadonlyMap<string, number> | null = null;
  return {
    events,
    lanes: indexed,
    undated: byLane(undated, lanes),
    order,
    centres: Float64Array.from(order, (position) => columns.centre[position] ?? 0).sort(),
    extent: first <= last ? { earliest: first, latest: last } : null,
    // Asked for once something is selected or moved to, not for the first frame.
    get positionOf() {
      return (positions ??= new Map(events.map(({ id }, position) => [id, position])));
    },
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
