import { blockStarts } from '../../core/article/block';
import type { Block } from '../../core/article/block';
import { readDateline } from '../../core/article/dateline';
import { shownBlocks } from '../../core/article/shown';
import type { PlacedDate } from '../../core/clip/nearest-date';
import type { Article } from '../../core/library/records';
import { decidedDates, reckonedFrom } from '../../core/suggestion/decided-dates';
import type { ArticleDate } from '../../core/time/expressions';

/** A date expression of an article as the user left it; positions count in the full text. */
export interface TextDate extends PlacedDate {
  readonly text: string;
  /** The same with positions in its block. */
  readonly inBlock: ArticleDate;
}

/**
 * Dates are looked for in so many characters from the article's start: more than any article has,
 * and what the window can read through without being felt.
 */
const READ_THROUGH = 400_000;

/** Articles whose dates are kept at hand: the open one and those the panes beside it ask about. */
const KEPT = 30;
const known = new Map<string, Promise<readonly TextDate[]>>();

/** The date expressions in an article's shown blocks in their order; found once, after drawing. */
export function articleDates(
  article: Article,
  blocks: readonly Block[],
): Promise<readonly TextDate[]> {
  const key = `${textAndDay(article)}|${JSON.stringify(article.dateReadings ?? [])}`;
  const dates = known.get(key) ?? afterDrawing().then(() => find(article, blocks));
  known.delete(key);
  known.set(key, dates);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return dates;
}

/**
 * Names what an article's dates are found in and reckoned from. While it is the same, so are the dates
 * and their places; what the user decided about single ones apart.
 */
export function textAndDay(article: Article): string {
  const { textId, language, removedBlocks, restoredBlocks } = article;
  const day = reckonedFrom(article);
  return [textId, day, language.value, removedBlocks, restoredBlocks].join('|');
}

function find(article: Article, blocks: readonly Block[]): TextDate[] {
  const starts = blockStarts(blocks);
  const startOf = new Map(blocks.map((block, index) => [block.id, starts[index] ?? 0]));
  const shown = shownBlocks(article, blocks).filter(({ id, text }) => {
    return (startOf.get(id) ?? 0) + text.length <= READ_THROUGH;
  });
  const headOf = new Map(shown.map(({ id, text }) => [id, readDateline(text)?.text.length ?? 0]));
  return decidedDates(article, shown).map((date) => {
    const from = startOf.get(date.block) ?? 0;
    const { start, end, text, when } = date;
    const isDateline = end <= (headOf.get(date.block) ?? 0);
    return { start: from + start, end: from + end, text, when, isDateline, inBlock: date };
  });
}

function afterDrawing(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
