import type { Clip, ClipColour, Event } from '../../core/library/records';
import type { NotebookState } from '../state/notebook.svelte';

/** A note of a clip that stands at a block. */
export interface MarginNote {
  readonly clipId: string;
  readonly words: string;
}

/** How an event is drawn: by several accounts, by one, or with accounts that disagree. */
export type EventSign = 'filled' | 'hollow' | 'disputed';

/** An event that clips of a block tell of. */
export interface MarginEvent {
  readonly id: string;
  readonly title: string;
  readonly sign: EventSign;
}

/** What the margin shows beside a block. */
export interface MarginSigns {
  /** The clips' colours, each once, in the order of the text. */
  readonly colours: readonly ClipColour[];
  readonly notes: readonly MarginNote[];
  readonly events: readonly MarginEvent[];
}

/** What of a library the margin reads. */
export type MarginSource = Pick<NotebookState, 'evidenceOfClip' | 'view'> & {
  get(kind: 'event', id: string): Event | undefined;
};

/** What stands in the margin beside the words of some clips; an event of several clips stands there once. */
export function signsOf(notebook: MarginSource, clips: readonly Clip[]): MarginSigns {
  const eventIds = new Set(
    clips.flatMap(({ id }) => notebook.evidenceOfClip(id).map(({ eventId }) => eventId)),
  );
  return {
    colours: [...new Set(clips.map(({ colour }) => colour))],
    notes: clips.flatMap(({ id: clipId, note }) =>
      note.trim() === '' ? [] : [{ clipId, words: note.trim() }],
    ),
    events: [...eventIds].flatMap((id) => {
      const event = notebook.get('event', id);
      if (!event || event.trashedAt !== null) return [];
      const { conflict, origins } = notebook.view(id);
      const sign = conflict ? 'disputed' : origins.length > 1 ? 'filled' : 'hollow';
      return [{ id, title: event.title, sign }];
    }),
  };
}

/** The sign for several events: what must not be passed over comes first. */
export function leadingSign(events: readonly MarginEvent[]): EventSign {
  if (events.some(({ sign }) => sign === 'disputed')) return 'disputed';
  return events.some(({ sign }) => sign === 'filled') ? 'filled' : 'hollow';
}

const SIGN_WORDS: Record<EventSign, string> = {
  filled: '',
  hollow: ', single origin',
  disputed: ', sources disagree',
};

/** `Event: Kestrel returns, single origin`, `2 events: …; …`. */
export function eventsName(events: readonly MarginEvent[]): string {
  const names = events.map(({ title, sign }) => `${title}${SIGN_WORDS[sign]}`);
  return `${events.length === 1 ? 'Event' : `${events.length} events`}: ${names.join('; ')}`;
}
