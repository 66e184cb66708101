import { describe, expect, it } from 'vitest';
import type { Article, Clip, Tag } from '../../../core/library/records';
import {
  CLIP_GROUPS,
  CLIP_SORTS,
  NO_FILTER,
  filterOf,
  groupedClips,
  sortedClips,
} from '../../../renderer/clips/clip-listing';
import type { ClipFacts, ClipFilter } from '../../../renderer/clips/clip-listing';
import { article, clip, tag } from '../../core/notebook/library-of';

const ARTICLES = new Map(
  [
    article('a', { title: 'Log entry', publishedOn: '2023-11-15' }),
    article('b', { title: 'Refit', publishedOn: '2023-10' }),
    article('u', { title: 'No date' }),
  ].map((one) => [one.id, one as Article]),
);
const TAGS = [tag('t1', 'Ferry'), tag('t2', 'ferry/fire'), tag('t3', 'ferryman')] as Tag[];
const at = (start: number) => ({ position: { start, end: start + 5 } });
/** The oldest first, as the library lists them. */
const CLIPS = [
  clip('c1', 'b', 'Smoke in the engine room', { ...at(90), tags: ['t2'], colour: 'rose' }),
  clip('c2', 'a', 'Naïve crew', { ...at(40), tags: ['t1', 't3'], note: 'Check with the union' }),
  clip('c3', 'b', 'Refit moved', { ...at(10), colour: 'sky' }),
  clip('c4', 'gone', 'The valve was open', {
    citation: { title: 'Lost page', byline: '', siteName: '', publishedOn: '2023-11-01', url: '', locator: '', sha256: '' },
  }),
  clip('c5', 'u', 'Nobody knows when', { ...at(0), tags: ['t3'] }),
] as Clip[]; // prettier-ignore
const EVENTS = [
  { id: 'e1', title: 'Refit' },
  { id: 'e2', title: 'Smoke' },
];
const LINKS: Record<string, string[]> = { c1: ['e2', 'e1'], c3: ['e1'], c5: ['trashed'] };
const FACTS: ClipFacts = {
  article: (id) => ARTICLES.get(id),
  tag: (id) => TAGS.find((one) => one.id === id),
  tags: TAGS,
  eventsOf: (id) => LINKS[id] ?? [],
  usesOf: (id) => (LINKS[id]?.length ?? 0) + Number(id === 'c2'),
  events: EVENTS,
  stateOf: ({ id }) => (id === 'c4' ? 'gone' : id === 'c5' ? null : 'exact'),
  dayWords: (day) => `day ${day}`,
};
const ids = (clips: readonly Clip[]) => clips.map(({ id }) => id).join(' ');

describe('the clips of a list', () => {
  it.each([
    ['place', 'c3 c1 c2 c4 c5'],
    ['newest', 'c5 c4 c3 c2 c1'],
    ['oldest', 'c1 c2 c3 c4 c5'],
    ['day', 'c1 c3 c4 c2 c5'],
    ['colour', 'c2 c4 c5 c3 c1'],
    ['uses', 'c1 c2 c3 c5 c4'],
  ] as const)('are sorted by %s', (sort, order) => {
    expect(ids(sortedClips(CLIPS, sort, FACTS))).toBe(order);
  });

  it.each<[string, Partial<ClipFilter>, string]>([
    ['nothing', {}, 'c1 c2 c3 c4 c5'],
    ['words, whatever their accents and order', { words: 'CREW naive' }, 'c2'],
    ['words of the note', { words: 'union' }, 'c2'],
    ['words of a tag', { words: '#ferry/f' }, 'c1'],
    ['a tag with those under it, and not those that only begin alike', { tagId: 't1' }, 'c1 c2'],
    ['a tag under another', { tagId: 't2' }, 'c1'],
    ['a colour', { colour: 'sky' }, 'c3'],
    ['having a note', { note: true }, 'c2'],
    ['having none', { note: false, colour: 'saffron' }, 'c4 c5'],
    ['being used', { used: true }, 'c1 c2 c3 c5'],
    ['not being used', { used: false }, 'c4'],
    ['an article that is gone', { state: 'gone' }, 'c4'],
  ])('are filtered by %s', (_, filter, found) => {
    expect(ids(CLIPS.filter(filterOf({ ...NO_FILTER, ...filter }, FACTS)))).toBe(found);
  });

  it.each([
    ['none', []],
    ['article', ['Refit: c1 c3', 'Log entry: c2', 'Lost page: c4', 'No date: c5']],
    ['tag', ['#Ferry: c2', '#ferry/fire: c1', '#ferryman: c2@t3 c5', 'No tag: c3 c4']],
    ['colour', ['Saffron: c2 c4 c5', 'Sky: c3', 'Rose: c1']],
    ['day', ['day 2023-10: c1 c3', 'day 2023-11-01: c4', 'day 2023-11-15: c2', 'No day: c5']],
    ['event', ['Refit: c1@e1 c3', 'Smoke: c1', 'No event: c2 c4 c5']],
  ] as const)('are grouped by %s', (grouping, expected) => {
    const { rows, groups, count } = groupedClips(CLIPS, grouping, FACTS);
    let from = 0;
    const found = groups.map(({ label, count: members }) => {
      const mine = rows.slice(from, (from += members)).map(({ id }) => id);
      return `${label}: ${mine.join(' ')}`;
    });
    expect(found).toEqual(expected);
    expect(count).toBe(5);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are each there once in every order, 50,000 of them', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => {
      const fields = { position: { start: (index * 7919) % 100_000, end: 100_001 } };
      return { ...(CLIPS[index % 5] as Clip), ...fields, id: `m${index}`, articleId: `a${index % 9_999}` };
    }); // prettier-ignore
    for (const sort of CLIP_SORTS) {
      expect(new Set(sortedClips(many, sort, FACTS)).size).toBe(50_000);
    }
    const place = sortedClips(many, 'place', FACTS);
    const broken = place.findIndex((one, index) => {
      const before = place[index - 1];
      return before?.articleId === one.articleId && before.position.start > one.position.start;
    });
    expect(broken).toBe(-1);
    for (const grouping of CLIP_GROUPS) {
      const { groups, rows } = groupedClips(many, grouping, FACTS);
      const counted = groups.reduce((sum, { count }) => sum + count, 0);
      expect(counted).toBe(grouping === 'none' ? 0 : rows.length);
    }
  });
});
