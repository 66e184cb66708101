import type { Effect, Lookup } from '../../core/library/change';
import type { AnyRecord } from '../../core/library/records';
import { namesAbove } from '../../core/library/tag-names';

/** How many records are under a label, those of nested tags with it; what lies in the trash is not. */
export interface LabelCount {
  readonly article: number;
  readonly clip: number;
  readonly event: number;
}

const NONE: LabelCount = { article: 0, clip: 0, event: 0 };
const COUNTED = ['article', 'clip', 'event'] as const;
type Counted = (typeof COUNTED)[number];

/** How a collection is called among what is counted; tags go by their name, folded. */
export function collectionKey(id: string): string {
  return `:${id}`;
}

/**
 * How many records each tag and each collection has. Counted in one pass when somebody looks, and kept
 * up with each change from there on; a tag that gets another name counts all anew, at the next look.
 */
export class LabelCounts {
  readonly #counts = new Map<string, { article: number; clip: number; event: number }>();
  readonly #keysOfTag = new Map<string, readonly string[]>();
  #isCounted = false;

  /** Follows changes; answers whether a count may be another now. */
  follow(effects: readonly Effect[]): boolean {
    if (effects.some(({ kind }) => kind === 'tag')) this.#isCounted = false;
    if (!this.#isCounted) return true;
    let isTouched = false;
    for (const { before, after } of effects) {
      if (before) isTouched = this.#add(before, -1) || isTouched;
      if (after) isTouched = this.#add(after, 1) || isTouched;
    }
    return isTouched;
  }

  /** Forgets what was counted: another library is loaded. */
  reset(): void {
    this.#isCounted = false;
  }

  /** Counts, where that is not done yet, the records that `every` answers. */
  count(lookup: Lookup, every: () => Iterable<AnyRecord>): void {
    if (this.#isCounted) return;
    this.#counts.clear();
    this.#keysOfTag.clear();
    this.#lookup = lookup;
    for (const record of every()) this.#add(record, 1);
    this.#isCounted = true;
  }

  /** What was counted of a name, folded, or of `collectionKey`. */
  of(key: string): LabelCount {
    return this.#counts.get(key) ?? NONE;
  }

  #lookup: Lookup = () => undefined;

  #add(record: AnyRecord, by: 1 | -1): boolean {
    if (!isCounted(record) || record.trashedAt !== null) return false;
    const keys = new Set(record.tags.flatMap((id) => this.#keysOf(id)));
    if (record.kind === 'article') {
      for (const id of record.collections) keys.add(collectionKey(id));
    }
    for (const key of keys) {
      const counts = this.#counts.get(key) ?? { ...NONE };
      counts[record.kind] += by;
      this.#counts.set(key, counts);
    }
    return keys.size > 0;
  }

  #keysOf(tagId: string): readonly string[] {
    const known = this.#keysOfTag.get(tagId);
    if (known) return known;
    const tag = this.#lookup('tag', tagId);
    const keys = tag ? namesAbove(tag.name) : [];
    this.#keysOfTag.set(tagId, keys);
    return keys;
  }
}

function isCounted(record: AnyRecord): record is Extract<AnyRecord, { kind: Counted }> {
  return (COUNTED as readonly string[]).includes(record.kind);
}
