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

/** What has become of a clip's article that is not there to be read. */
export interface ArticleFate {
  /** A word or two for a line of a list. */
  readonly short: string;
  readonly words: string;
  /** Whether Recovery may bring it back. */
  readonly mends: boolean;
}

/** An article whose record is there and whose text is not: that is found out as it is read. */
export const UNREADABLE: ArticleFate = {
  short: 'text not readable',
  words: 'The article’s text cannot be read: its file is damaged or missing. The clip is kept.',
  mends: true,
};

/** What has become of a clip's article, as far as its record tells; null where it is there. */
export function articleFate(notebook: NotebookState, clip: Clip): ArticleFate | null {
  const article = notebook.get('article', clip.articleId);
  if (article?.trashedAt === null) return null;
  if (article) {
    return {
      short: 'article in the trash',
      words: 'The article is in the trash. The clip keeps its words and its source.',
      mends: false,
    };
  }
  if (clip.citation) {
    return {
      short: 'article deleted',
      words: 'The article was deleted for good. The clip keeps its words and its source.',
      mends: false,
    };
  }
  return {
    short: 'article missing',
    words: 'The article’s record is missing. The clip keeps its words.',
    mends: true,
  };
}
