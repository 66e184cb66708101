import type { EventView } from '../library/event-view';
import { counted } from './words';

/**
 * What keeps an event from being certain, in the order it is said: its sources disagree, or none of
 * them says any more what was settled; one origin alone reports it; its time is approximate, in doubt,
 * some time within a stretch, open at an end, or stated by nobody but the sources.
 */
export const DOUBTS = [
  'disagree',
  'unsaid',
  'single',
  'about',
  'uncertain',
  'within',
  'open',
  'derived',
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** A doubt in the words of lists and screen readers. */
export const DOUBT_WORDS: Readonly<Record<Doubt, string>> = {
  disagree: 'sources disagree',
  unsaid: 'settled, but no source says so',
  single: 'single origin',
  about: 'about',
  uncertain: 'in doubt',
  within: 'within',
  open: 'open',
  derived: 'from the sources',
};

type Read = Pick<EventView, 'when' | 'stated' | 'conflicts' | 'origins'>;

/** What an event's conflict is: that its sources disagree goes before what none of them says any more. */
export function disputeOf({
  conflicts,
}: Pick<EventView, 'conflicts'>): 'disagree' | 'unsaid' | null {
  if (conflicts.length === 0) return null;
  return conflicts.every(({ isUnsaid }) => isUnsaid) ? 'unsaid' : 'disagree';
}

/** What keeps an event from being certain; `within` only of a stretch, for every day is one. */
export function doubtsOf({ when, stated, conflicts, origins }: Read): Doubt[] {
  const edtf = when?.edtf ?? '';
  const dispute = disputeOf({ conflicts });
  const isOpen = edtf.includes('..') || edtf.startsWith('/') || edtf.endsWith('/');
  const is: Record<Doubt, boolean> = {
    disagree: dispute === 'disagree',
    unsaid: dispute === 'unsaid',
    single: origins.length === 1,
    about: /[~%]/.test(edtf),
    uncertain: /[?%]/.test(edtf),
    within: when?.extent === 'within' && edtf.includes('/') && !isOpen,
    open: isOpen,
    derived: when !== null && !stated,
  };
  return DOUBTS.filter((doubt) => is[doubt]);
}

/** `3 origins, 5 articles`, `1 origin`: articles are named where they are more than origins. */
export function originWords({
  origins,
  articles,
}: Pick<EventView, 'origins' | 'articles'>): string {
  if (origins.length === 0) return 'no source';
  const words = counted(origins.length, 'origin');
  return articles.length > origins.length
    ? `${words}, ${counted(articles.length, 'article')}`
    : words;
}
