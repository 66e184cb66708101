/**
 * Where each row of a long list begins, when most rows have never been drawn: those take a guess
 * until they are measured.
 */
export class RowHeights {
  readonly #guess: number;
  readonly #measured = new Map<string, number>();

  /** `guess` is the usual height of a row, in px. */
  constructor(guess: number) {
    this.#guess = guess;
  }

  heightOf(id: string): number {
    return this.#measured.get(id) ?? this.#guess;
  }

  /** Takes a row's height as drawn and answers by how much it differs from what was known. */
  measure(id: string, height: number): number {
    const before = this.heightOf(id);
    this.#measured.set(id, height);
    return height - before;
  }

  /** The top of each row in px, and at the end the bottom of the last. */
  tops(items: readonly { readonly id: string }[]): Float64Array {
    const tops = new Float64Array(items.length + 1);
    let top = 0;
    items.forEach((item, index) => {
      top += this.heightOf(item.id);
      tops[index + 1] = top;
    });
    return tops;
  }
}

/** The row at a height: the last whose top is not below it. */
export function rowAt(tops: Float64Array, height: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
