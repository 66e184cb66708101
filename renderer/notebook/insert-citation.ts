import type { EditorView } from '@codemirror/view';
import { citationOf } from '../../core/notebook/citation';

/** Cites clips at a place of the source, or in place of the selection; several as a paragraph each. */
export function insertCitation(view: EditorView, clipIds: readonly string[], at?: number): void {
  const { main } = view.state.selection;
  const from = at ?? main.from;
  const to = at ?? main.to;
  const before = view.state.sliceDoc(Math.max(0, from - 1), from);
  const after = view.state.sliceDoc(to, to + 1);
  const insert = [
    /[^\s([“"'>]/.test(before) ? ' ' : '',
    clipIds.map(citationOf).join('\n\n'),
    /[\p{L}\p{N}]/u.test(after) ? ' ' : '',
  ].join('');
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: 'input.drop',
  });
  view.focus();
}
