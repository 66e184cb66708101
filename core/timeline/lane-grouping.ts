import { sameName } from '../library/tag-names';
import type { TimelineLane } from './event';

/** What can make the rows of the timeline; `none` is one row for everything. */
export const LANE_GROUPINGS = ['hand', 'tag', 'person', 'place', 'origin', 'none'] as const;
export type LaneGrouping = (typeof LANE_GROUPINGS)[number];

/** What an event tells about the lanes it stands in; tags by the id and name of their records. */
export interface LaneFacts {
  readonly laneId: string | null;
  readonly tags: readonly TimelineLane[];
  readonly people: readonly string[];
  readonly place: string;
  readonly origins: readonly string[];
}

/** The lanes of a grouping, in order, whether or not they have a dated event. */
export interface GroupedLanes {
  readonly lanes: readonly TimelineLane[];
  /** For each event in the order given, the lanes it stands in; none is the lane of the rest. */
  readonly laneIds: readonly (readonly string[])[];
  /** What the lane of the rest is called. */
  readonly rest: string;
}

const REST: Readonly<Record<LaneGrouping, string>> = {
  hand: 'Other',
  tag: 'No tag',
  person: 'Nobody named',
  place: 'No place',
  origin: 'No source',
  none: 'Events',
};

/**
 * Sorts events into the lanes of a grouping.
 *
 * People, places and origins are names as somebody typed them: names that differ in case or in the
 * blanks around them are one lane, called as most events spell it. `placed` holds lane ids in the
 * order that the user gave them; lanes that were never placed follow, those with the most events
 * first. Lanes by hand keep the order of their records.
 */
export function groupLanes(
  events: readonly LaneFacts[],
  grouping: LaneGrouping,
  byHand: readonly TimelineLane[],
  placed: readonly string[],
): GroupedLanes {
  const rest = grouping === 'hand' && byHand.length === 0 ? REST.none : REST[grouping];
  if (grouping === 'none') return { lanes: [], laneIds: events.map(() => []), rest };
  if (grouping === 'hand') {
    const laneIds = events.map(({ laneId }) => (laneId === null ? [] : [laneId]));
    return { lanes: byHand, laneIds, rest };
  }
  const found = new Map<string, Spellings>();
  const named = namesAsLanes();
  const laneIds = events.map((facts) => {
    const ids = new Set<string>();
    for (const { id, name } of lanesOf(facts, grouping, named)) {
      if (ids.has(id)) continue;
      ids.add(id);
      let lane = found.get(id);
      if (!lane) found.set(id, (lane = new Spellings()));
      lane.add(name);
    }
    return [...ids];
  });
  const rank = new Map(placed.map((id, at) => [id, at]));
  const lanes = [...found]
    .map(([id, spellings]) => ({ id, name: spellings.commonest, count: spellings.count }))
    .sort(
      (a, b) =>
        (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity) ||
        b.count - a.count ||
        (sameName(a.name) < sameName(b.name) ? -1 : 1),
    )
    .map(({ id, name }) => ({ id, name }));
  return { lanes, laneIds, rest };
}

type AsLanes = (names: readonly string[]) => readonly TimelineLane[];

function lanesOf(
  facts: LaneFacts,
  grouping: LaneGrouping,
  named: AsLanes,
): readonly TimelineLane[] {
  switch (grouping) {
    case 'tag':
      return facts.tags;
    case 'person':
      return named(facts.people);
    case 'place':
      return named([facts.place]);
    case 'origin':
      return named(facts.origins);
    case 'hand':
    case 'none':
      return [];
  }
}

/** Names as lanes, each folded once however many events have it: the id is the name without its case. */
function namesAsLanes(): AsLanes {
  const known = new Map<string, TimelineLane | null>();
  const laneOf = (typed: string): TimelineLane | null => {
    const name = typed.trim();
    return name === '' ? null : { id: sameName(name), name };
  };
  return (names) =>
    names.flatMap((typed) => {
      let lane = known.get(typed);
      if (lane === undefined) known.set(typed, (lane = laneOf(typed)));
      return lane ?? [];
    });
}

/** How often a name is spelled in which way. */
class Spellings {
  readonly #times = new Map<string, number>();
  count = 0;

  add(name: string): void {
    this.count += 1;
    this.#times.set(name, (this.#times.get(name) ?? 0) + 1);
  }

  /** The spelling used most; of several the one met first. */
  get commonest(): string {
    let best = '';
    let most = 0;
    for (const [name, times] of this.#times) {
      if (times <= most) continue;
      best = name;
      most = times;
    }
    return best;
  }
}
