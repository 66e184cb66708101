import type { Block } from '../article/block';
import type { Article } from '../library/records';
import { findArticleDates } from '../time/expressions';
import type { ArticleDate } from '../time/expressions';
import { readAsDecided } from './date-readings';

/** The day that an article's dates are reckoned from, ISO: the user's, else the published one. */
export function reckonedFrom(
  article: Pick<Article, 'reckonedFrom' | 'publishedOn'>,
): string | null {
  return article.reckonedFrom ?? article.publishedOn.value;
}

/**
 * The dates in an article's blocks as the user left them: without those that are none, and with the
 * times that were corrected.
 *
 * @param shown the blocks to look in, in their order
 * @param day the day to reckon from, ISO; the article's own where it is left out
 */
export function decidedDates(
  article: Pick<Article, 'reckonedFrom' | 'publishedOn' | 'language' | 'dateReadings'>,
  shown: readonly Block[],
  day: string | null = reckonedFrom(article),
): ArticleDate[] {
  const found = findArticleDates(shown, day, article.language.value);
  const { dateReadings } = article;
  if (!dateReadings || dateReadings.length === 0) return found;
  const byBlock = Map.groupBy(found, ({ block }) => block);
  return shown.flatMap(({ id, text }) => readAsDecided(dateReadings, text, byBlock.get(id) ?? []));
}
