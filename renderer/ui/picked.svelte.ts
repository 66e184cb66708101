interface Row {
  readonly id: string;
}

/**
 * Which rows of a list are picked, by id.
 *
 * The ids lie in one set that is made anew with each change: to pick 50,000 rows costs one pass, and
 * only the rows in sight ask whether they are among them.
 */
export class Picked {
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Where a stretch of rows begins that Shift picks. */
  #anchor: string | null = null;
  /** What the stretch came on top of: a stretch that gets shorter lets go of its own rows alone. */
  #under: ReadonlySet<string> = this.#ids;

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Those of a list that are picked. */
  of<Item extends Row>(items: readonly Item[]): Item[] {
    return this.#ids.size === 0 ? [] : items.filter(({ id }) => this.#ids.has(id));
  }

  pick(id: string, picked: boolean): void {
    const ids = new Set(this.#ids);
    if (picked) ids.add(id);
    else ids.delete(id);
    this.#ids = ids;
    this.from(id);
  }

  /** Begins the next stretch at a row, whether it is picked or not. */
  from(id: string): void {
    this.#anchor = id;
    this.#under = this.#ids;
  }

  /** Picks all from the row picked last up to this one, besides what is picked. */
  pickTo(id: string, items: readonly Row[]): void {
    const stretch = this.#stretchTo(id, items);
    if (stretch.length === 0) return this.pick(id, true);
    this.#ids = new Set([...this.#ids, ...stretch.map((item) => item.id)]);
  }

  /**
   * Makes the stretch from where it began up to a row what is picked: alone, or on top of what was
   * picked before it began. The stretch grows and shrinks with each call.
   */
  stretch(id: string, items: readonly Row[], { adds = false } = {}): void {
    const stretch = this.#stretchTo(id, items);
    if (stretch.length === 0) {
      if (!adds) this.clear();
      return this.pick(id, true);
    }
    this.#ids = new Set([...(adds ? this.#under : []), ...stretch.map((item) => item.id)]);
  }

  pickAll(items: readonly Row[]): void {
    this.#ids = new Set([...this.#ids, ...items.map(({ id }) => id)]);
  }

  /** Lets go of these rows. */
  drop(items: readonly Row[]): void {
    const gone = new Set(items.map(({ id }) => id));
    this.keep((id) => !gone.has(id));
  }

  /** Lets go of all that is no row any more, as after a filter or a removal. */
  keep(isThere: (id: string) => boolean): void {
    if (this.#ids.size === 0) return;
    const kept = [...this.#ids].filter(isThere);
    if (kept.length < this.#ids.size) this.#ids = new Set(kept);
  }

  clear(): void {
    this.#ids = new Set();
    this.#under = this.#ids;
    this.#anchor = null;
  }

  /** The rows from the anchor to this one, either way; none when one of them is not in the list. */
  #stretchTo(id: string, items: readonly Row[]): readonly Row[] {
    const from = items.findIndex((item) => item.id === this.#anchor);
    const to = items.findIndex((item) => item.id === id);
    return from < 0 || to < 0 ? [] : items.slice(Math.min(from, to), Math.max(from, to) + 1);
  }
}
