import { isRightToLeft } from '../../core/article/direction';
import type { Article } from '../../core/library/records';
import { sayDay } from '../state/time-words.svelte';

/** An article's title as lists show it; one without a title goes by its file. */
export function titleOf(article: Article): string {
  return article.title.value ?? article.original?.fileName ?? 'Untitled article';
}

/**
 * Outlet and day, `Alder Courier · 14 Nov 2023`, as far as they are known. An outlet written from
 * right to left is set apart by signs nobody sees, so that the day after it keeps its order.
 */
export function sourceLine(article: Article): string {
  const outlet = article.siteName.value ?? article.origin.value;
  const day = article.publishedOn.value;
  const name = outlet !== null && isRightToLeft(outlet) ? `\u2068${outlet}\u2069` : outlet;
  return [name, day === null ? 'undated' : sayDay(day)].filter(Boolean).join(' · ');
}
