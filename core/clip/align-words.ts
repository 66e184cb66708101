/** Words that are looked for in a text: a quote's, between those that stood before and after it. */
export interface SoughtWords {
  /** For each word a number that equal words share, from 0. */
  readonly ids: Int32Array;
  /** The quote's part of them, half open. */
  readonly from: number;
  readonly to: number;
  /** How much each says where it is found, in nats; what is rare in the text says more. */
  readonly gains: Float64Array;
  /** What it costs to find nothing of a word before or after the quote. */
  readonly missing: Float64Array;
  /** 1 where something may stand between a word and the one before it: other blocks, or more of a long quote. */
  readonly gaps: Uint8Array;
}

/** The best way to lay sought words along a stretch of a text. */
export interface Alignment {
  /** What speaks for it, in nats, by the words before the quote, those of the quote and those after. */
  readonly before: number;
  readonly quote: number;
  readonly after: number;
  /** The words of the text that stand for the quote, half open; none where it was taken out. */
  readonly first: number;
  readonly last: number;
  /** For each word of the quote the word of the text that is the same; -1 where none is. */
  readonly same: Int32Array;
  /** How many of the words around the quote that should be there are. */
  readonly around: number;
}

/**
 * Logarithms of how likely an editor replaces, leaves out and puts in a word where a fifth of all
 * words were changed, over how likely the words of two unlike texts differ. A word replaced costs
 * less than one left out and one put in, so that a quote keeps its length.
 */
const REPLACED = 1.6;
const LEFT_OUT = 1.9;
const PUT_IN = 1.3;
/** Something of any length between two blocks of a quote. */
const GAP = 6;

const START = 0;
const SAME = 1;
const OTHER = 2;
const OUT = 3;
const IN = 4;
const LEAP = 5;

/**
 * Lays sought words along the words `from` to `to` of a text so that most speaks for it: a local
 * alignment (Smith and Waterman 1981) in which the quote must be laid whole and the words around it
 * may be left, at their cost.
 *
 * @param ids of each word of the text, the number of the sought word that is the same; -1 for others
 */
export function alignWords(
  sought: SoughtWords,
  ids: Int32Array,
  from: number,
  to: number,
): Alignment {
  const rows = sought.ids.length;
  const wide = to - from + 1;
  // Only the ways are kept of all rows: values can be added up again along the best of them.
  const ways = new Uint8Array((rows + 1) * wide);
  const leaps = new Map<number, Int32Array>();
  let above = new Float64Array(wide);
  let here = new Float64Array(wide);
  let begun = 0;
  const end = { row: -1, at: 0, weight: -Infinity };
  let left = sum(sought.missing, sought.to, rows);
  for (let row = 0; row <= rows; row++) {
    if (row > 0 && row <= sought.from) begun -= sought.missing[row - 1] ?? 0;
    if (row === 0) here.fill(0);
    else fillRow(row, row > sought.from ? -Infinity : begun);
    if (sought.gaps[row] === 1) leaps.set(row, leap(row));
    if (row >= sought.to) {
      if (row > sought.to) left -= sought.missing[row - 1] ?? 0;
      for (let at = 0; at < wide; at++) {
        const weight = (here[at] ?? 0) - left;
        if (weight > end.weight) Object.assign(end, { row, at, weight });
      }
    }
    [above, here] = [here, above];
  }
  return traced(sought, end, ways, wide, from, leaps);

  function fillRow(row: number, start: number): void {
    const id = sought.ids[row - 1];
    const gain = sought.gains[row - 1] ?? 0;
    const cells = row * wide;
    let diagonal = -Infinity;
    let beside = -Infinity;
    for (let at = 0; at < wide; at++) {
      let value = start;
      let way = START;
      const over = above[at] ?? 0;
      if (over - LEFT_OUT > value) {
        value = over - LEFT_OUT;
        way = OUT;
      }
      const isSame = at > 0 && ids[from + at - 1] === id;
      const met = diagonal + (isSame ? gain : -REPLACED);
      if (met > value) {
        value = met;
        way = isSame ? SAME : OTHER;
      }
      if (beside - PUT_IN > value) {
        value = beside - PUT_IN;
        way = IN;
      }
      here[at] = value;
      ways[cells + at] = way;
      beside = value;
      diagonal = over;
    }
  }

  function leap(row: number): Int32Array {
    const origins = new Int32Array(wide);
    let best = -Infinity;
    let origin = 0;
    for (let at = 0; at < wide; at++) {
      const own = here[at] ?? 0;
      if (best - GAP > own) {
        here[at] = best - GAP;
        ways[row * wide + at] = LEAP;
        origins[at] = origin;
      } else if (own > best) {
        best = own;
        origin = at;
      }
    }
    return origins;
  }
}

/** Follows the best way back from its end and adds up what each part of it says. */
function traced(
  sought: SoughtWords,
  end: { readonly row: number; readonly at: number; readonly weight: number },
  ways: Uint8Array,
  wide: number,
  from: number,
  leaps: ReadonlyMap<number, Int32Array>,
): Alignment {
  const same = new Int32Array(sought.to - sought.from).fill(-1);
  let first = -1;
  let last = -1;
  let gone = from;
  let { row, at } = end;
  let after = -sum(sought.missing, row, sought.ids.length);
  let quote = 0;
  let around = 0;
  const add = (weight: number) => {
    if (row > sought.to) after += weight;
    else if (row > sought.from) quote += weight;
  };
  for (let way = ways[row * wide + at]; way !== START && row > 0; way = ways[row * wide + at]) {
    if (row === sought.to) gone = from + at;
    if (way === LEAP) {
      add(-GAP);
      at = leaps.get(row)?.[at] ?? 0;
    } else if (way === IN) {
      add(-PUT_IN);
      at--;
    } else if (way === OUT) {
      add(-LEFT_OUT);
      row--;
    } else {
      add(way === SAME ? (sought.gains[row - 1] ?? 0) : -REPLACED);
      row--;
      at--;
      if (row < sought.from || row >= sought.to) {
        if (way === SAME && (sought.missing[row] ?? 0) > 0) around++;
        continue;
      }
      first = from + at;
      if (last < 0) last = from + at + 1;
      if (way === SAME) same[row - sought.from] = from + at;
    }
  }
  if (first < 0) first = last = gone;
  return { before: end.weight - quote - after, quote, after, first, last, same, around };
}

function sum(costs: Float64Array, from: number, to: number): number {
  let all = 0;
  for (let at = from; at < to; at++) all += costs[at] ?? 0;
  return all;
}
