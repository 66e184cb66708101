import type { TimelineEvent } from './event';
import { type LaneIndex, type TimelineIndex } from './index-events';

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
  const at = positionIn(index, lane, from.eventId);
  switch (direction) {
    case 'first':
      return placeAt(index, lane, 0);
    case 'last':
      return placeAt(index, lane, lane.items.length - 1);
    case 'earlier':
    case 'later': {
      const step = direction === 'later' ? 1 : -1;
      for (let next = at + step; next >= 0 && next < lane.items.length; next += step) {
        const event = index.events[lane.items[next] ?? -1];
        if (event && !skip(event)) return placeAt(index, lane, next);
      }
      return null;
    }
    case 'above':
    case 'below': {
      const step = direction === 'below' ? 1 : -1;
      for (let next = row + step; next >= 0 && next < index.lanes.length; next += step) {
        const other = index.lanes[next];
        if (!other || other.folded || other.items.length === 0) continue;
        return nearestPlace(index, other, lane.centre[at] ?? 0);
      }
      return null;
    }
  }
}

/** The event of a lane whose middle is nearest to an instant. */
function nearestPlace(index: TimelineIndex, lane: LaneIndex, instant: number): Place | null {
  let best = -1;
  let distance = Infinity;
  lane.centre.forEach((centre, position) => {
    const away = Math.abs(centre - instant);
    if (away >= distance) return;
    distance = away;
    best = position;
  });
  return placeAt(index, lane, best);
}

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

function placeAt(index: TimelineIndex, lane: LaneIndex, position: number): Place | null {
  const event = index.events[lane.items[position] ?? -1];
  return event ? { laneId: lane.id, eventId: event.id } : null;
}
