import type { Lookup } from '../../core/library/change';
import type { Article } from '../../core/library/records';
import type { Grouping } from './article-arrangement';
import { sayDay } from './time-words.svelte';

/** What an article is grouped under. */
export interface ArticleGroup {
  readonly id: string;
  readonly label: string;
  /** What groups are ordered by; null comes last, whichever way. */
  readonly order: string | null;
}

const ONLY: ArticleGroup = { id: '', label: '', order: '' };
const UNDATED: ArticleGroup = { id: 'undated', label: 'Undated', order: null };

/** The groups an article stands under: one, or for tags and collections one for each that it has. */
export function groupsOf(
  article: Article,
  grouping: Grouping,
  lookup: Lookup,
): readonly ArticleGroup[] {
  switch (grouping) {
    case 'none':
      return [ONLY];
    case 'month':
      return [dated(article, 7)];
    case 'day':
      return [dated(article, 10)];
    case 'outlet':
      return [named(article.siteName.value, 'No outlet')];
    case 'origin':
      return [named(article.origin.value ?? article.siteName.value, 'No origin')];
    case 'collection':
      return labelled(article.collections, 'collection', 'In no collection', lookup);
    case 'tag':
      return labelled(article.tags, 'tag', 'No tag', lookup);
    case 'read':
      return [
        article.read
          ? { id: 'read', label: 'Read', order: '1' }
          : { id: 'unread', label: 'Not read', order: '0' },
      ];
  }
}

/** By as much of the day as is wanted and known: a month stays a month. */
function dated({ publishedOn: { value } }: Article, most: number): ArticleGroup {
  if (value === null) return UNDATED;
  const part = value.slice(0, most);
  const known = days.get(part);
  if (known) return known;
  const group = { id: part, label: sayDay(part), order: part };
  days.set(part, group);
  return group;
}

/** Days and months as they were put into words once: of ten thousand articles, many share one. */
const days = new Map<string, ArticleGroup>();

function named(name: string | null, none: string): ArticleGroup {
  if (name === null || name.trim() === '') return { id: 'none', label: none, order: null };
  return { id: `=${name.trim()}`, label: name.trim(), order: name.trim() };
}

function labelled(
  ids: readonly string[],
  kind: 'tag' | 'collection',
  none: string,
  lookup: Lookup,
): readonly ArticleGroup[] {
  const groups = ids.flatMap((id): ArticleGroup[] => {
    const label = lookup(kind, id);
    return label ? [{ id, label: label.name, order: label.name }] : [];
  });
  return groups.length > 0 ? groups : [{ id: 'none', label: none, order: null }];
}
