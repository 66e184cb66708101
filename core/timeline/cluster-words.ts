import type { TimelineIndex } from './index-events';
import { eventsOf, type Cluster } from './shapes';
import { counted, spanWords } from './words';

/** How many titles of a cluster are said before "and more". */
const NAMED = 3;

/** What stands in a cluster's ring: `12`, from a thousand on `3k`. */
export function clusterCount({ members }: Cluster): string {
  const size = members.length;
  return size > 999 ? `${Math.floor(size / 1000)}k` : String(size);
}

/**
 * What is said of a cluster: `12 events, 3 – 19 Mar 2023: Log published, Trial crossing, …`.
 *
 * @param locale BCP 47 of the time's words
 */
export function clusterWords(index: TimelineIndex, cluster: Cluster, locale: string): string {
  const size = cluster.members.length;
  const few = eventsOf(index, cluster, NAMED);
  const last = index.events[cluster.members.at(-1) ?? -1];
  const from = few[0]?.bounds?.earliest ?? -Infinity;
  const to = last?.bounds?.latest ?? Infinity;
  const isBounded = Number.isFinite(to - from);
  const span = isBounded ? `, ${spanWords(from, Math.max(from, to - 1), locale)}` : '';
  const more = size > few.length ? ' and more' : '';
  return `${counted(size, 'event')}${span}: ${few.map(({ title }) => title).join(', ')}${more}`;
}
