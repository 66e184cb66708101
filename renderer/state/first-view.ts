import { centreOf, drawnSpan } from '../../core/timeline/index-events';
import type { TimelineEvent } from '../../core/timeline/event';
import { fittedView } from '../../core/timeline/view';
import type { TimeView } from '../../core/timeline/view';

/** The part of the events that makes up the affair; the rest is its past and its outlook. */
const MOST = 0.7;
/** Closer in only where it shows much more: the affair takes less than this part of the whole. */
const WORTH_IT = 0.25;

/**
 * What a timeline shows at first: the shortest stretch that holds most of the events, where that is
 * much shorter than the whole; null to show everything.
 */
export function firstView(events: readonly TimelineEvent[]): TimeView | null {
  const centres = events
    .flatMap((event) => {
      const span = drawnSpan(event);
      return span ? [centreOf(span)] : [];
    })
    .sort((a, b) => a - b);
  const count = Math.ceil(centres.length * MOST);
  const [first, last] = [centres[0], centres.at(-1)];
  if (count < 3 || first === undefined || last === undefined) return null;
  let best = { from: first, to: last };
  for (let index = 0; index + count <= centres.length; index++) {
    const from = centres[index] ?? first;
    const to = centres[index + count - 1] ?? last;
    if (to - from < best.to - best.from) best = { from, to };
  }
  return best.to - best.from < (last - first) * WORTH_IT ? fittedView(best.from, best.to) : null;
}
