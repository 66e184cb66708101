import { autocompletion, pickedCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { citationOf } from '../../core/notebook/citation';

/** A clip as the list offers it. */
export interface ClipOffer {
  readonly clipId: string;
  readonly words: string;
  readonly source: string;
}

/**
 * After `[[`, a list of the clips whose words or source hold what is typed on; choosing one cites
 * it. `find` answers the likeliest first, a list short enough to look through.
 */
export function citeCompletion(find: (typed: string) => readonly ClipOffer[]): Extension {
  const offer = (context: CompletionContext): CompletionResult | null => {
    const opening = context.matchBefore(/\[\[[^[\]\n]*/);
    if (!opening) return null;
    const typed = opening.text.slice(2).replace(/^clip:?/, '');
    return {
      from: opening.from + 2,
      filter: false,
      options: find(typed).map(({ clipId, words, source }) => ({
        label: words,
        detail: source,
        apply: (view: EditorView, picked: Completion, from: number, to: number) => {
          const closing = /^\]{0,2}/.exec(view.state.sliceDoc(to, to + 2))?.[0].length ?? 0;
          const insert = citationOf(clipId);
          view.dispatch({
            changes: { from: from - 2, to: to + closing, insert },
            selection: { anchor: from - 2 + insert.length },
            annotations: pickedCompletion.of(picked),
            userEvent: 'input.complete',
          });
        },
      })),
    };
  };
  return autocompletion({ override: [offer], icons: false, maxRenderedOptions: 30 });
}
