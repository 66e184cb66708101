import type { Command } from '../../core/library/commands';
import type { ClipColour } from '../../core/library/records';
import type { NotebookState } from '../state/notebook.svelte';

/** Words of an article: a clip that is kept already, or a stretch of the full text that would be. */
export type Passage =
  | { readonly kind: 'clip'; readonly clipId: string }
  | {
      readonly kind: 'text';
      readonly articleId: string;
      readonly start: number;
      readonly end: number;
    };

/** The colour of a clip that nobody chose one for. */
const USUAL_COLOUR: ClipColour = 'saffron';

/** The id of a passage's clip, with the command that makes it where there is none yet. */
export function clipOfPassage(
  notebook: NotebookState,
  passage: Passage,
): { readonly clipId: string; readonly commands: readonly Command[] } {
  if (passage.kind === 'clip') return { clipId: passage.clipId, commands: [] };
  const { articleId, start, end } = passage;
  const id = notebook.newId();
  const command: Command = { do: 'clip', id, articleId, start, end, colour: USUAL_COLOUR };
  return { clipId: id, commands: [command] };
}
