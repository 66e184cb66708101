import { bounds } from '../time/bounds';
import type { When } from '../time/when';
import type { Stretch } from './runs';

/** A date expression where it stands; positions are in the same text as the passage's. */
export interface PlacedDate extends Stretch {
  readonly when: When;
  /** Whether it is the day of a dateline: when it was written, not when anything happened. */
  readonly isDateline?: boolean;
}

/** How far from a passage a date may stand to speak for it: about two paragraphs of news. */
const REACH = 600;
/** News names the day first and goes on: what follows a passage counts as this much farther. */
const AFTER = 3;

/**
 * The date expression that a passage most likely tells of, or null when none is near.
 *
 * In the passage: the first that is not its dateline's, made finer by those that lie within it (`on Monday … about 6.40 that
 * morning`). Else the nearest before or after it.
 */
export function nearestDate<D extends PlacedDate>(dates: readonly D[], passage: Stretch): D | null {
  const within = dates.filter(({ start, end }) => start < passage.end && end > passage.start);
  const told = within.filter(({ isDateline }) => !isDateline);
  const inside = told.length > 0 ? told : within;
  if (inside.length > 0) return inside.reduce((best, next) => (refines(next, best) ? next : best));
  let nearest: D | null = null;
  let least = REACH;
  for (const date of dates) {
    const distance =
      date.end <= passage.start ? passage.start - date.end : (date.start - passage.end + 1) * AFTER;
    if (distance > least) continue;
    least = distance;
    nearest = date;
  }
  return nearest;
}

/** Whether one date says more exactly what another says. */
function refines(finer: PlacedDate, coarser: PlacedDate): boolean {
  const inner = bounds(finer.when);
  const outer = bounds(coarser.when);
  if (!inner || !outer) return false;
  return (
    inner.earliest >= outer.earliest &&
    inner.latest <= outer.latest &&
    inner.latest - inner.earliest < outer.latest - outer.earliest
  );
}
