interface Row {
  readonly id: string;
}

/** How high rows are, when most have never been drawn: those take a guess until they are measured. */
export class RowHeights {
  readonly #guess: (row: Row) => number;
  readonly #measured = new Map<string, number>();

  /** `guess` is the usual height of a row, in px. */
  constructor(guess: (row: Row) => number) {
    this.#guess = guess;
  }

  heightOf(row: Row): number {
    return this.#measured.get(row.id) ?? this.#guess(row);
  }

  /** Takes a row's height as drawn and answers by how much it differs from what was known. */
  measure(row: Row, height: number): number {
    const before = this.heightOf(row);
    if (height !== before) this.#measured.set(row.id, height);
    return height - before;
  }
}

/**
 * Where each of many rows begins, one below the other: a tree of partial sums (Fenwick 1994), so that
 * a row which turns out higher than guessed costs as little among 50,000 as among fifty.
 */
export class RowTops {
  /** `#sums[n]` is the height of the rows that end with the `n`th, as many as its lowest bit says. */
  readonly #sums: Float64Array;
  readonly #highest: number;

  /** `heightAt` answers the height of each row in px. */
  constructor(
    readonly length: number,
    heightAt: (index: number) => number,
  ) {
    const sums = new Float64Array(length + 1);
    for (let n = 1; n <= length; n++) {
      sums[n] = (sums[n] ?? 0) + heightAt(n - 1);
      const next = n + (n & -n);
      if (next <= length) sums[next] = (sums[next] ?? 0) + (sums[n] ?? 0);
    }
    this.#sums = sums;
    this.#highest = length === 0 ? 0 : 2 ** Math.floor(Math.log2(length));
  }

  /** The bottom of the last row. */
  get whole(): number {
    return this.top(this.length);
  }

  /** The top of a row in px; past the last one, the bottom of that. */
  top(index: number): number {
    let top = 0;
    for (let n = Math.min(index, this.length); n > 0; n -= n & -n) top += this.#sums[n] ?? 0;
    return top;
  }

  /** Makes a row higher by so many px, or lower. */
  grow(index: number, by: number): void {
    for (let n = index + 1; n <= this.length; n += n & -n) {
      this.#sums[n] = (this.#sums[n] ?? 0) + by;
    }
  }

  /** The row at a height: the last whose top is not below it. */
  at(height: number): number {
    let found = 0;
    let left = height;
    for (let step = this.#highest; step > 0; step >>= 1) {
      const next = found + step;
      if (next > this.length || (this.#sums[next] ?? 0) > left) continue;
      found = next;
      left -= this.#sums[next] ?? 0;
    }
    return Math.max(0, Math.min(found, this.length - 1));
  }
}
