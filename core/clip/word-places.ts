import { alignWords } from './align-words';
import type { Alignment, SoughtWords } from './align-words';
import { fewestKept } from './kept-words';
import { likelyStretches } from './likely-stretches';
import type { SearchedText } from './searched-text';
import { wordsOf } from './text-words';
import type { TextWords } from './text-words';

/** What is looked for: a quote and the text either side of it, which may begin or end within a word. */
export interface SoughtQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Whether the outer edges of the text around it are cut off, so that words there may be halves. */
  readonly isCut: { readonly prefix: boolean; readonly suffix: boolean };
}

/** A place whose words are like those of a quote. All weights in nats: above 0 speaks for it. */
export interface WordPlace {
  /** In UTF-16 units of the text, half open. */
  readonly start: number;
  readonly end: number;
  /** What all words together say for it. */
  readonly weight: number;
  /** What the words before and after the quote say; below 0 where other words stand there. */
  readonly before: number;
  readonly after: number;
  /** What the quote's own words say for it where only a few places come into question. */
  readonly own: number;
  /** How many of the quote's words are there, and how many it has. */
  readonly kept: number;
  readonly words: number;
  /** The same with the words of the same block that stood around it. */
  readonly keptAround: number;
  readonly wordsAround: number;
  /** Whether they stand so far apart that there is more between them than of them. */
  readonly isTorn: boolean;
  /** Whether all of them are, in their order and with no others between. */
  readonly isWhole: boolean;
}

/** How likely a word stays where a fifth of all are changed. */
const STAYS = 0.8;
/** Words that a text has not, or has once, are still about as frequent as this where they turn up. */
const RAREST = 0.001;
/** The same within a passage on the same matter, where words come back. */
const RAREST_NEARBY = 0.02;
/** A short text does not tell how frequent its words are: it counts as one of so many words more. */
const COMMON_WORDS = 1_000;
const CHANGED = 1.6;
/** What it says against a place that a word around the quote is missing, by how close it stood. */
const MISSING = { sameBlock: 1.6, otherBlock: 0 };
/** Longer quotes are looked for by so many words of either end: more takes long and tells no more. */
const LONG = 120;
const STRETCHES = 12;
/** So many times a quote's words, and its words were put elsewhere, each for itself. */
const TORN = 1.6;
/** Of a quote that stands everywhere, so many places are looked at. */
const MOST_PLACES = 50;
/** The first of them are aligned whatever they have: they may be what is left around a quote that is gone. */
const ALWAYS = 2;
/** Nor are those whose words say less than this share of what the quote's own do. */
const LEAST = 0.4;
/** Stretches whose words say so much less than the best place are not worth aligning. */
const HOPELESS = 10;

