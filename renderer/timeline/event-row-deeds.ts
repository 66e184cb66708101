import { CLIP_COLOURS } from '../../core/library/records';
import type { ClipColour, Event } from '../../core/library/records';
import { linkClips } from '../clips/link-clips';
import {
  openEventForm,
  openMergeForm,
  openSettleForm,
  openSplitForm,
} from '../events/event-forms.svelte';
import { colourEvents, laneEvents, trashEvents } from '../events/many-events';
import type { AppState } from '../state/context';
import type { MenuItem } from '../ui/menu-item';

/** What a deed asks of the list that it is done from. */
export interface RowAsks {
  readonly open: (event: Event) => void;
  /** Writes in the cell that has the keys; null where it cannot be written in. */
  readonly edit: { readonly label: string; readonly run: () => void } | null;
  /** Asks for a tag or a lane for some events. */
  readonly choose: (kind: 'tag' | 'lane', takes: boolean) => void;
  readonly say: (words: string) => void;
}

/** Something to do with one event or with several, by its key or from the menu of the row. */
interface RowDeed extends MenuItem {
  /** The key alone: the menu does not hold it. */
  readonly hidden?: boolean;
}

/** All that can be done with the events of some rows now, in the order of the menu. */
export function rowDeeds(
  app: AppState,
  of: readonly Event[],
  { open, edit, choose, say }: RowAsks,
): (RowDeed | null)[] {
  const { notebook } = app;
  const [only] = of.length === 1 ? of : [];
  const opening = only ? [{ label: 'Open', keys: 'Enter', run: () => open(only) }] : [];
  if (notebook.readOnly || of.length === 0) return opening;
  return [
    ...opening,
    ...(only ? [...ofOne(app, only, edit, say), null] : []),
    { label: 'Add a tag…', keys: 't', run: () => choose('tag', false) },
    ...(of.some(({ tags }) => tags.length > 0)
      ? [{ label: 'Take a tag away…', run: () => choose('tag', true) }]
      : []),
    { label: 'Move to a lane…', keys: 'Shift+L', run: () => choose('lane', false) },
    ...(of.some(({ laneId }) => laneId !== null)
      ? [{ label: 'Take out of the lane', run: () => void laneEvents(app, of, null) }]
      : []),
    null,
    ...CLIP_COLOURS.map((colour, nth) => colouring(app, of, colour, String(nth + 1))),
    ...(of.some(({ colour }) => colour !== null) ? [colouring(app, of, null, '0')] : []),
    null,
    { label: 'Move to the trash', keys: 'Delete', run: () => void trashEvents(app, of) },
  ];
}

function colouring(
  app: AppState,
  of: readonly Event[],
  colour: ClipColour | null,
  keys: string,
): RowDeed {
  const label = colour ? `Colour ${colour}` : 'No colour';
  return {
    label,
    keys,
    checked: of.every((event) => event.colour === colour),
    run: () => void colourEvents(app, of, colour),
  };
}

function ofOne(
  app: AppState,
  event: Event,
  edit: RowAsks['edit'],
  say: RowAsks['say'],
): (RowDeed | null)[] {
  const { notebook, focus } = app;
  const [conflict] = notebook.view(event.id).conflicts;
  const clip = focus.clipId === null ? undefined : notebook.get('clip', focus.clipId);
  const live = clip?.trashedAt === null ? clip : null;
  const isLinked = notebook.evidenceOfEvent(event.id).some(({ clipId }) => clipId === live?.id);
  const settle = conflict && (() => openSettleForm(event.id, conflict.label));
  const link = () => {
    if (live) void linkClips(app, [live.id], event.id);
    else say('Select a clip, then L links it to this event.');
  };
  return [
    ...(edit ? [{ ...edit, keys: 'F2' }] : []),
    { label: 'Edit event…', keys: 'e', run: () => openEventForm({ eventId: event.id }) },
    null,
    { label: 'Link the selected clip', keys: 'l', run: link, hidden: !live || isLinked },
    {
      label: 'Settle the disagreement…',
      keys: 's',
      run: settle ?? (() => say('The sources do not disagree.')),
      hidden: !settle,
    },
    ...(notebook.events.length > 1
      ? [{ label: 'Merge with another…', keys: 'm', run: () => openMergeForm(event.id) }]
      : []),
    ...(notebook.evidenceOfEvent(event.id).length > 1
      ? [{ label: 'Split event…', run: () => openSplitForm(event.id) }]
      : []),
  ];
}
