import { isWithin } from '../../core/library/tag-names';
import type { Lookup } from '../../core/library/change';
import type { Article } from '../../core/library/records';
import type { ListGroup } from '../ui/list-rows';
import type { Arrangement, Sort } from './article-arrangement';
import { groupsOf } from './article-groups';
import type { ArticleGroup } from './article-groups';
import { byCode, byWords } from './in-order';
import { OrderedList } from './ordered-list';

/** An article as it stands in an arranged list. */
export interface ArticleRow {
  /** The article's own id; where it stands under several groups, the later rows have others. */
  readonly id: string;
  readonly article: Article;
  readonly group: ArticleGroup;
  readonly clips: number;
}

/** What an arranged list asks of the library. */
export interface ArticleSource {
  readonly lookup: Lookup;
  readonly clipCount: (articleId: string) => number;
}

/**
 * The articles of one arrangement: those it shows, in its order, under its groups.
 *
 * A change marks the articles it touches, and the next look puts those in their places: what a change
 * costs does not depend on how many articles there are, but for a copy of the list.
 */
export class ArrangedArticles {
  readonly #source: ArticleSource;
  readonly #arrangement: Arrangement;
  /** Articles that are shown though they would not be any more, as one that was read just now. */
  readonly #stays: ReadonlySet<string>;
  readonly #marked = new Set<string>();
  readonly #rowsOf = new Map<string, readonly ArticleRow[]>();
  readonly #entries = new Map<string, ArticleRow>();
  readonly #list: OrderedList<ArticleRow>;
  #tagIds: ReadonlySet<string> = new Set();

  constructor(source: ArticleSource, arrangement: Arrangement, stays: ReadonlySet<string>) {
    this.#source = source;
    this.#arrangement = arrangement;
    this.#stays = stays;
    this.#list = new OrderedList((id) => this.#entries.get(id) ?? null, comparing(arrangement));
  }

  /** Whether the number of an article's clips matters to where it stands. */
  get countsClips(): boolean {
    const { shown, sort } = this.#arrangement;
    return shown.kind === 'withClips' || shown.kind === 'withoutClips' || sort === 'clips';
  }

  /** Tells which tags there are, when the arrangement shows one and those nested in it. */
  takeTags(tags: Iterable<{ readonly id: string; readonly name: string }>): void {
    const { shown } = this.#arrangement;
    if (shown.kind !== 'tag') return;
    this.#tagIds = new Set(
      [...tags].filter(({ name }) => isWithin(name, shown.name)).map(({ id }) => id),
    );
  }

  /** Notes that an article came, went or changed. */
  mark(articleId: string): void {
    this.#marked.add(articleId);
  }

  /** The rows in order; a new array whenever something was marked since the last look. */
  rows(): readonly ArticleRow[] {
    for (const id of this.#marked) this.#place(id);
    this.#marked.clear();
    return this.#list.entries();
  }

  #place(id: string): void {
    for (const row of this.#rowsOf.get(id) ?? []) {
      this.#entries.delete(row.id);
      this.#list.mark(row.id);
    }
    const rows = this.#rowsFor(this.#source.lookup('article', id));
    if (rows.length > 0) this.#rowsOf.set(id, rows);
    else this.#rowsOf.delete(id);
    for (const row of rows) {
      this.#entries.set(row.id, row);
      this.#list.mark(row.id);
    }
  }

  #rowsFor(article: Article | undefined): readonly ArticleRow[] {
    if (article?.trashedAt !== null) return [];
    const clips = this.countsClips ? this.#source.clipCount(article.id) : 0;
    if (!this.#stays.has(article.id) && !this.#isShown(article, clips)) return [];
    const groups = groupsOf(article, this.#arrangement.grouping, this.#source.lookup);
    return groups.map((group, nth) => ({
      id: nth === 0 ? article.id : `${article.id}@${group.id}`,
      article,
      group,
      clips,
    }));
  }

  #isShown(article: Article, clips: number): boolean {
    const { shown } = this.#arrangement;
    switch (shown.kind) {
      case 'all':
        return true;
      case 'unread':
        return !article.read;
      case 'starred':
        return article.starred;
      case 'withClips':
        return clips > 0;
      case 'withoutClips':
        return clips === 0;
      case 'collection':
        return article.collections.includes(shown.id);
      case 'tag':
        return article.tags.some((id) => this.#tagIds.has(id));
    }
  }
}

/** The groups of some rows, which follow one another in the rows' order. */
export function groupsOfRows(rows: readonly ArticleRow[]): ListGroup[] {
  const groups: { id: string; label: string; count: number }[] = [];
  for (const { group } of rows) {
    const last = groups.at(-1);
    if (last?.id === group.id) last.count++;
    else groups.push({ id: group.id, label: group.label, count: 1 });
  }
  return groups;
}

type Compare = (a: ArticleRow, b: ArticleRow) => number;

function comparing({ sort, grouping }: Arrangement): Compare {
  const isDated = grouping === 'month' || grouping === 'day';
  const inGroups = isDated ? byDay(sort) : byWords;
  const inside = SORTED[sort];
  return (a, b) => betweenGroups(a.group, b.group, inGroups) || inside(a, b) || byCode(a.id, b.id);
}

/** Groups of days go the way of what is in them. */
function byDay(sort: Sort): (a: string, b: string) => number {
  return sort === 'newest' || sort === 'imported' ? (a, b) => byCode(b, a) : byCode;
}

function betweenGroups(
  a: ArticleGroup,
  b: ArticleGroup,
  compare: (a: string, b: string) => number,
): number {
  if (a.id === b.id) return 0;
  if (a.order === null || b.order === null)
    return Number(a.order === null) - Number(b.order === null);
  return compare(a.order, b.order) || byCode(a.id, b.id);
}

/** Those without a value come last, whichever way the others go. */
function valueOf(
  field: 'publishedOn' | 'siteName' | 'title',
  way: (a: string, b: string) => number,
): Compare {
  return (a, b) => {
    const [first, second] = [a.article[field].value, b.article[field].value];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return way(first, second);
  };
}

const importedFirst: Compare = (a, b) => byCode(a.article.importedAt, b.article.importedAt);
const oldest = valueOf('publishedOn', byCode);

const SORTED: Readonly<Record<Sort, Compare>> = {
  oldest: (a, b) => oldest(a, b) || importedFirst(a, b),
  newest: joined(
    valueOf('publishedOn', (a, b) => byCode(b, a)),
    (a, b) => importedFirst(b, a),
  ),
  imported: (a, b) => importedFirst(b, a),
  title: valueOf('title', byWords),
  outlet: joined(valueOf('siteName', byWords), oldest),
  clips: joined((a, b) => b.clips - a.clips, oldest),
};

function joined(first: Compare, second: Compare): Compare {
  return (a, b) => first(a, b) || second(a, b);
}
