import { DAY } from '../time/calendar';
import type { TimelineEvent, TimeSpan } from './event';
import { drawnSpan } from './index-events';
import { boundedView, fittedView, type TimeView } from './view';

/** Closer than a day around an event, nothing else is seen that would tell where one is. */
const CLOSEST = DAY;

/** From the first to the last known instant of some events; null where none has one. */
function spanOfEvents(events: readonly TimelineEvent[]): TimeSpan | null {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const event of events) {
    const span = drawnSpan(event);
    for (const instant of span ? [span.earliest, span.latest] : []) {
      if (!Number.isFinite(instant)) continue;
      earliest = Math.min(earliest, instant);
      latest = Math.max(latest, instant);
    }
  }
  return earliest <= latest ? { earliest, latest } : null;
}

/**
 * The view that shows some events; null where none of them has a date.
 *
 * One event is shown with its own length before and after it: what is near it is why one looks.
 */
export function viewOfEvents(events: readonly TimelineEvent[]): TimeView | null {
  const span = spanOfEvents(events);
  if (!span) return null;
  const length = span.latest - span.earliest;
  if (events.length > 1 && length >= CLOSEST) return fittedView(span.earliest, span.latest);
  const beside = Math.max(CLOSEST / 2 - length / 2, length);
  return boundedView(span.earliest - beside, span.latest + beside);
}
