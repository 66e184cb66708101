import type { Article } from '../../core/library/records';
import type { ShownOriginal } from '../../core/ipc/contract';
import { shownName } from '../../core/library/shown-name';
import { momentInSentence } from '../keeping/moment-words';
import { sizeWords } from '../keeping/keeping-words';
import type { OriginalLink, OriginalProblem } from '../state/original.svelte';

/** What an original is: `24 KB · imported today, 14:05 · windows-1252`. */
export function originalFacts(article: Article, shown: ShownOriginal | null, now: Date): string {
  const facts = [
    sizeWords(article.original?.bytes ?? 0),
    `imported ${momentInSentence(article.importedAt, now)}`,
  ];
  if (shown?.encoding) facts.push(shown.encoding.toUpperCase());
  return facts.join(' · ');
}

/** The name of an original's file as it is shown. */
export function originalName(article: Article): string {
  return shownName(article.original?.fileName ?? '');
}

/** What is to be known of the drawing: what is off in it, and what it lacks. */
export function drawingWords(article: Article, pictures: number): string {
  if (article.original?.mediaType !== 'text/html') return 'As saved.';
  const words = 'As saved. Scripts and network are off.';
  if (pictures === 0) return words;
  const lacking =
    pictures === 1 ? '1 picture was' : `${pictures.toLocaleString('en')} pictures were`;
  return `${words} ${lacking} not saved with the page.`;
}

/** Why nothing is drawn, in a sentence. */
export function problemWords({ code, words }: OriginalProblem): string {
  switch (code) {
    case 'not-found':
      return 'The original of this article is missing from the library. Its text and clips are kept.';
    case 'damaged':
      return 'The original of this article is damaged. Its text and clips are kept.';
    case 'not-shown':
    case 'failed':
      return words;
  }
}

/**
 * Where a link leads, without the address at which the original itself is drawn:
 * `original://0f3a…/news/1` → `/news/1`
 */
export function linkAddress({ address }: OriginalLink): string {
  return address.replace(/^original:\/\/[^/]*/u, '');
}
