import type { Clip } from '../../core/library/records';
import { sourceName, sourceOf } from '../../core/notebook/source';
import type { Source } from '../../core/notebook/source';
import type { NotebookState } from '../state/notebook.svelte';
import { sayDay } from '../state/time-words.svelte';

/** What is known of a clip's source; what the clip itself remembers once its article is gone. */
export function sourceOfClip(notebook: NotebookState, clip: Clip): Source {
  return sourceOf(clip, notebook.get('article', clip.articleId));
}

/** What the publisher of a clip's words is called in a line of text. */
export function outletOfClip(notebook: NotebookState, clip: Clip): string {
  return sourceName(sourceOfClip(notebook, clip));
}

/** `Radio Sund · 15 Nov 2023`, the line under a quote. */
export function creditOfClip(notebook: NotebookState, clip: Clip): string {
  const source = sourceOfClip(notebook, clip);
  const outlet = sourceName(source);
  return source.publishedOn ? `${outlet} · ${sayDay(source.publishedOn)}` : outlet;
}

/** What has become of a clip's article, where it is not there to be read; null where it is. */
export function articleFate(
  notebook: NotebookState,
  clip: Clip,
): { readonly short: string; readonly words: string } | null {
  const article = notebook.get('article', clip.articleId);
  if (!article) {
    return {
      short: 'article deleted',
      words: 'The article was deleted for good. The clip keeps its words and its source.',
    };
  }
  if (article.trashedAt === null) return null;
  return {
    short: 'article in the trash',
    words: 'The article is in the trash. The clip keeps its words and its source.',
  };
}
