import { sourceLine, titleOf } from '../library/article-words';
import type { TrashedRecord } from '../state/library-lists';
import type { NotebookState } from '../state/notebook.svelte';
import { sayWhen } from '../state/time-words.svelte';

/** So much of a clip tells which it is, in UTF-16 units. */
const QUOTE = 160;

/** What a record in the trash is called, and what tells it from others of its name. */
export function trashedWords(
  notebook: NotebookState,
  record: TrashedRecord,
): { readonly name: string; readonly detail: string } {
  switch (record.kind) {
    case 'article':
      return { name: titleOf(record), detail: sourceLine(record) };
    case 'clip': {
      const article = notebook.get('article', record.articleId);
      const { exact } = record.quote;
      const name = exact.length > QUOTE ? `${exact.slice(0, QUOTE).trimEnd()}…` : exact;
      return { name, detail: article ? titleOf(article) : (record.citation?.title ?? '') };
    }
    case 'event':
      return {
        name: record.title.trim() || 'Untitled event',
        detail: record.when ? sayWhen(record.when) : '',
      };
    case 'page':
      return { name: record.title.trim() || 'Untitled page', detail: '' };
  }
}
