/** A heading between the rows of a list and what stands under it. */
export interface ListGroup {
  /** Names it among the groups of its list. */
  readonly id: string;
  readonly label: string;
  /** How many items stand under it. */
  readonly count: number;
}

/** One row of a list: an item, or the heading of a group. */
export interface ListRow<Item> {
  /** The item's id; a heading's begins with `group:`. */
  readonly id: string;
  /** Null for a heading. */
  readonly item: Item | null;
  readonly group: ListGroup | null;
  /** The item's place in its group, or in the list where there are no groups; from 1. */
  readonly place: number;
}

/** Where a group's rows begin and end, heading first, and its first item. */
interface Stretch {
  readonly group: ListGroup;
  readonly row: number;
  readonly item: number;
  readonly folded: boolean;
}

/** The id of a group's heading among the rows. */
export function headingId(group: ListGroup): string {
  return `group:${group.id}`;
}

/**
 * The rows of a list: its items in order, with headings between them where it is grouped. Nothing is
 * made for a row until it is asked for, and a row's index is found by a look-up, so that 50,000 items
 * cost what is in sight.
 */
export class ListRows<Item extends { readonly id: string }> {
  readonly items: readonly Item[];
  readonly groups: readonly ListGroup[];
  readonly length: number;
  readonly #stretches: readonly Stretch[];
  #indices: ReadonlyMap<string, number> | null = null;

  /** `groups` covers the items in their order, each as many as its count says; none: no headings. */
  constructor(
    items: readonly Item[],
    groups: readonly ListGroup[] = [],
    folded: ReadonlySet<string> = new Set(),
  ) {
    this.items = items;
    this.groups = groups;
    const stretches: Stretch[] = [];
    let row = 0;
    let item = 0;
    for (const group of groups) {
      const isFolded = folded.has(group.id);
      stretches.push({ group, row, item, folded: isFolded });
      row += 1 + (isFolded ? 0 : group.count);
      item += group.count;
    }
    this.#stretches = stretches;
    this.length = groups.length === 0 ? items.length : row;
  }

  /** The row at an index; undefined past the end. */
  at(index: number): ListRow<Item> | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const stretch = this.#stretchAt(index, 'row');
    if (stretch && index === stretch.row) {
      return { id: headingId(stretch.group), item: null, group: stretch.group, place: 0 };
    }
    const nth = stretch ? index - stretch.row - 1 : index;
    const item = this.items[(stretch?.item ?? 0) + nth];
    return item && { id: item.id, item, group: stretch?.group ?? null, place: nth + 1 };
  }

  /** The id of a row, without making the row. */
  idAt(index: number): string | null {
    if (this.#stretches.length === 0) return this.items[index]?.id ?? null;
    return this.at(index)?.id ?? null;
  }

  /** The ids of all rows in their order, in one pass. */
  ids(): string[] {
    if (this.#stretches.length === 0) return this.items.map(({ id }) => id);
    const ids: string[] = [];
    for (const { group, item, folded } of this.#stretches) {
      ids.push(headingId(group));
      if (folded) continue;
      for (let at = item; at < item + group.count; at++) ids.push(this.items[at]?.id ?? '');
    }
    return ids;
  }

  /** Where a row stands; an item of a folded group stands at its heading. −1 when it is not here. */
  indexOf(id: string | null): number {
    if (id === null) return -1;
    if (id.startsWith('group:')) {
      return this.#stretches.find(({ group }) => headingId(group) === id)?.row ?? -1;
    }
    this.#indices ??= new Map(this.items.map((item, index) => [item.id, index]));
    const index = this.#indices.get(id);
    if (index === undefined) return -1;
    const stretch = this.#stretchAt(index, 'item');
    if (!stretch) return index;
    return stretch.folded ? stretch.row : stretch.row + 1 + (index - stretch.item);
  }

  /** The items that stand under a heading. */
  under(group: ListGroup): readonly Item[] {
    const stretch = this.#stretches.find((one) => one.group.id === group.id);
    return stretch ? this.items.slice(stretch.item, stretch.item + group.count) : [];
  }

  /** The stretch that holds a row or an item: the last that begins at it or before. */
  #stretchAt(index: number, by: 'row' | 'item'): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#stretches[middle]?.[by] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return this.#stretches[low];
  }
}
