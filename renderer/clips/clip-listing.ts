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

/** What a group is called and where it comes among the others; those of one rank stand as they were met. */
interface Heading {
  readonly label: string;
  readonly rank: number | string;
}

/** Which groups a clip stands in, by id, and what each is called. */
interface Headings {
  readonly idsOf: (clip: Clip) => string | readonly string[];
  readonly headingOf: (id: string, clip: Clip) => Heading;
}

/** Clips under headings; within one they keep their order. */
export function groupedClips(
  clips: readonly Clip[],
  grouping: ClipGrouping,
  facts: ClipFacts,
): ClipListing {
  if (grouping === 'none') {
    return { rows: clips.map((clip) => ({ id: clip.id, clip })), groups: [], count: clips.length };
  }
  const { idsOf, headingOf } = headingsBy(grouping, facts);
  const members = new Map<string, Heading & { readonly id: string; readonly rows: ClipRow[] }>();
  const put = (id: string, clip: Clip, rowId: string) => {
    let group = members.get(id);
    if (!group) members.set(id, (group = { id, ...headingOf(id, clip), rows: [] }));
    group.rows.push({ id: rowId, clip });
  };
  for (const clip of clips) {
    const ids = idsOf(clip);
    if (typeof ids === 'string') put(ids, clip, clip.id);
    else
      for (let nth = 0; nth < ids.length; nth++) {
        const id = ids[nth] ?? '';
        put(id, clip, nth === 0 ? clip.id : `${clip.id}@${id}`);
      }
  }
  const ordered = [...members.values()];
  // Most headings stand as their clips do.
  if (ordered.some(({ rank }) => rank !== ordered[0]?.rank)) {
    ordered.sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)));
  }
  const rows: ClipRow[] = [];
  for (const group of ordered) for (const row of group.rows) rows.push(row);
  return {
    rows,
    groups: ordered.map(({ id, label, rows: { length } }) => ({ id, label, count: length })),
    count: clips.length,
  };
}

/** After every name and every place. */
const LAST = '\uffff';
/** The group of what has no tag, event or day; no record has such an id. */
const NONE = 'none';

function headingsBy(grouping: Exclude<ClipGrouping, 'none'>, facts: ClipFacts): Headings {
  switch (grouping) {
    case 'article':
      return {
        idsOf: ({ articleId }) => articleId,
        headingOf: (id, { citation }) => {
          const article = facts.article(id);
          const title = article?.title.value ?? article?.original?.fileName ?? citation?.title;
          return { label: title || 'Untitled article', rank: 0 };
        },
      };
    case 'colour':
      return {
        idsOf: ({ colour }) => colour,
        headingOf: (_, { colour }) => ({
          label: colour.charAt(0).toUpperCase() + colour.slice(1),
          rank: CLIP_COLOURS.indexOf(colour),
        }),
      };
    case 'day':
      return {
        idsOf: (clip) => dayOf(clip, facts.article) ?? NONE,
        headingOf: (day) =>
          day === NONE
            ? { label: 'No day', rank: LAST }
            : { label: facts.dayWords(day.replace(/(-00)+$/, '')), rank: day },
      };
    case 'tag':
      return {
        idsOf: ({ tags }) => {
          const known = tags.filter((id) => facts.tag(id));
          return known.length === 0 ? NONE : known;
        },
        headingOf: (id) => {
          const name = facts.tag(id)?.name;
          return name === undefined
            ? { label: 'No tag', rank: LAST }
            : { label: `#${name}`, rank: name.toLowerCase() };
        },
      };
    case 'event': {
      const places = new Map(facts.events.map(({ id }, index) => [id, index]));
      return {
        idsOf: ({ id }) => {
          const known = facts.eventsOf(id).filter((event) => places.has(event));
          return known.length === 0 ? NONE : known;
        },
        headingOf: (id) => {
          const at = places.get(id);
          return at === undefined
            ? { label: 'No event', rank: Infinity }
            : { label: facts.events[at]?.title ?? '', rank: at };
        },
      };
    }
  }
}
