import type { Block } from '../../core/article/block';
import { decidedFor } from '../../core/suggestion/date-readings';
import { namesIn } from '../../core/suggestion/names-in';
import type { NamesIn } from '../../core/suggestion/names-in';
import { suggestionsOf } from '../../core/suggestion/suggestions';
import type { Suggestion } from '../../core/suggestion/suggestions';
import { conflicts } from '../../core/time/order';
import type { Article } from '../../core/library/records';
import { articleDates, textAndDay } from '../reader/article-dates';
import type { NotebookState } from '../state/notebook.svelte';

/** A suggestion of one article of the library. */
export interface Proposal extends Suggestion {
  readonly articleId: string;
  /** What it was found in, as `textAndDay` names it: elsewhere its places are those of other words. */
  readonly from: string;
  /** The words of its paragraph: what is decided about its date is kept by them. */
  readonly blockText: string;
}

/** All that an article's text proposes, whatever has been decided or told since. */
export async function proposalsOf(
  notebook: NotebookState,
  article: Article,
): Promise<readonly Proposal[]> {
  const blocks = await notebook.blocks(article.textId);
  // As the text reads by itself: what is decided now may be taken back while this is shown.
  const dates = await articleDates({ ...article, dateReadings: null }, blocks);
  const textOf = new Map(blocks.map((block: Block) => [block.id, block.text]));
  const suggestions = suggestionsOf(
    blocks,
    dates.map(({ inBlock }) => inBlock),
    article.language.value,
  );
  return suggestions.map((suggestion) => ({
    ...suggestion,
    id: `${article.id}:${suggestion.id}`,
    articleId: article.id,
    from: textAndDay(article),
    blockText: textOf.get(suggestion.blockId) ?? '',
  }));
}

/** A proposal as it stands now; null where it is decided, told by an event already, or of another text. */
export function stillOpen(notebook: NotebookState, proposal: Proposal): Proposal | null {
  const article = notebook.get('article', proposal.articleId);
  if (article?.trashedAt !== null || textAndDay(article) !== proposal.from) return null;
  const decided = decidedFor(article.dateReadings, proposal.blockText, proposal.expression);
  if (decided?.verdict === 'none' || decided?.verdict === 'passed') return null;
  if (isTold(notebook, article, proposal)) return null;
  return decided?.when ? { ...proposal, when: decided.when } : proposal;
}

/** Whether a clip that holds the date is evidence of an event of that time, or of one without. */
function isTold(notebook: NotebookState, article: Article, proposal: Proposal): boolean {
  const from = proposal.passage.start + proposal.date.start;
  const to = proposal.passage.start + proposal.date.end;
  return notebook.clipsOf(article.id).some((clip) => {
    const tells = notebook
      .evidenceOfClip(clip.id)
      .some(({ when }) => when === null || !conflicts(when, proposal.when));
    if (!tells) return false;
    if (clip.textId !== article.textId) return clip.quote.exact.includes(proposal.sentence);
    return clip.position.start <= from && clip.position.end >= to;
  });
}

/** The people and places that a proposal's sentence seems to name; known ones as they are spelled. */
export function namesOf(
  notebook: NotebookState,
  { sentence }: Pick<Proposal, 'sentence'>,
): NamesIn {
  const people = new Set<string>();
  const places = new Set<string>();
  for (const event of notebook.events) {
    for (const person of event.people) people.add(person);
    if (event.place) places.add(event.place);
  }
  return namesIn(sentence, { people, places });
}
