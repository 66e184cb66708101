import { fittedView, MAX_SPAN, type TimeView } from './view';
import type { TimelineIndex } from './index-events';

/**
 * The view that shows every event; null where none has a known end.
 *
 * Where they lie further apart than a view can reach, it is the stretch that holds most of them: the
 * middle between one mistyped year and all the others would show none.
 */
export function viewOfAll({ extent, centres }: TimelineIndex): TimeView | null {
  if (!extent) return null;
  const whole = fittedView(extent.earliest, extent.latest);
  if (whole.from <= extent.earliest && extent.latest <= whole.to) return whole;
  const known = centres.filter(Number.isFinite);
  const [first, last] = fullest(known, MAX_SPAN / 2);
  return fittedView(known[first] ?? extent.earliest, known[last] ?? extent.earliest);
}

/** The first and last place of the run of ascending instants that is longest within a length. */
function fullest(instants: Float64Array, length: number): [number, number] {
  let best: [number, number] = [0, 0];
  let first = 0;
  for (let last = 0; last < instants.length; last += 1) {
    while ((instants[last] ?? 0) - (instants[first] ?? 0) > length) first += 1;
    if (last - first > best[1] - best[0]) best = [first, last];
  }
  return best;
}
