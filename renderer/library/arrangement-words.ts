import type { Grouping, Shown, Sort } from '../state/article-arrangement';
import type { NotebookState } from '../state/notebook.svelte';

export const SORT_WORDS: Readonly<Record<Sort, string>> = {
  oldest: 'Published, oldest first',
  newest: 'Published, newest first',
  imported: 'Imported, newest first',
  title: 'Title',
  outlet: 'Outlet',
  clips: 'Number of clips',
};

/** The orders in a word or two, as they stand over the list all the time. */
export const SORT_SHORT: Readonly<Record<Sort, string>> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  imported: 'Last imported',
  title: 'Title',
  outlet: 'Outlet',
  clips: 'Most clips',
};

export const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  none: 'No groups',
  month: 'Month',
  day: 'Day',
  outlet: 'Outlet',
  origin: 'Origin',
  collection: 'Collection',
  tag: 'Tag',
  read: 'What is read',
};

/** What a list of articles shows, as its bar says it. */
export function shownWords(shown: Shown, notebook: Pick<NotebookState, 'get'>): string {
  switch (shown.kind) {
    case 'all':
      return 'All articles';
    case 'unread':
      return 'Not read';
    case 'starred':
      return 'Starred';
    case 'withClips':
      return 'With clips';
    case 'withoutClips':
      return 'Without clips';
    case 'collection':
      return notebook.get('collection', shown.id)?.name ?? 'A collection';
    case 'tag':
      return `#${shown.name}`;
  }
}

/** Why a list of articles is empty. */
export function emptyWords(
  shown: Shown,
  words: string,
  notebook: Pick<NotebookState, 'get'>,
): string {
  const typed = words.trim();
  if (typed !== '') {
    const within = shown.kind === 'all' ? '' : ` under “${shownWords(shown, notebook)}”`;
    return `No article${within} has “${typed}” in its title, outlet or byline.`;
  }
  switch (shown.kind) {
    case 'all':
      return 'No articles.';
    case 'unread':
      return 'Every article is read.';
    case 'starred':
      return 'No article is starred.';
    case 'withClips':
      return 'No article has a clip.';
    case 'withoutClips':
      return 'Every article has a clip.';
    case 'collection':
      return `No article is in “${shownWords(shown, notebook)}”.`;
    case 'tag':
      return `No article has the tag ${shownWords(shown, notebook)}.`;
  }
}
