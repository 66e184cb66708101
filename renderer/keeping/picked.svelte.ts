import { SvelteSet } from 'svelte/reactivity';

/** Which rows of a list are picked, by id. */
export class Picked {
  readonly #ids = new SvelteSet<string>();
  /** Where a stretch of rows begins that Shift picks. */
  #anchor: string | null = null;

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Those of a list that are picked. */
  of<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
    return items.filter(({ id }) => this.#ids.has(id));
  }

  pick(id: string, picked: boolean): void {
    this.#anchor = id;
    if (picked) this.#ids.add(id);
    else this.#ids.delete(id);
  }

  /** Picks all from the row picked last up to this one. */
  pickTo(id: string, items: readonly { readonly id: string }[]): void {
    const from = items.findIndex((item) => item.id === this.#anchor);
    const to = items.findIndex((item) => item.id === id);
    if (from < 0 || to < 0) return this.pick(id, true);
    for (const item of items.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      this.#ids.add(item.id);
    }
  }

  pickAll(items: readonly { readonly id: string }[]): void {
    for (const { id } of items) this.#ids.add(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#anchor = null;
  }
}