/** The places of a text whose words are like those of a quote, the likeliest first. */
export function wordPlaces({ full, words }: SearchedText, quote: SoughtQuote): WordPlace[] {
  const pattern = patternOf(quote);
  if (pattern.from === pattern.to) return [];
  const { ids, sought, nearby } = weighed(pattern, words);
  const length = pattern.length;
  const hasGaps = sought.gaps.includes(1);
  const reach = Math.ceil(length * 0.3) + (hasGaps ? 60 : 6);
  const found: WordPlace[] = [];
  const least =
    sought.gains.subarray(sought.from, sought.to).reduce((all, one) => all + one, 0) * LEAST;
  const expected = sought.missing.reduce((sum, one) => sum + Number(one > 0), 0);
  const quoteLength = length - sought.ids.length + sought.to - sought.from;
  let best = -Infinity;
  const fewest = fewestKept(sought.to - sought.from, 1) * 0.9;
  const isQuoted = new Uint8Array(sought.ids.length);
  for (const id of sought.ids.subarray(sought.from, sought.to)) isQuoted[id] = 1;
  const most = length > LONG ? ALWAYS : STRETCHES;
  const stretches = likelyStretches(sought, ids, Math.ceil(length * 1.15) + 2, most);
  for (const [rank, stretch] of stretches.entries()) {
    if (rank >= ALWAYS && stretch.quoted < fewest) continue;
    if (stretch.most < Math.max(least, best - HOPELESS)) break;
    look(Math.max(0, stretch.from - reach), Math.min(ids.length, stretch.to + reach));
  }
  return found.sort((a, b) => b.weight - a.weight || a.start - b.start);

  /** Takes the best place of a stretch, then looks on either side of it: a quote may stand there again. */
  function look(from: number, to: number, isNarrow = false): void {
    const alignment = alignWords(sought, ids, from, to);
    if (alignment.first === alignment.last && !isNarrow) {
      // The words around the quote may outweigh the quote itself where it was moved away from them.
      const alone = alignWords(quoteAlone(sought), ids, from, to);
      const until = alone.last + sought.ids.length - sought.to;
      if (alone.first < alone.last)
        look(Math.max(from, alone.first - sought.from), Math.min(to, until), true);
    }
    const place = placeOf(alignment);
    best = Math.max(best, place.weight);
    const like = found.findIndex((other) => other.start < place.end && other.end > place.start);
    const other = found[like];
    if (!other) found.push(place);
    else if (other.weight < place.weight) found[like] = place;
    if (found.length >= MOST_PLACES) return;
    const { first, last } = alignment;
    // Both sides together are no longer than what they are parts of.
    const shared = (last - first) >> 1;
    const before = first + Math.min(shared, sought.ids.length - sought.to);
    const after = last - Math.min(shared, sought.from);
    if (before < to && holdsQuote(from, first)) look(from, before);
    if (after > from && holdsQuote(last, to)) look(after, to);
  }

  function holdsQuote(from: number, to: number): boolean {
    if ((to - from) * 2 < quoteLength) return false;
    let quoted = 0;
    for (let at = from; at < to; at++) quoted += Number(isQuoted[ids[at] ?? -1] === 1);
    return quoted >= Math.max(1, fewest);
  }

  function placeOf(alignment: Alignment): WordPlace {
    const { before, quote: own, after, first, last, same, around } = alignment;
    const kept = same.reduce((sum, at) => sum + Number(at >= 0), 0);
    const close = same.reduce(
      (sum, at, index) => sum + (at < 0 ? -CHANGED : (nearby[index] ?? 0)),
      0,
    );
    return {
      ...edges(full, words, pattern, quote.exact, first, last, same),
      weight: before + own + after,
      before,
      after,
      own: close,
      kept,
      words: same.length,
      keptAround: kept + around,
      wordsAround: same.length + expected,
      isTorn: last - first > TORN * quoteLength + 4,
      isWhole: same.every((at, index) => at === first + index) && last - first === same.length,
    };
  }
}

function quoteAlone({ ids, from, to, gains, missing, gaps }: SoughtWords): SoughtWords {
  return {
    ids: ids.subarray(from, to),
    from: 0,
    to: to - from,
    gains: gains.subarray(from, to),
    missing: missing.subarray(from, to),
    gaps: gaps.subarray(from, to),
  };
}

/** The words of a quote and around it, and which of them are the quote's. */
interface Pattern {
  readonly keys: Int32Array;
  readonly from: number;
  readonly to: number;
  /** How many words it stands for: more than its keys where a long quote's middle is left out. */
  readonly length: number;
  readonly missing: Float64Array;
  readonly gaps: Uint8Array;
  /** Units of the quote's first and last word that are not in the quote, and what is no word at its ends. */
  readonly cut: { readonly first: number; readonly last: number };
  readonly signs: { readonly first: string; readonly last: string };
}

