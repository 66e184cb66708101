import { assertNever } from '../ipc/result';

/** How sure it is where a clip's passage stands in a text. */
export type AnchorState = 'exact' | 'moved' | 'ambiguous' | 'lost';

/** Why a passage is said to be where it is, or not to be told. */
export type AnchorReason =
  /** exact: the very words at the very place. */
  | 'in-place'
  /** moved: the very words at another place. */
  | 'same-words'
  /** moved: the same words with other punctuation, quotation marks, case or white space. */
  | 'other-signs'
  /** moved: most of the words, some changed, left out or put in. */
  | 'changed-words'
  /** moved: the words, between others than before; too many of them for chance. */
  | 'other-surroundings'
  /** ambiguous: several places that are as likely. */
  | 'several-places'
  /** lost: what stood before and after is there, the words between are not. */
  | 'taken-out'
  /** lost: words like these stand between others: more likely another passage. */
  | 'elsewhere'
  /** lost: nothing in the text is like it. */
  | 'not-there';

/** A passage of a text's full text, in UTF-16 units, half open. */
export interface AnchorPosition {
  readonly start: number;
  readonly end: number;
}

/** A place that a passage may stand at. */
export interface AnchorCandidate {
  readonly position: AnchorPosition;
  /** Whether the clip's words stand there letter by letter. */
  readonly isVerbatim: boolean;
  /** How many of the clip's words stand there, and how many it has. */
  readonly kept: number;
  readonly words: number;
}

/**
 * Where a clip's passage stands in a text, how sure that is, and why.
 *
 * Only `exact` and `moved` have a position. `ambiguous` and `lost` have the places that a person may
 * choose between, the likeliest first; none of them is taken unasked.
 */
export interface Anchor {
  readonly state: AnchorState;
  readonly position: AnchorPosition | null;
  readonly reason: AnchorReason;
  /** Whether the clip's words stand at the position letter by letter; false where there is none. */
  readonly isVerbatim: boolean;
  readonly candidates: readonly AnchorCandidate[];
}

/** What is said to people of an anchor, as one or two short sentences. */
export function anchorWords({ reason, candidates }: Anchor): string {
  switch (reason) {
    case 'in-place':
      return 'These words stand at this very place.';
    case 'same-words':
      return 'These words stand at another place now.';
    case 'other-signs':
      return 'The same words stand here with other punctuation or spacing.';
    case 'changed-words':
      return 'This passage reads differently now.';
    case 'other-surroundings':
      return 'These words stand at another place now, between other words.';
    case 'several-places':
      return `This may be any of ${candidates.length} places that are alike.`;
    case 'taken-out':
      return 'What stood before and after is there; these words are not in the text any more.';
    case 'elsewhere':
      return 'Words like these stand elsewhere, between other words. It may be another passage.';
    case 'not-there':
      return 'These words are not in the text any more.';
    default:
      return assertNever(reason);
  }
}
