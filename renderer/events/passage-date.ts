import { nearestDate } from '../../core/clip/nearest-date';
import type { Stretch } from '../../core/clip/runs';
import { findPassage } from '../../core/clip/selector';
import { fullText } from '../../core/article/block';
import type { When } from '../../core/time/when';
import type { Passage } from '../clips/passage';
import { articleDates } from '../reader/article-dates';
import type { NotebookState } from '../state/notebook.svelte';

/** What a form about an event shows of the passage it starts from. */
export interface PassageFacts {
  readonly words: string;
  /** What the nearest date expression says, to start from; null when none is near. */
  readonly when: When | null;
  /** The same, if it stands in the passage itself and not in its dateline: only then does the source say it of the passage. */
  readonly said: When | null;
  /** The article's day, which completes what is typed without a year. */
  readonly day: string | null;
}

/** The words of a passage and the time that its source most likely gives for them. */
export async function passageFacts(
  notebook: NotebookState,
  passage: Passage,
): Promise<PassageFacts> {
  const clip = passage.kind === 'clip' ? notebook.get('clip', passage.clipId) : undefined;
  const articleId = passage.kind === 'clip' ? clip?.articleId : passage.articleId;
  const article = articleId === undefined ? undefined : notebook.get('article', articleId);
  const quote = clip?.quote.exact ?? '';
  if (!article)
    return { words: quote, when: null, said: null, day: clip?.citation?.publishedOn || null };
  const day = article.publishedOn.value;
  const blocks = await notebook.blocks(article.textId);
  if (blocks.length === 0) return { words: quote, when: null, said: null, day };
  const stretch: Stretch | null =
    passage.kind === 'text' ? passage : clip ? findPassage(blocks, clip).position : null;
  if (!stretch) return { words: quote, when: null, said: null, day };
  const dates = await articleDates(article, blocks);
  const nearest = nearestDate(dates, stretch);
  const isInside = nearest !== null && nearest.start < stretch.end && nearest.end > stretch.start;
  return {
    words: quote || fullText(blocks).slice(stretch.start, stretch.end),
    when: nearest?.when ?? null,
    said: isInside && !nearest.isDateline ? nearest.when : null,
    day,
  };
}
