import type { ClipGrouping, ClipSort, ClipState } from './clip-listing';

/** What the orders are called. */
export const SORT_WORDS: Readonly<Record<ClipSort, string>> = {
  place: 'Place in the text',
  newest: 'Newest first',
  oldest: 'Oldest first',
  day: 'Article’s day',
  colour: 'Colour',
  uses: 'Most used',
};

/** What the headings are by. */
export const GROUP_WORDS: Readonly<Record<ClipGrouping, string>> = {
  none: 'No groups',
  article: 'Article',
  tag: 'Tag',
  colour: 'Colour',
  day: 'Article’s day',
  event: 'Event',
};

/** What a clip's place is called as a filter. */
export const STATE_WORDS: Readonly<Record<ClipState, string>> = {
  exact: 'in place',
  moved: 'moved',
  ambiguous: 'ambiguous',
  lost: 'lost',
  trashed: 'article in the trash',
  gone: 'article deleted',
};
