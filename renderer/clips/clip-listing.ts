import type { AnchorState } from '../../core/clip/anchor';
import { CLIP_COLOURS } from '../../core/library/records';
import type { Article, Clip, ClipColour, Tag } from '../../core/library/records';
import { fold } from '../../core/library/search-fold';
import type { ListGroup } from '../ui/list-rows';

export const CLIP_SORTS = ['place', 'newest', 'oldest', 'day', 'colour', 'uses'] as const;
export type ClipSort = (typeof CLIP_SORTS)[number];

export const CLIP_GROUPS = ['none', 'article', 'tag', 'colour', 'day', 'event'] as const;
export type ClipGrouping = (typeof CLIP_GROUPS)[number];

/** Where a clip stands, as far as a list knows; `gone` and `trashed` are about its article. */
export type ClipState = AnchorState | 'gone' | 'trashed';

/** What a clip must be to be listed; null lets everything pass. */
export interface ClipFilter {
  /** Each of the words must stand in the quote, the note or a tag. */
  readonly words: string;
  readonly colour: ClipColour | null;
  /** With the tags that lie under it: `ferry` has `ferry/fire`. */
  readonly tagId: string | null;
  readonly note: boolean | null;
  readonly used: boolean | null;
  readonly state: ClipState | null;
}

export const NO_FILTER: ClipFilter = {
  words: '',
  colour: null,
  tagId: null,
  note: null,
  used: null,
  state: null,
};

/** What a listing asks of the library besides the clips. */
export interface ClipFacts {
  readonly article: (id: string) => Article | undefined;
  readonly tag: (id: string) => Tag | undefined;
  readonly tags: readonly Tag[];
  /** The ids of the events that a clip is evidence of, in the order they were linked. */
  readonly eventsOf: (clipId: string) => readonly string[];
  /** In how many events and pages it is used. */
  readonly usesOf: (clipId: string) => number;
  /** Events in the order of the timeline. */
  readonly events: readonly { readonly id: string; readonly title: string }[];
  /** Where a clip stands; null where that has not been found out yet. */
  readonly stateOf: (clip: Clip) => ClipState | null;
  readonly dayWords: (day: string) => string;
}

/** A line of the list. A clip with several tags or events stands under each of them. */
export interface ClipRow {
  readonly id: string;
  readonly clip: Clip;
}

const rows = new WeakMap<Clip, ClipRow>();

/** The line of a clip: the same object as long as the clip is. */
function rowOf(clip: Clip): ClipRow {
  let row = rows.get(clip);
  if (!row) rows.set(clip, (row = { id: clip.id, clip }));
  return row;
}

/**
 * Clips in an order. Every order comes down to a number for each clip, told apart by where it stands
 * in `clips`, the oldest first: numbers of one array are sorted ten times as quickly as records are.
 */
export function sortedClips(
  clips: readonly Clip[],
  sort: ClipSort,
  facts: Pick<ClipFacts, 'article' | 'usesOf'>,
): readonly Clip[] {
  if (sort === 'oldest') return clips;
  if (sort === 'newest') return clips.toReversed();
  const key = keyFor(sort, clips, facts);
  const keys = new Float64Array(clips.length);
  for (const [index, clip] of clips.entries()) keys[index] = key(clip) * clips.length + index;
  keys.sort();
  return Array.from(keys, (packed) => clips[packed % clips.length] as Clip);
}

/** Beyond any place in a text and any day: 2^21 × 2^14 articles × 2^18 clips is still exact. */
const FAR = 2 ** 21;

function keyFor(
  sort: Exclude<ClipSort, 'newest' | 'oldest'>,
  clips: readonly Clip[],
  { article, usesOf }: Pick<ClipFacts, 'article' | 'usesOf'>,
): (clip: Clip) => number {
  switch (sort) {
    case 'place': {
      const ranks = new Map<string, number>();
      for (const { articleId } of clips) {
        if (!ranks.has(articleId)) ranks.set(articleId, ranks.size);
      }
      return ({ articleId, position }) =>
        (ranks.get(articleId) ?? 0) * FAR + Math.min(position.start, FAR - 1);
    }
    case 'day':
      return (clip) => Number(dayOf(clip, article)?.replaceAll('-', '') ?? 99_999_999);
    case 'colour':
      return ({ colour }) => CLIP_COLOURS.indexOf(colour);
    case 'uses':
      return ({ id }) => 1_000_000 - usesOf(id);
  }
}

/** The day of a clip's article, `2023-11-14` or less of it padded, null where none is known. */
function dayOf(clip: Clip, article: ClipFacts['article']): string | null {
  const source = article(clip.articleId);
  const day = source ? source.publishedOn.value : (clip.citation?.publishedOn ?? null);
  return day !== null && /^\d{4}(-\d\d){0,2}$/.test(day) ? `${day}-00-00`.slice(0, 10) : null;
}

const folded = new WeakMap<Clip, string>();

/** A clip's own words as they are compared; made once for as long as the clip is as it is. */
export function foldedWords(clip: Clip): string {
  let words = folded.get(clip);
  if (words === undefined) {
    words = fold(clip.note === '' ? clip.quote.exact : `${clip.quote.exact}\n${clip.note}`);
    folded.set(clip, words);
  }
  return words;
}

