import type { TimelineEvent, TimeSpan } from '../../core/timeline/event';
import { bounds, widened } from '../../core/time/bounds';
import type { MovedPart } from '../../core/time/move-when';
import type { When } from '../../core/time/when';

/** An event on its way to another time or lane: what would be, and is not yet. */
export interface MovedEvent {
  readonly event: TimelineEvent;
  readonly part: MovedPart;
  readonly when: When;
  /** Where it would be drawn. */
  readonly span: TimeSpan;
  /** The row it would be in; the one it is in where the lane stays. */
  readonly laneId: string;
  /** Whether that is another lane than its own. */
  readonly otherLane: boolean;
}

/** What a move is called before and while it is done; the window's state behind the plot. */
export interface EventMover {
  /** Whether lanes are the user's own, so that an event can be put into another one by hand. */
  readonly byHand: boolean;
  /** The new time in the user's words; `note` where more is to be said than the time. */
  words(moved: MovedEvent): { readonly time: string; readonly note: string | null };
  /** Makes it so, as one deed. */
  move(moved: MovedEvent): Promise<void>;
  /** Says that a move is begun and not saved yet; answers how to say that it is, or is given up. */
  hold(): () => void;
}

/** An event moved to a time; null for a time that cannot be drawn. */
export function movedEvent(
  event: TimelineEvent,
  part: MovedPart,
  when: When,
  laneId: string,
  otherLane = false,
): MovedEvent | null {
  const exact = bounds(when);
  const wide = widened(when);
  if (!exact || !wide) return null;
  const span = {
    earliest: Math.min(exact.earliest, wide.earliest),
    latest: Math.max(exact.latest, wide.latest),
  };
  return { event, part, when, span, laneId, otherLane };
}

/** Whether a move changes anything. */
export function isChange({ event, when, otherLane }: MovedEvent): boolean {
  return otherLane || event.when?.edtf !== when.edtf;
}
