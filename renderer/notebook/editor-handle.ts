import type { ChangeSet } from '@codemirror/state';

/** What a page asks of its editor. */
export interface EditorHandle {
  /** Brings in a change made elsewhere; the cursor stays with its words. */
  readonly apply: (changes: ChangeSet) => void;
  /** Cites clips at the cursor; the selected one where none are named. */
  readonly cite: (clipIds?: readonly string[]) => void;
  readonly focus: () => void;
  /** Selects a stretch of the text, brings it into sight and takes the keys there. */
  readonly select: (start: number, end: number) => void;
  readonly text: () => string;
}