/** Whether a clip passes a filter, as a test that is made ready once for many clips. */
export function filterOf(filter: ClipFilter, facts: ClipFacts): (clip: Clip) => boolean {
  const tests: ((clip: Clip) => boolean)[] = [];
  const { colour, tagId, note, used, state } = filter;
  if (colour !== null) tests.push((clip) => clip.colour === colour);
  if (note !== null) tests.push((clip) => (clip.note !== '') === note);
  if (tagId !== null) {
    const within = tagsUnder(facts, tagId);
    tests.push((clip) => clip.tags.some((id) => within.has(id)));
  }
  if (used !== null) tests.push((clip) => facts.usesOf(clip.id) > 0 === used);
  if (state !== null) tests.push((clip) => facts.stateOf(clip) === state);
  for (const word of fold(filter.words).split(/\s+/).filter(Boolean)) {
    const tagged = new Set(
      facts.tags.filter(({ name }) => `#${fold(name)}`.includes(word)).map(({ id }) => id),
    );
    tests.push(
      (clip) => clip.tags.some((id) => tagged.has(id)) || foldedWords(clip).includes(word),
    );
  }
  return (clip) => tests.every((test) => test(clip));
}

/** A tag and those under it. */
function tagsUnder({ tag, tags }: ClipFacts, tagId: string): ReadonlySet<string> {
  const name = tag(tagId)?.name.toLowerCase();
  const within = new Set([tagId]);
  if (name === undefined) return within;
  for (const other of tags) {
    if (other.name.toLowerCase().startsWith(`${name}/`)) within.add(other.id);
  }
  return within;
}

/** Lines in the order of their groups, and the groups with how many each has. */
export interface ClipListing {
  readonly rows: readonly ClipRow[];
  readonly groups: readonly ListGroup[];
  /** How many clips are listed, each once. */
  readonly count: number;
}

interface Bucket {
  readonly id: string;
  readonly label: string;
  /** Where it comes among the others; buckets of one rank stand as they were met. */
  readonly rank: number | string;
}

/** Clips under headings; within one they keep their order. */
export function groupedClips(
  clips: readonly Clip[],
  grouping: ClipGrouping,
  facts: ClipFacts,
): ClipListing {
  if (grouping === 'none') return { rows: clips.map(rowOf), groups: [], count: clips.length };
  const bucketsOf = bucketing(grouping, facts);
  const members = new Map<string, { readonly bucket: Bucket; readonly rows: ClipRow[] }>();
  for (const clip of clips) {
    for (const [nth, bucket] of bucketsOf(clip).entries()) {
      const row = nth === 0 ? rowOf(clip) : { id: `${clip.id}@${bucket.id}`, clip };
      const known = members.get(bucket.id);
      if (known) known.rows.push(row);
      else members.set(bucket.id, { bucket, rows: [row] });
    }
  }
  const ordered = [...members.values()].sort(({ bucket: a }, { bucket: b }) =>
    a.rank < b.rank ? -1 : Number(a.rank > b.rank),
  );
  return {
    rows: ordered.flatMap((group) => group.rows),
    groups: ordered.map(({ bucket: { id, label }, rows: { length } }) => ({
      id,
      label,
      count: length,
    })),
    count: clips.length,
  };
}

/** After every name and every place. */
const LAST = '\uffff';

function bucketing(
  grouping: Exclude<ClipGrouping, 'none'>,
  facts: ClipFacts,
): (clip: Clip) => readonly Bucket[] {
  const known = new Map<string, readonly Bucket[]>();
  const once = (id: string, make: () => Omit<Bucket, 'id'>): readonly Bucket[] => {
    let bucket = known.get(id);
    if (!bucket) known.set(id, (bucket = [{ id, ...make() }]));
    return bucket;
  };
  switch (grouping) {
    case 'article':
      return ({ articleId, citation }) =>
        once(articleId, () => {
          const article = facts.article(articleId);
          const title = article?.title.value ?? article?.original?.fileName ?? citation?.title;
          return { label: title || 'Untitled article', rank: 0 };
        });
    case 'colour':
      return ({ colour }) =>
        once(colour, () => ({
          label: colour.charAt(0).toUpperCase() + colour.slice(1),
          rank: CLIP_COLOURS.indexOf(colour),
        }));
    case 'day':
      return (clip) => {
        const day = dayOf(clip, facts.article);
        const label = () => (day ? facts.dayWords(day.replace(/(-00)+$/, '')) : 'No day');
        return once(day ?? 'none', () => ({ label: label(), rank: day ?? LAST }));
      };
    case 'tag':
      return ({ tags }) => {
        const named = tags.flatMap((id) => facts.tag(id) ?? []);
        if (named.length === 0) return once('none', () => ({ label: 'No tag', rank: LAST }));
        return named.flatMap(({ id, name }) =>
          once(id, () => ({ label: `#${name}`, rank: name.toLowerCase() })),
        );
      };
    case 'event': {
      const places = new Map(facts.events.map(({ id }, index) => [id, index]));
      return ({ id: clipId }) => {
        const ids = facts.eventsOf(clipId).filter((id) => places.has(id));
        if (ids.length === 0) return once('none', () => ({ label: 'No event', rank: Infinity }));
        return ids.flatMap((id) => {
          const at = places.get(id) ?? Infinity;
          return once(id, () => ({ label: facts.events[at]?.title ?? '', rank: at }));
        });
      };
    }
  }
}
