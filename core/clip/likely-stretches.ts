import type { SoughtWords } from './align-words';

/** A stretch of a text's words that has many of those sought, half open. */
export interface LikelyStretch {
  readonly from: number;
  readonly to: number;
  /** What its words say at most, in whatever order. */
  readonly most: number;
  /** How many of the quote's words it has, in whatever order. */
  readonly quoted: number;
}

/**
 * The stretches of a text that share most words with what is sought, whatever their order, the best
 * first. One pass over the text: aligning is left for these few.
 *
 * @param ids of each word of the text, the number of the sought word that is the same; -1 for others
 * @param wide how many words a stretch has
 */
export function likelyStretches(
  sought: SoughtWords,
  ids: Int32Array,
  wide: number,
  most: number,
): LikelyStretch[] {
  const wanted = new Int32Array(sought.ids.length);
  const own = new Int32Array(sought.ids.length);
  const gains = new Float64Array(sought.ids.length);
  sought.ids.forEach((id, at) => {
    wanted[id] = (wanted[id] ?? 0) + 1;
    gains[id] = sought.gains[at] ?? 0;
    if (at >= sought.from && at < sought.to) own[id] = (own[id] ?? 0) + 1;
  });
  const held = new Int32Array(wanted.length);
  const step = Math.max(1, Math.floor(wide / 3));
  const peaks: { readonly end: number; readonly sum: number; readonly quoted: number }[] = [];
  let sum = 0;
  let quoted = 0;
  let peak = { end: 0, sum: 0, quoted: 0 };
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? -1;
    if (id >= 0) {
      held[id] = (held[id] ?? 0) + 1;
      if ((held[id] ?? 0) <= (wanted[id] ?? 0)) sum += gains[id] ?? 0;
      if ((held[id] ?? 0) <= (own[id] ?? 0)) quoted++;
    }
    const gone = at >= wide ? (ids[at - wide] ?? -1) : -1;
    if (gone >= 0) {
      if ((held[gone] ?? 0) <= (wanted[gone] ?? 0)) sum -= gains[gone] ?? 0;
      if ((held[gone] ?? 0) <= (own[gone] ?? 0)) quoted--;
      held[gone] = (held[gone] ?? 0) - 1;
    }
    if (sum > peak.sum + 1e-9) peak = { end: at + 1, sum, quoted };
    if ((at + 1) % step === 0 || at + 1 === ids.length) {
      if (peak.sum > 0) peaks.push(peak);
      peak = { end: 0, sum: 0, quoted: 0 };
    }
  }
  peaks.sort((a, b) => b.sum - a.sum || a.end - b.end);
  const chosen: LikelyStretch[] = [];
  for (const { end, sum: said, quoted: has } of peaks) {
    if (chosen.length >= most) break;
    const middle = end - wide / 2;
    if (chosen.some(({ from, to }) => Math.abs((from + to) / 2 - middle) < wide / 2)) continue;
    chosen.push({ from: end - wide, to: end, most: said, quoted: has });
  }
  return chosen;
}
