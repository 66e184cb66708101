import type { Clip, ClipColour, Event } from '../../core/library/records';
import { DOUBT_WORDS, disputeOf } from '../../core/timeline/certainty';
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
  /** Disputed only in that no source says any more what was settled. */
  readonly isUnsaid?: true;
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
      const view = notebook.view(id);
      const dispute = disputeOf(view);
      const sign = dispute ? 'disputed' : view.origins.length > 1 ? 'filled' : 'hollow';
      const isUnsaid = dispute === 'unsaid' && { isUnsaid: true as const };
      return [{ id, title: event.title, sign, ...isUnsaid }];
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
  hollow: `, ${DOUBT_WORDS.single}`,
  disputed: `, ${DOUBT_WORDS.disagree}`,
};

/** `Event: Kestrel returns, single origin`, `2 events: …; …`. */
export function eventsName(events: readonly MarginEvent[]): string {
  const wordsOf = ({ sign, isUnsaid }: MarginEvent): string =>
    isUnsaid ? `, ${DOUBT_WORDS.unsaid}` : SIGN_WORDS[sign];
  const names = events.map((event) => `${event.title}${wordsOf(event)}`);
  return `${events.length === 1 ? 'Event' : `${events.length} events`}: ${names.join('; ')}`;
}
