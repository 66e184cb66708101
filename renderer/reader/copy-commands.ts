import { describePassage } from '../../core/clip/selector';
import type { Quotation } from '../../core/notebook/quotation';
import { sourceOfArticle } from '../../core/notebook/source';
import { copyQuotations, quotationsOf } from '../clips/copy-quotations';
import { register } from '../state/commands.svelte';
import type { AppState } from '../state/context';
import type { ReaderState } from './reader.svelte';

/** What is copied with its citation: the selected words, else the clip that the keys are about. */
function quotationHere(app: AppState, reader: ReaderState): Quotation | null {
  const { article, blocks, selection, places, focusedClip } = reader;
  if (selection && article && blocks) {
    const { start, end } = selection;
    const passage = describePassage(blocks, start, end, ({ id }) => places.has(id));
    return passage && { words: passage.quote.exact, source: sourceOfArticle(article) };
  }
  const { clipId } = app.focus;
  const clip = focusedClip ?? (clipId === null ? undefined : app.notebook.get('clip', clipId));
  return (clip && quotationsOf(app.notebook, [clip])[0]) ?? null;
}

/** Makes copying with a citation known to the menu and the keys; answers how to stop. */
export function registerCopyCommands(app: AppState, reader: ReaderState): () => void {
  return register('copyCited', {
    title: 'Copy the clip or selection with its citation',
    keys: 'Ctrl+Shift+C',
    enabled: () =>
      reader.selection !== null || reader.focusedClip !== null || app.focus.clipId !== null,
    run: () => {
      const quotation = quotationHere(app, reader);
      if (quotation) copyQuotations(app, [quotation], 'cited');
    },
  });
}
