import { untrack } from 'svelte';
import type { Effect } from '../../core/library/change';
import { fold } from '../../core/library/search-fold';
import type { Article } from '../../core/library/records';
import type { ListGroup } from '../ui/list-rows';
import { ArrangedArticles, groupsOfRows } from './arranged-articles';
import type { ArticleRow } from './arranged-articles';
import { PLAIN, keepArrangement, keptArrangement, labelsOf } from './article-arrangement';
import type { Arrangement, Shown } from './article-arrangement';
import type { FocusState } from './focus.svelte';
import type { NotebookState } from './notebook.svelte';

/** How the left pane arranges the articles, and what that comes to. */
export class ArticlesViewState {
  readonly #notebook: NotebookState;
  readonly #focus: Pick<FocusState, 'main'>;
  #arrangement = $state.raw<Arrangement>(PLAIN);
  #words = $state.raw('');
  #folded = $state.raw<ReadonlySet<string>>(new Set());
  /** Counts what makes the rows others than they were. */
  #turn = $state.raw(0);
  #stays = new Set<string>();
  /** Articles that came since the arrangement was chosen. */
  #fresh = new Set<string>();
  #arranged: ArrangedArticles;

  /** What is shown before the filter by words. */
  readonly #rows: readonly ArticleRow[] = $derived.by(() => {
    void this.#turn;
    return untrack(() => this.#arranged.rows());
  });
  readonly rows: readonly ArticleRow[] = $derived(matching(this.#rows, this.#words));
  /** Headings between the rows; none where they are not grouped. */
  readonly groups: readonly ListGroup[] = $derived(
    this.#arrangement.grouping === 'none' ? [] : groupsOfRows(this.rows),
  );
  /** How many articles are shown, be they under several headings. */
  readonly shownCount: number = $derived(
    this.#arrangement.grouping === 'tag' || this.#arrangement.grouping === 'collection'
      ? new Set(this.rows.map(({ article }) => article.id)).size
      : this.rows.length,
  );
  /** How many of those that came since the arrangement was chosen it does not show. */
  readonly hiddenFresh: number = $derived.by(() => {
    void this.#turn;
    const { rows } = this;
    if (this.#fresh.size === 0) return 0;
    const shown = new Set(rows.map(({ article }) => article.id));
    return [...this.#fresh].filter(
      (id) =>
        !shown.has(id) && untrack(() => this.#notebook.get('article', id))?.trashedAt === null,
    ).length;
  });

  constructor(notebook: NotebookState, focus: Pick<FocusState, 'main'>) {
    this.#notebook = notebook;
    this.#focus = focus;
    this.#arranged = this.#arrange();
  }

  /** Follows the library; answers how to stop. */
  start(): () => void {
    return this.#notebook.onFollowed((effects) => {
      if (effects) this.#follow(effects);
      else this.#begin();
    });
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  get words(): string {
    return this.#words;
  }

  /** The ids of the groups that are folded. */
  get folded(): ReadonlySet<string> {
    return this.#folded;
  }

  set folded(ids: ReadonlySet<string>) {
    this.#folded = ids;
  }

  /** Whether anything is left out of the list. */
  get isFiltered(): boolean {
    return this.#arrangement.shown.kind !== 'all' || this.#words.trim() !== '';
  }

  /** Arranges the list anew, and keeps it so. */
  choose(part: Partial<Arrangement>): void {
    const before = this.#arrangement;
    this.#arrangement = { ...before, ...part };
    if (part.grouping !== undefined && part.grouping !== before.grouping) this.#folded = new Set();
    const { head } = this.#notebook;
    if (head) keepArrangement(head.id, this.#arrangement);
    this.#renew();
  }

  show(shown: Shown): void {
    this.#words = '';
    this.choose({ shown });
  }

  /** Leaves nothing out any more. */
  showAll(): void {
    this.show({ kind: 'all' });
  }

  /** Shows only articles with these words in their title, outlet or byline. */
  filter(words: string): void {
    this.#words = words;
  }

  #begin(): void {
    const { head } = this.#notebook;
    this.#arrangement = head ? keptArrangement(head.id) : PLAIN;
    this.#words = '';
    this.#folded = new Set();
    this.#renew();
  }

  #renew(): void {
    this.#stays = new Set();
    this.#fresh = new Set();
    this.#again();
  }

  /** Looks at every article anew, as the arrangement stands. */
  #again(): void {
    this.#arranged = this.#arrange();
    for (const { id } of untrack(() => this.#notebook.articles)) this.#arranged.mark(id);
    this.#turn++;
  }

  #arrange(): ArrangedArticles {
    const notebook = this.#notebook;
    const source = {
      lookup: notebook.get.bind(notebook),
      clipCount: (id: string) => notebook.clipCount(id),
    };
    const arranged = new ArrangedArticles(source, this.#arrangement, this.#stays);
    arranged.takeTags(untrack(() => notebook.tags));
    return arranged;
  }

  #follow(effects: readonly Effect[]): void {
    const labels: readonly string[] = labelsOf(this.#arrangement);
    if (effects.some(({ kind }) => labels.includes(kind))) {
      this.#leaveGone();
      this.#again();
    }
    let isTouched = false;
    for (const { kind, id, before, after } of effects) {
      if (kind === 'article') {
        this.#note(id, before as Article | undefined, after as Article | null);
        this.#arranged.mark(id);
        isTouched = true;
      } else if (kind === 'clip' && this.#arranged.countsClips) {
        for (const clip of [before, after]) {
          if (clip?.kind === 'clip') this.#arranged.mark(clip.articleId);
        }
        isTouched = true;
      }
    }
    if (isTouched) this.#turn++;
  }

  /** What came, and what was read only by being opened: that one does not vanish under the reader's eyes. */
  #note(id: string, before: Article | undefined, after: Article | null): void {
    const { main } = untrack(() => ({ main: this.#focus.main }));
    if (!before && after && untrack(() => this.#notebook.loaded)) this.#fresh.add(id);
    const isOpen = main.kind === 'article' && main.id === id;
    const wasShown = this.#arrangement.shown.kind === 'unread' && before?.read === false;
    if (isOpen && wasShown && after?.read) this.#stays.add(id);
  }

  /** A collection that is gone shows nothing: then all is shown. */
  #leaveGone(): void {
    const { shown } = this.#arrangement;
    if (shown.kind !== 'collection' || !untrack(() => this.#notebook.loaded)) return;
    if (untrack(() => this.#notebook.get('collection', shown.id))) return;
    this.choose({ shown: { kind: 'all' } });
  }
}

/** What the filter by words looks at, folded once for each state of an article. */
const folded = new WeakMap<Article, string>();

function wordsOf(article: Article): string {
  const known = folded.get(article);
  if (known !== undefined) return known;
  const { title, siteName, byline, origin, original } = article;
  const words = [title.value ?? original?.fileName, siteName.value, byline.value, origin.value];
  const text = fold(words.filter(Boolean).join(' '));
  folded.set(article, text);
  return text;
}

function matching(rows: readonly ArticleRow[], typed: string): readonly ArticleRow[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ article }) => {
    const own = wordsOf(article);
    return words.every((word) => own.includes(word));
  });
}
