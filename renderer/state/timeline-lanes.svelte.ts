import { sameName } from '../../core/library/tag-names';
import type { Command } from '../../core/library/commands';
import type { TimelineLane } from '../../core/timeline/event';
import { groupLanes, type GroupedLanes, type LaneFacts } from '../../core/timeline/lane-grouping';
import { movedLane, placedLanes, type LaneMove } from '../../core/timeline/lane-order';
import type { LaneGrouping } from '../../core/timeline/lane-grouping';
import { shortened } from '../library/shortened';
import type { OrderedEvent } from './library-lists';
import type { NotebookState } from './notebook.svelte';
import { originName } from './origin-name';

/** A deed holds no more commands than this; see `deedSchema`. */
const MOST_COMMANDS = 10_000;

/** What an event has from the lane it is made in; tags by id. */
interface LaneStart {
  readonly laneId: string;
  readonly tags: readonly string[];
  readonly people: readonly string[];
  readonly place: string;
}

/** The setting of a library that holds in which order the lanes of a grouping were placed. */
function settingOf(grouping: LaneGrouping): string {
  return `timeline.lanes.${grouping}`;
}

/** The lanes of the timeline as the user groups them, and what can be done with them. */
export class TimelineLanes {
  readonly #notebook: NotebookState;
  readonly #grouping: () => LaneGrouping;

  readonly #byHand: readonly TimelineLane[] = $derived.by(() =>
    this.#notebook.lanes.map(({ id, name }) => ({ id, name })),
  );
  readonly #placed: readonly string[] = $derived.by(() => {
    const kept = this.#notebook.get('setting', settingOf(this.#grouping()))?.value;
    return typeof kept === 'object' && kept !== null ? kept : [];
  });
  /** Every tag as the lane it makes; tags whose names differ in case only are one. */
  readonly #tags: ReadonlyMap<string, TimelineLane> = $derived.by(() => {
    const byName = new Map<string, TimelineLane>();
    const lanes = new Map<string, TimelineLane>();
    for (const { id, name } of this.#notebook.tags) {
      const lane = byName.get(sameName(name)) ?? { id, name };
      byName.set(sameName(name), lane);
      lanes.set(id, lane);
    }
    return lanes;
  });
  readonly #grouped: GroupedLanes = $derived.by(() => {
    const grouping = this.#grouping();
    const tags = grouping === 'tag' ? this.#tags : new Map<string, TimelineLane>();
    const facts = this.#notebook.orderedEvents.map((entry) => this.#factsOf(entry, tags));
    return groupLanes(facts, grouping, this.#byHand, this.#placed);
  });
  readonly #laneIds: ReadonlyMap<string, readonly string[]> = $derived.by(() => {
    const { laneIds } = this.#grouped;
    return new Map(this.#notebook.orderedEvents.map(({ id }, at) => [id, laneIds[at] ?? []]));
  });

  constructor(notebook: NotebookState, grouping: () => LaneGrouping) {
    this.#notebook = notebook;
    this.#grouping = grouping;
  }

  /** All lanes in order, those without a dated event too. */
  get all(): readonly TimelineLane[] {
    return this.#grouped.lanes;
  }

  /** What the lane of events without one is called. */
  get rest(): string {
    return this.#grouped.rest;
  }

  /**
   * Whether lanes are drawn that have no event: those by hand wait for theirs, but a filter's few finds
   * are not sought among them.
   */
  keepsEmpty(isFiltered: boolean): boolean {
    return this.#grouping() === 'hand' && !isFiltered;
  }

  /** The lanes that an event stands in. */
  laneIdsOf(eventId: string): readonly string[] {
    return this.#laneIds.get(eventId) ?? [];
  }

  /** What an event starts with that is made in a lane. */
  startingWith(laneId: string): Partial<LaneStart> {
    const name = this.nameOf(laneId);
    switch (this.#grouping()) {
      case 'hand':
        return { laneId };
      case 'tag':
        return { tags: [laneId] };
      case 'person':
        return { people: [name] };
      case 'place':
        return { place: name };
      case 'origin':
      case 'none':
        return {};
    }
  }

  nameOf(laneId: string): string {
    return this.all.find(({ id }) => id === laneId)?.name ?? this.rest;
  }

  /**
   * Moves a lane among those that are shown; one deed. Answers whether it stands elsewhere now. The
   * order of lanes by hand is in their records, any other in a setting of the library.
   */
  async move(id: string, shown: readonly string[], move: LaneMove): Promise<boolean> {
    const grouping = this.#grouping();
    const placed = this.#placed;
    const ids = this.all.map((lane) => lane.id);
    // Lanes that have no event now keep the place they were given.
    const order = [...placed, ...ids.filter((one) => !placed.includes(one))];
    const next = movedLane(order, shown, id, move);
    if (!next) return false;
    const label = `Move the lane ${quoted(this.nameOf(id))}`;
    return this.#notebook.do(
      label,
      grouping === 'hand'
        ? this.#reordered(next)
        : [
            {
              do: 'set',
              kind: 'setting',
              id: settingOf(grouping),
              set: { value: [...placedLanes(next, placed, id)] },
            },
          ],
    );
  }

  /** Makes a lane by hand, the last one. */
  async add(name: string): Promise<boolean> {
    const order = Math.max(0, ...this.#notebook.lanes.map((lane) => lane.order)) + 1;
    const id = this.#notebook.newId();
    return this.#notebook.do(`New lane ${quoted(name)}`, [
      { do: 'add', kind: 'lane', id, fields: { name, order } },
    ]);
  }

  async rename(id: string, name: string): Promise<boolean> {
    const before = this.#notebook.get('lane', id)?.name;
    if (before === undefined || before === name) return false;
    return this.#notebook.do(`Rename the lane ${quoted(before)} to ${quoted(name)}`, [
      { do: 'set', kind: 'lane', id, set: { name } },
    ]);
  }

  /** Removes a lane by hand; its events stay and stand in the lane of the rest. One deed. */
  async remove(id: string): Promise<boolean> {
    const lane = this.#notebook.get('lane', id);
    if (!lane) return false;
    const freed: Command[] = this.#notebook.orderedEvents
      .filter(({ event }) => event.laneId === id)
      .slice(0, MOST_COMMANDS - 1)
      .map(({ event }) => ({ do: 'set', kind: 'event', id: event.id, set: { laneId: null } }));
    return this.#notebook.do(`Remove the lane ${quoted(lane.name)}`, [
      ...freed,
      { do: 'remove', kind: 'lane', id },
    ]);
  }

  /** The lane by hand of a name, whatever its case, but for one of them; its name as it is. */
  named(name: string, but: string | null): string | null {
    const same = sameName(name);
    const lane = this.#byHand.find((one) => one.id !== but && sameName(one.name) === same);
    return lane?.name ?? null;
  }

  #reordered(order: readonly string[]): Command[] {
    return order.flatMap((id, at) =>
      this.#notebook.get('lane', id)?.order === at + 1
        ? []
        : [{ do: 'set', kind: 'lane', id, set: { order: at + 1 } } as const],
    );
  }

  #factsOf({ event, view }: OrderedEvent, tags: ReadonlyMap<string, TimelineLane>): LaneFacts {
    const { laneId, people, place } = event;
    return {
      laneId,
      people,
      place,
      origins: view.origins.map((origin) => originName(this.#notebook, origin)),
      tags: tags.size === 0 ? [] : event.tags.flatMap((id) => tags.get(id) ?? []),
    };
  }
}

function quoted(name: string): string {
  return `“${shortened(name)}”`;
}
