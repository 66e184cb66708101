import type { Command } from '../../core/library/commands';
import type { Event } from '../../core/library/records';
import type { When } from '../../core/time/when';
import { eventTitle, namedEvents } from '../events/many-events';
import { laneCommands } from '../events/lane-commands';
import { namesTyped, typedTags } from '../organising/typed-tags';
import { shortened } from '../library/shortened';
import type { NotebookState } from '../state/notebook.svelte';
import type { EditableColumn } from './event-columns';

/** A cell that text is typed in; a time is read while it is typed and has a field of its own. */
export type TextColumn = Exclude<EditableColumn, 'when'>;

/** What writing in a cell amounts to: one deed, null where nothing changes. */
export interface CellDeed {
  readonly label: string;
  readonly commands: readonly Command[];
}

/** What stands in the field of a cell when it is opened. */
export function typedText(notebook: NotebookState, event: Event, column: TextColumn): string {
  switch (column) {
    case 'title':
      return event.title;
    case 'place':
      return event.place;
    case 'people':
      return event.people.join(', ');
    case 'tags':
      return typedTags(event.tags.flatMap((id) => notebook.get('tag', id) ?? []));
    case 'lane':
      return event.laneId === null ? '' : (notebook.get('lane', event.laneId)?.name ?? '');
  }
}

/** Why a text cannot be taken; null when it can. */
export function refusalOf(column: TextColumn, text: string): string | null {
  if (column === 'title' && text.trim() === '') return 'An event needs a title.';
  return text.length > 2_000 ? 'This is too long.' : null;
}

/** The deed of a text written in a cell. */
export function textDeed(
  notebook: NotebookState,
  event: Event,
  column: TextColumn,
  text: string,
): CellDeed | null {
  const named = namedEvents([event]);
  switch (column) {
    case 'title': {
      const title = text.trim();
      if (title === event.title) return null;
      return deed(event, `Rename ${named} to “${shortened(eventTitle({ title }))}”`, { title });
    }
    case 'place': {
      const place = text.trim();
      return place === event.place ? null : deed(event, `Change the place of ${named}`, { place });
    }
    case 'people': {
      const people = namesTyped(text)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (isSame(people, event.people)) return null;
      return deed(event, `Change the people of ${named}`, { people });
    }
    case 'tags': {
      const { ids, commands } = notebook.tagCommands(namesTyped(text));
      if (isSame(ids, event.tags)) return null;
      return deed(event, `Change the tags of ${named}`, { tags: ids }, commands);
    }
    case 'lane': {
      const { laneId, commands } = laneCommands(notebook, text);
      if (laneId === event.laneId) return null;
      const label = laneId
        ? `Move ${named} to the lane “${shortened(text.trim())}”`
        : `Take ${named} out of the lane`;
      return deed(event, label, { laneId }, commands);
    }
  }
}

/**
 * The deed of a time written in a cell: the user's own statement, or none, so that the sources say.
 *
 * @param start what stood in the cell when it was opened: left as it was it overwrites nothing that
 *   another window has written since
 */
export function timeDeed(event: Event, start: When | null, typed: When | null): CellDeed | null {
  if (JSON.stringify(typed) === JSON.stringify(start)) return null;
  if (typed === null && event.when === null) return null;
  const named = namedEvents([event]);
  const label = typed ? `Change the time of ${named}` : `Leave the time of ${named} to the sources`;
  return deed(event, label, { when: typed });
}

function deed(
  event: Event,
  label: string,
  set: Record<string, unknown>,
  before: readonly Command[] = [],
): CellDeed {
  return { label, commands: [...before, { do: 'set', kind: 'event', id: event.id, set }] };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
