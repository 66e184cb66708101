import type { TimelineEvent } from './event';
import { centreOf, lowerBound, type LaneIndex, type TimelineIndex } from './index-events';

/** Where the keyboard is: an event, in one of its lanes. */
export interface Place {
  readonly laneId: string;
  readonly eventId: string;
}

/** Where a key leads: along the lane in time, to the lane above or below, to the lane's ends. */
export type Direction = 'earlier' | 'later' | 'above' | 'below' | 'first' | 'last';

/**
 * The next place from a place, over all events of a lane and not only those in view; null where
 * there is none. `skip` tells which events are one with the present one on the screen (a cluster's
 * members), so that a key leads out of it.
 */
export function nextPlace(
  index: TimelineIndex,
  from: Place,
  direction: Direction,
  skip: (event: TimelineEvent) => boolean = () => false,
): Place | null {
  const row = index.lanes.findIndex((lane) => lane.id === from.laneId);
  const lane = index.lanes[row];
  if (!lane) return null;
  const items = inTimeOrder(index, lane);
  const at = items.indexOf(index.positionOf.get(from.eventId) ?? -1);
  switch (direction) {
    case 'first':
      return eventAt(index, lane, items[0]);
    case 'last':
      return eventAt(index, lane, items.at(-1));
    case 'earlier':
    case 'later': {
      const step = direction === 'later' ? 1 : -1;
      for (let next = at + step; next >= 0 && next < items.length; next += step) {
        const event = index.events[items[next] ?? -1];
        if (event && !skip(event)) return eventAt(index, lane, items[next]);
      }
      return null;
    }
    case 'above':
    case 'below': {
      const step = direction === 'below' ? 1 : -1;
      for (let next = row + step; next >= 0 && next < index.lanes.length; next += step) {
        const other = index.lanes[next];
        if (!other || other.folded || other.items.length === 0) continue;
        return nearestPlace(index, other, middleOf(index, items[at]));
      }
      return null;
    }
  }
}

/** The event of a lane whose middle is nearest to an instant. */
function nearestPlace(index: TimelineIndex, lane: LaneIndex, instant: number): Place | null {
  const { centre, items } = lane;
  const after = lowerBound(centre, instant);
  const before = after - 1;
  const isBefore =
    after >= centre.length ||
    (before >= 0 && instant - (centre[before] ?? 0) <= (centre[after] ?? 0) - instant);
  return eventAt(index, lane, items[isBefore ? before : after]);
}

function middleOf(index: TimelineIndex, item: number | undefined): number {
  const bounds = index.events[item ?? -1]?.bounds;
  return bounds ? centreOf(bounds) : 0;
}

/** A lane's events in TIME's order; worked out once, when keys first lead along it. */
function inTimeOrder({ order }: TimelineIndex, { items }: LaneIndex): Int32Array {
  let known = ordered.get(items);
  if (!known) {
    const own = new Set(items);
    ordered.set(items, (known = order.filter((item) => own.has(item))));
  }
  return known;
}

const ordered = new WeakMap<Int32Array, Int32Array>();

/**
 * A place for an event that is known by its id only: in the first of its lanes, one that is not
 * folded if there is any; null if undated.
 */
export function placeOf(index: TimelineIndex, eventId: string): Place | null {
  const lanes = index.lanes.filter((lane) => positionIn(index, lane, eventId) >= 0);
  const lane = lanes.find(({ folded }) => !folded) ?? lanes[0];
  return lane ? { laneId: lane.id, eventId } : null;
}

function positionIn(index: TimelineIndex, lane: LaneIndex, eventId: string): number {
  const item = index.positionOf.get(eventId);
  return item === undefined ? -1 : lane.items.indexOf(item);
}

function eventAt(index: TimelineIndex, lane: LaneIndex, item: number | undefined): Place | null {
  const event = index.events[item ?? -1];
  return event ? { laneId: lane.id, eventId: event.id } : null;
}
