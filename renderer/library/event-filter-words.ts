import type { EventFilter, EventSign } from '../../core/library/event-filter';
import type { AppState } from '../state/context';
import { titleOf } from './article-words';
import { shortened } from './shortened';

/** What a sign of an event is called where events are narrowed down to it. */
export const SIGN_WORDS: Readonly<Record<EventSign, string>> = {
  singleOrigin: 'single origin',
  disagree: 'sources disagree',
  noSource: 'no source',
  undated: 'undated',
};

/** One thing that narrows the events down, and the filter without it. */
export interface Narrowing {
  readonly words: string;
  readonly off: Partial<EventFilter>;
}

/** What narrows the events besides the words, each to be taken away; `articleTitle` names the article. */
export function narrowings(filter: EventFilter, articleTitle: string): readonly Narrowing[] {
  const without = <One>(list: readonly One[], one: One) => list.filter((other) => other !== one);
  const { tags, people, places, origins, colours, signs, articleId } = filter;
  return [
    ...signs.map((sign) => ({ words: SIGN_WORDS[sign], off: { signs: without(signs, sign) } })),
    ...tags.map((tag) => ({ words: `#${tag}`, off: { tags: without(tags, tag) } })),
    ...people.map((name) => ({ words: name, off: { people: without(people, name) } })),
    ...places.map((name) => ({ words: name, off: { places: without(places, name) } })),
    ...origins.map((name) => ({
      words: `by ${shortened(name)}`,
      off: { origins: without(origins, name) },
    })),
    ...colours.map((colour) => ({ words: colour, off: { colours: without(colours, colour) } })),
    ...(articleId === null
      ? []
      : [{ words: `from ${shortened(articleTitle)}`, off: { articleId: null } }]),
  ];
}

/** What narrows the events down now, in one line: `“ferry”, #union`; '' where all are shown. */
export function filterWords({ eventFilter, notebook }: AppState): string {
  if (!eventFilter.isActive) return '';
  const { filter } = eventFilter;
  const article = filter.articleId === null ? undefined : notebook.get('article', filter.articleId);
  const words = filter.words.trim();
  const others = narrowings(filter, article ? titleOf(article) : 'an article');
  return [...(words ? [`“${words}”`] : []), ...others.map((one) => one.words)].join(', ');
}
