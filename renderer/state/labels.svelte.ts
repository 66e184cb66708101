import { untrack } from 'svelte';
import type { LabelKind } from '../../core/library/bulk';
import type { Effect } from '../../core/library/change';
import { sameName } from '../../core/library/tag-names';
import { planTwins } from '../../core/library/tag-plan';
import type { TagPlan } from '../../core/library/tag-plan';
import { LabelCounts } from './label-counts';
import type { LabelCount } from './label-counts';
import type { NotebookState } from './notebook.svelte';
import { nodeAt, tagTree, treeRows } from './tag-tree';
import type { TagNode } from './tag-tree';

/** The view of tags and collections: which is looked at, and how many records each has. */
export class LabelsState {
  readonly #notebook: NotebookState;
  readonly #counts = new LabelCounts();
  #turn = $state.raw(0);
  kind = $state<LabelKind>('tag');
  words = $state('');
  /** The tag that is looked at, by its name, folded. */
  tagKey = $state<string | null>(null);
  collectionId = $state<string | null>(null);
  #folded = $state.raw<ReadonlySet<string>>(new Set());

  readonly tree: readonly TagNode[] = $derived.by(() => tagTree(this.#notebook.tags));
  readonly rows: readonly TagNode[] = $derived(treeRows(this.tree, this.#folded, this.words));
  readonly tag: TagNode | undefined = $derived(nodeAt(this.tree, this.tagKey));
  /** What would make one of each that two computers made under one name. */
  readonly twins: TagPlan = $derived.by(() => planTwins(this.#notebook.tags));

  constructor(notebook: NotebookState) {
    this.#notebook = notebook;
  }

  /** Follows the library; answers how to stop. */
  start(): () => void {
    return this.#notebook.onFollowed((effects) => {
      if (!effects) this.#counts.reset();
      for (const effect of effects ?? []) this.#keepLooking(effect);
      if (!effects || this.#counts.follow(effects)) this.#turn++;
    });
  }

  /** A tag that gets another name, be it by undo, stays the one that is looked at. */
  #keepLooking({ before, after }: Effect): void {
    if (before?.kind !== 'tag' || after?.kind !== 'tag') return;
    const key = untrack(() => this.tagKey);
    if (sameName(before.name) === key) this.tagKey = sameName(after.name);
  }

  /** How many records are under a tag, by its folded name, or under a `collectionKey`. */
  count(key: string): LabelCount {
    void this.#turn;
    untrack(() => {
      const notebook = this.#notebook;
      this.#counts.count(notebook.get.bind(notebook), function* () {
        yield* notebook.articles;
        yield* notebook.clips;
        yield* notebook.events;
      });
    });
    return this.#counts.of(key);
  }

  isFolded(key: string): boolean {
    return this.words.trim() === '' && this.#folded.has(key);
  }

  fold(key: string, folded: boolean): void {
    const after = new Set(this.#folded);
    if (folded) after.add(key);
    else after.delete(key);
    this.#folded = after;
  }
}
