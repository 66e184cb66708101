/** What a list holds: anything with an id. */
interface Listed {
  readonly id: string;
}

/** More marks than this are merged in one pass, which costs as much as some hundred insertions. */
const FEW = 64;

/**
 * The entries of one kind in their order, kept up lazily: a change only marks ids, and the next
 * look puts the marked ones in their places.
 *
 * A look after a few marks costs a copy of the array and a binary search for each, after many one
 * merge; never a full sort, and nothing at all for lists nobody looks at.
 */
export class OrderedList<Entry extends Listed> {
  readonly #read: (id: string) => Entry | null;
  readonly #compare: (a: Entry, b: Entry) => number;
  readonly #marked = new Set<string>();
  /** What the list holds by id, as it was when it was put in its place. */
  readonly #held = new Map<string, Entry>();
  #entries: readonly Entry[] = [];

  /**
   * `read` answers the entry of an id as it stands now, or null when it is not in the list.
   * `compare` must tell any two entries of different ids apart.
   */
  constructor(read: (id: string) => Entry | null, compare: (a: Entry, b: Entry) => number) {
    this.#read = read;
    this.#compare = compare;
  }

  /** Notes that an entry came, went or changed. */
  mark(id: string): void {
    this.#marked.add(id);
  }

  /** The entries in order; a new array whenever something was marked since the last look. */
  entries(): readonly Entry[] {
    if (this.#marked.size === 0) return this.#entries;
    this.#entries = this.#marked.size <= FEW ? this.#withFew() : this.#withMany();
    this.#marked.clear();
    return this.#entries;
  }

  #withFew(): Entry[] {
    const entries = [...this.#entries];
    for (const id of this.#marked) {
      const before = this.#held.get(id);
      if (before) entries.splice(this.#placeOf(before, entries), 1);
      const after = this.#hold(id);
      if (after) entries.splice(this.#placeOf(after, entries), 0, after);
    }
    return entries;
  }

  #withMany(): Entry[] {
    const kept = this.#entries.filter((entry) => !this.#marked.has(entry.id));
    const fresh: Entry[] = [];
    for (const id of this.#marked) {
      const entry = this.#hold(id);
      if (entry) fresh.push(entry);
    }
    fresh.sort(this.#compare);
    const merged: Entry[] = [];
    let at = 0;
    for (const entry of fresh) {
      const to = this.#placeOf(entry, kept);
      for (; at < to; at++) merged.push(kept[at] as Entry);
      merged.push(entry);
    }
    for (; at < kept.length; at++) merged.push(kept[at] as Entry);
    return merged;
  }

  #hold(id: string): Entry | null {
    const entry = this.#read(id);
    if (entry) this.#held.set(id, entry);
    else this.#held.delete(id);
    return entry;
  }

  /** The first place that is not before an entry: its own if it is there, else where it belongs. */
  #placeOf(entry: Entry, entries: readonly Entry[]): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(entries[middle] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