function patternOf({ exact, prefix, suffix, isCut }: SoughtQuote): Pattern {
  const text = prefix + exact + suffix;
  const begin = prefix.length;
  const end = begin + exact.length;
  const { keys, starts, ends } = wordsOf(text);
  const at = (list: Int32Array, index: number) => list[index] ?? 0;
  let skipped = 0;
  let until = keys.length;
  if (isCut.prefix && at(starts, 0) === 0 && at(ends, 0) <= begin) skipped++;
  if (isCut.suffix && at(ends, until - 1) === text.length && at(starts, until - 1) >= end) until--;
  let from = skipped;
  while (from < until && at(ends, from) <= begin) from++;
  let to = until;
  while (to > from && at(starts, to - 1) >= end) to--;
  const kept: number[] = [];
  const gaps: number[] = [];
  for (let word = skipped; word < until; word++) {
    const middle = word - from >= LONG / 2 && to - word > LONG / 2;
    if (middle && to - from > LONG) continue;
    const isAfterMiddle = to - from > LONG && to - word === LONG / 2;
    const isNewBlock =
      word > from && word < to && text.slice(at(ends, word - 1), at(starts, word)).includes('\n');
    kept.push(word);
    gaps.push(Number(isAfterMiddle || isNewBlock));
  }
  const length = until - skipped;
  const quoted = Math.min(to - from, LONG);
  return {
    keys: Int32Array.from(kept, (word) => at(keys, word)),
    from: from - skipped,
    to: from - skipped + quoted,
    length,
    missing: Float64Array.from(kept, (word) => {
      if (word >= from && word < to) return 0;
      const between =
        word < from ? text.slice(at(ends, word), begin) : text.slice(end, at(starts, word));
      return between.includes('\n') ? MISSING.otherBlock : MISSING.sameBlock;
    }),
    gaps: Uint8Array.from(gaps),
    cut: {
      first: Math.max(0, begin - at(starts, from)),
      last: Math.max(0, at(ends, to - 1) - end),
    },
    signs: {
      first: text.slice(begin, Math.max(begin, at(starts, from))).trim(),
      last: text.slice(Math.min(end, at(ends, to - 1)), end).trim(),
    },
  };
}

/** Numbers a pattern's words, finds them in a text, and weighs each by how rare it is there. */
function weighed(pattern: Pattern, { keys }: TextWords) {
  const numbers = new Map<number, number>();
  const own = pattern.keys.map((key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const counts = new Int32Array(numbers.size);
  const ids = new Int32Array(keys.length).fill(-1);
  // Most words of a text are none of those sought, which their last bits tell sooner than a map.
  const ends = new Uint8Array(0x1000);
  for (const key of numbers.keys()) ends[key & 0xfff] = 1;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    if (ends[key & 0xfff] === 0) continue;
    const id = numbers.get(key);
    if (id === undefined) continue;
    ids[at] = id;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  const gain = (id: number, rarest: number) => {
    const share = ((counts[id] ?? 0) + 0.5) / (keys.length + COMMON_WORDS);
    return Math.log(STAYS / Math.max(rarest, share));
  };
  const sought: SoughtWords = {
    ids: own,
    from: pattern.from,
    to: pattern.to,
    gains: Float64Array.from(own, (id) => gain(id, RAREST)),
    missing: pattern.missing,
    gaps: pattern.gaps,
  };
  const quoted = own.subarray(pattern.from, pattern.to);
  return { ids, sought, nearby: Float64Array.from(quoted, (id) => gain(id, RAREST_NEARBY)) };
}

/**
 * Where a quote begins and ends by the words that stand for it: also within a word, where the quote
 * does, and with the marks of punctuation that it has at its ends.
 */
function edges(
  text: string,
  words: TextWords,
  { cut, signs }: Pattern,
  exact: string,
  first: number,
  last: number,
  same: Int32Array,
): { start: number; end: number } {
  if (first === last)
    return { start: words.starts[first] ?? text.length, end: words.starts[first] ?? text.length };
  let start = words.starts[first] ?? 0;
  let end = words.ends[last - 1] ?? 0;
  if (same[0] === first) start += cut.first;
  if (same.at(-1) === last - 1) end -= cut.last;
  if (end <= start) return { start: words.starts[first] ?? 0, end: words.ends[last - 1] ?? 0 };
  const before = words.ends[first - 1] ?? 0;
  const after = words.starts[last] ?? text.length;
  for (let left = signs.first.length; left > 0 && start > before; left--) {
    if (/\s/u.test(text.charAt(start - 1))) break;
    start--;
  }
  for (let left = signs.last.length; left > 0 && end < after; left--) {
    if (/\s/u.test(text.charAt(end))) break;
    end++;
  }
  return { start, end };
}
