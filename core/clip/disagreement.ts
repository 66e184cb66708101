import { bounds } from '../time/bounds';
import { DAY, HOUR, MINUTE } from '../time/calendar';
import { conflicts } from '../time/order';
import type { When } from '../time/when';

const UNITS: readonly { readonly name: string; readonly ms: number; readonly from: number }[] = [
  { name: 'year', ms: 365.2425 * DAY, from: 2 * 365 * DAY },
  { name: 'month', ms: 30.436875 * DAY, from: 61 * DAY },
  { name: 'day', ms: DAY, from: 2 * DAY },
  { name: 'hour', ms: HOUR, from: 2 * HOUR },
  { name: 'minute', ms: MINUTE, from: 0 },
];

/**
 * How far apart the times are that contradict each other, in words: `25 minutes`, `3 days`; null
 * when none do or the distance has no measure.
 *
 * The distance of two equally exact times is that of their beginnings (Monday and Tuesday are a day
 * apart); of unequal ones it is the gap between them, so that nothing is made more exact than said.
 */
export function disagreement(whens: readonly When[]): string | null {
  let farthest = 0;
  whens.forEach((one, index) => {
    for (const other of whens.slice(index + 1)) {
      if (conflicts(one, other)) farthest = Math.max(farthest, distance(one, other));
    }
  });
  if (farthest <= 0 || !Number.isFinite(farthest)) return null;
  const unit = UNITS.find(({ from }) => farthest >= from);
  if (!unit) return null;
  const number = Math.max(1, Math.round(farthest / unit.ms));
  // A day is a day, not 24 hours, when the times are days.
  if (farthest === DAY) return 'a day';
  return `${number} ${unit.name}${number === 1 ? '' : 's'}`;
}

function distance(one: When, other: When): number {
  const a = bounds(one);
  const b = bounds(other);
  if (!a || !b) return 0;
  const [first, second] = a.earliest <= b.earliest ? [a, b] : [b, a];
  const widths = [first.latest - first.earliest, second.latest - second.earliest];
  const [less = 0, more = 0] = widths.sort((x, y) => x - y);
  const alike = Number.isFinite(more) && more <= less * 1.2;
  return second.earliest - (alike ? first.earliest : first.latest);
}
