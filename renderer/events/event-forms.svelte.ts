import type { When } from '../../core/time/when';
import { typeAhead } from '../state/type-ahead';
import type { Passage } from '../clips/passage';

/** What a form about an event starts from; everything may be left out for an event from nothing. */
export interface EventFormRequest {
  /** The event to change; without it the form makes a new one. */
  readonly eventId?: string;
  /** The clip, or the words to clip, that become the new event's first evidence. */
  readonly clipId?: string;
  readonly passage?: Passage;
  /** Further clips that become evidence as well, without an assertion of their own. */
  readonly also?: readonly string[];
  /** Fills the time in: where a clip was dropped, or what a date in the text says. */
  readonly when?: When;
  /** Whether `when` is what the source says; else it is the user's own statement. */
  readonly fromSource?: boolean;
  readonly laneId?: string;
  /** What else a new event starts with, as the place on the timeline says; tags by id. */
  readonly tags?: readonly string[];
  readonly people?: readonly string[];
  readonly place?: string;
}

/** The form that is open. */
export type OpenForm =
  | { readonly kind: 'event'; readonly request: EventFormRequest }
  | {
      readonly kind: 'choose';
      readonly passage: Passage;
      readonly when: When | null;
      /** Further clips to link as well, without an assertion of their own. */
      readonly also: readonly string[];
    }
  | { readonly kind: 'evidence'; readonly evidenceId: string }
  | { readonly kind: 'merge'; readonly eventId: string; readonly otherId: string | null }
  | { readonly kind: 'splitEvent'; readonly eventId: string }
  | { readonly kind: 'settle'; readonly eventId: string; readonly label: string };

let open = $state.raw<OpenForm | null>(null);

/** The form that is open now, for the one component that draws it. */
export function openForm(): OpenForm | null {
  return open;
}

export function closeForm(): void {
  open = null;
}

/** Asks for a new event, from a clip, a passage, a place on the timeline or nothing, or changes one. */
export function openEventForm(request: EventFormRequest = {}): void {
  typeAhead();
  open = { kind: 'event', request };
}

/** Asks which existing event a passage tells of. `when` is what the source says, where it was picked. */
export function openEventChooser(passage: Passage, when: When | null = null): void {
  typeAhead();
  open = { kind: 'choose', passage, when, also: [] };
}

/** Asks which existing event clips tell of, all of them. */
export function openEventChooserFor([first, ...also]: readonly string[]): void {
  if (first === undefined) return;
  typeAhead();
  open = { kind: 'choose', passage: { kind: 'clip', clipId: first }, when: null, also };
}

/** Changes what one source asserts about an event. */
export function openEvidenceForm(evidenceId: string): void {
  open = { kind: 'evidence', evidenceId };
}

/** Asks how a disagreement of an event's sources is settled; `label` as in `Conflict`. */
export function openSettleForm(eventId: string, label: string): void {
  open = { kind: 'settle', eventId, label };
}

/** Asks which event is the same as one, and which of the two remains; `otherId` is offered first. */
export function openMergeForm(eventId: string, otherId: string | null = null): void {
  open = { kind: 'merge', eventId, otherId };
}

/** Asks which evidence of an event tells of another one. */
export function openSplitForm(eventId: string): void {
  open = { kind: 'splitEvent', eventId };
}
