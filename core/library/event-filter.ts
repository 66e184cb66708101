import type { ClipColour } from './records';
import { fold } from './search-fold';
import { isWithin, sameName } from './tag-names';

/** What can be asked of an event's evidence, one sign for each. */
export const EVENT_SIGNS = ['singleOrigin', 'disagree', 'noSource', 'undated'] as const;
export type EventSign = (typeof EVENT_SIGNS)[number];

/**
 * Which events are shown.
 *
 * Of a list one value is enough; every list that is not empty, every sign and every word must hold.
 * Names are as somebody typed them and compared without regard to case; a tag stands for those
 * nested in it as well.
 */
export interface EventFilter {
  readonly words: string;
  readonly tags: readonly string[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly origins: readonly string[];
  readonly colours: readonly ClipColour[];
  readonly signs: readonly EventSign[];
  /** Only events with evidence from this article. */
  readonly articleId: string | null;
}

export const NO_FILTER: EventFilter = {
  words: '',
  tags: [],
  people: [],
  places: [],
  origins: [],
  colours: [],
  signs: [],
  articleId: null,
};

/** What a filter looks at in an event. */
export interface EventFacts {
  /**
   * Title, place, people, tags, description and the words of the clips that are its evidence, one
   * text folded by `foldedText`; asked for only where words are looked for.
   */
  readonly text: () => string;
  readonly tags: readonly string[];
  readonly people: readonly string[];
  readonly place: string;
  readonly origins: readonly string[];
  readonly articles: readonly string[];
  readonly colour: ClipColour | null;
  readonly disagrees: boolean;
  readonly dated: boolean;
}

/** Texts as one that words are looked for in: no word reaches from one into the next. */
export function foldedText(parts: readonly string[]): string {
  return fold(parts.filter((part) => part !== '').join('\n'));
}

/** Whether a filter leaves any event out. */
export function filters(filter: EventFilter): boolean {
  return (
    filter.words.trim() !== '' ||
    filter.articleId !== null ||
    [filter.tags, filter.people, filter.places, filter.origins, filter.colours, filter.signs].some(
      (list) => list.length > 0,
    )
  );
}

/** A filter made ready: answers whether an event is shown. */
export function eventTest(filter: EventFilter): (facts: EventFacts) => boolean {
  const words = fold(filter.words).split(/\s+/u).filter(Boolean);
  const people = new Set(filter.people.map(sameName));
  const places = new Set(filter.places.map(sameName));
  const origins = new Set(filter.origins.map(sameName));
  const { tags, colours, signs, articleId } = filter;
  const has = (wanted: ReadonlySet<string>, names: readonly string[]): boolean =>
    wanted.size === 0 || names.some((name) => wanted.has(sameName(name)));
  return (facts) => {
    if (articleId !== null && !facts.articles.includes(articleId)) return false;
    if (!signs.every((sign) => shows(facts, sign))) return false;
    if (colours.length > 0 && (facts.colour === null || !colours.includes(facts.colour))) {
      return false;
    }
    if (!has(people, facts.people) || !has(places, [facts.place])) return false;
    if (!has(origins, facts.origins)) return false;
    if (tags.length > 0 && !facts.tags.some((name) => tags.some((tag) => isWithin(name, tag)))) {
      return false;
    }
    if (words.length === 0) return true;
    const text = facts.text();
    return words.every((word) => text.includes(word));
  };
}

function shows(facts: EventFacts, sign: EventSign): boolean {
  switch (sign) {
    case 'singleOrigin':
      return facts.origins.length === 1;
    case 'noSource':
      return facts.origins.length === 0;
    case 'disagree':
      return facts.disagrees;
    case 'undated':
      return !facts.dated;
  }
}
