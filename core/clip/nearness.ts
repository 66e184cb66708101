import { bounds, widened } from '../time/bounds';
import { DAY } from '../time/calendar';
import type { When } from '../time/when';

/** At this distance in time an event counts half as near. */
const HALF = 3 * DAY;

/**
 * How near two times are: 1 and a little more where they touch, half at three days, falling with the
 * distance; 0 where one is unknown.
 */
export function nearness(a: When | null, b: When | null): number {
  const first = a && widened(a);
  const second = b && widened(b);
  if (!first || !second || !a || !b) return 0;
  const gap = Math.max(first.earliest - second.latest, second.earliest - first.latest, 0);
  if (gap > 0) return HALF / (HALF + gap);
  // Of those that touch, the one that is as exact comes before one that spans the whole year.
  const [one, other] = [bounds(a), bounds(b)].map((span) =>
    span ? Math.min(span.latest - span.earliest, 400 * DAY) + DAY : DAY,
  );
  const ratio = Math.min(one ?? 1, other ?? 1) / Math.max(one ?? 1, other ?? 1);
  return 1 + ratio * 0.2;
}
