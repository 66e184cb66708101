import type { RemovalReason } from '../../core/article/block';

const WORDS: Readonly<Record<RemovalReason, string>> = {
  'title-line': 'repeats the title',
  'source-line': 'names the source',
  byline: 'the byline, shown above',
  'date-line': 'the date, shown above',
  navigation: 'a menu of the site',
  related: 'links to other stories',
  advertising: 'advertising',
  comments: 'comments',
  share: 'buttons to share',
  subscription: 'an offer to subscribe',
  'caption-credit': 'a picture credit',
  footer: 'the foot of the page',
  hidden: 'hidden on the page',
  repeated: 'stands twice',
  'outside-article': 'outside the article',
  'by-hand': 'removed by you',
};

/** Why a block was left out, in words that follow the block's text. */
export function removalWords(reason: RemovalReason): string {
  return WORDS[reason];
}
