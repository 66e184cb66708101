import { BLOCK_SEPARATOR, blockStarts } from '../article/block';
import type { Block } from '../article/block';
import type { Anchor, AnchorCandidate, AnchorPosition } from './anchor';
import { chooseAnchor, placed, unplaced } from './choose-anchor';
import { searchedText } from './searched-text';
import type { SearchedText } from './searched-text';
import { wordPlaces } from './word-places';
import type { SoughtQuote } from './word-places';

/** How much of the text either side of a quote is kept with it, in UTF-16 units. */
const CONTEXT = 32;

/** A passage of one revision: W3C's TextQuoteSelector and TextPositionSelector, and its blocks. */
export interface Selector {
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string };
  readonly position: { readonly start: number; readonly end: number };
  readonly blocks: readonly string[];
}

/** Whether a UTF-16 offset would cut a surrogate pair in two. */
function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * Describes the passage from `start` to `end` of a revision's full text.
 *
 * Blocks in between that are not shown are not part of the quote, for nobody chose their words.
 * White space at the edges is left out and no character is cut in two; null when nothing remains or
 * the positions are not in the text.
 */
export function describePassage(
  blocks: readonly Block[],
  start: number,
  end: number,
  shown: (block: Block) => boolean,
): Selector | null {
  const text = searchedText(blocks).full;
  if (start < 0 || end > text.length || start >= end) return null;
  const starts = blockStarts(blocks);
  const seen = blocks.flatMap((block, index) => {
    const at = starts[index] ?? 0;
    return shown(block) ? [{ id: block.id, at, end: at + block.text.length }] : [];
  });
  let from = splitsPair(text, start) ? start - 1 : start;
  let to = splitsPair(text, end) ? end + 1 : end;
  let within = seen;
  for (let before = ''; before !== `${from} ${to}`;) {
    before = `${from} ${to}`;
    while (from < to && /\s/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    within = seen.filter(({ at, end: last }) => at < to && last > from);
    // What lies outside the first and the last of them was not seen, and blanks may stand at theirs.
    from = Math.max(from, within.at(0)?.at ?? to);
    to = Math.min(to, within.at(-1)?.end ?? from);
  }
  if (from >= to) return null;
  const covered = within.map(({ id }) => id);
  let prefixFrom = Math.max(0, from - CONTEXT);
  if (splitsPair(text, prefixFrom)) prefixFrom++;
  let suffixTo = Math.min(text.length, to + CONTEXT);
  if (splitsPair(text, suffixTo)) suffixTo--;
  return {
    quote: {
      exact: passageText(blocks, { start: from, end: to }, covered),
      prefix: text.slice(prefixFrom, from),
      suffix: text.slice(to, suffixTo),
    },
    position: { start: from, end: to },
    blocks: covered,
  };
}

/** The words of a passage: its part of each of its blocks, joined as blocks are. */
function passageText(
  blocks: readonly Block[],
  position: { readonly start: number; readonly end: number },
  covered: readonly string[],
): string {
  const text = new Map(blocks.map((block) => [block.id, block.text]));
  return passageParts(blocks, position)
    .filter((part) => covered.includes(part.id))
    .map((part) => text.get(part.id)?.slice(part.start, part.end) ?? '')
    .join(BLOCK_SEPARATOR);
}

/** Of a quote that stands everywhere, so many places are looked at. */
const MOST_PLACES = 50;
/** Where the text that a passage was taken from is at hand, so much of it either side is compared. */
const WIDE_CONTEXT = 120;
/** Two counterparts whose weights are closer than this, in nats, are not told apart. */
const APART = 4;

/**
 * Finds a described passage again in a text that may have been edited since: at its very place, else
 * where its words stand between the words that stood around it, else where most of them do.
 *
 * Words that were changed, left out or put in are allowed for, as far as the words around bear it out;
 * what is merely like the quote is not taken for it, and of places that are as likely none is taken.
 *
 * @param before the text that the selector was made in, where it is at hand: more words around the
 *   passage are compared, and what is the counterpart of another passage there is ruled out
 */
export function findPassage(
  blocks: readonly Block[],
  selector: Selector,
  before?: readonly Block[],
): Anchor {
  const text = searchedText(blocks);
  const { position } = selector;
  const { exact, prefix, suffix } = selector.quote;
  const whole = prefix + exact + suffix;
  const surrounded = occurrences(text.full, whole, MOST_PLACES)
    .map((at) => at + prefix.length)
    .map(from(exact));
  if (passageText(blocks, position, selector.blocks) === exact) {
    const isStrange =
      !text.full.startsWith(suffix, position.end) &&
      !text.full.slice(0, position.start).endsWith(prefix);
    // The same words may have come to stand there by chance.
    if (!isStrange || surrounded.length === 0) return placed('exact', 'in-place', position, true);
  }
  const [only, another] = surrounded;
  const old = before && searchedText(before);
  if (only && !another && (!old || occurrences(old.full, whole, 2).length === 1))
    return placed('moved', 'same-words', only, true);
  if (only && !old) {
    return unplaced('ambiguous', 'several-places', surrounded.map(verbatim));
  }
  const places = wordPlaces(text, old ? around(old, position) : sought(selector));
  if (places.length > 0) {
    const isOwn = old && ((place: AnchorPosition) => isCounterpart(text, place, old, position));
    return chooseAnchor(places, text, exact, position, isOwn ?? null);
  }
  // Marks that are no words, and words that are all over the text, can be told by their letters only.
  const letters = only ? surrounded : occurrences(text.full, exact, MOST_PLACES).map(from(exact));
  const [alone] = letters;
  if (!alone) return unplaced('lost', 'not-there', []);
  if (letters.length === 1) return placed('moved', 'same-words', alone, true);
  return unplaced('ambiguous', 'several-places', letters.map(verbatim));
}

/** The passage of some words that begins at a place. */
function from(words: string): (start: number) => AnchorPosition {
  return (start) => ({ start, end: start + words.length });
}

/** The first places where a text stands verbatim, at most `most` of them. */
function occurrences(text: string, sought: string, most: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(sought); at >= 0 && found.length < most;) {
    found.push(at);
    at = text.indexOf(sought, at + 1);
  }
  return found;
}

function verbatim(position: AnchorPosition): AnchorCandidate {
  return { position, isVerbatim: true, kept: 1, words: 1 };
}

function sought({ quote }: Selector): SoughtQuote {
  const isCut = {
    prefix: quote.prefix.length >= CONTEXT - 1,
    suffix: quote.suffix.length >= CONTEXT - 1,
  };
  return { ...quote, isCut };
}

/** A passage with more of the text around it than a selector has. */
function around({ full }: SearchedText, { start, end }: AnchorPosition): SoughtQuote {
  return {
    exact: full.slice(start, end),
    prefix: full.slice(Math.max(0, start - WIDE_CONTEXT), start),
    suffix: full.slice(end, end + WIDE_CONTEXT),
    isCut: { prefix: start > WIDE_CONTEXT, suffix: end + WIDE_CONTEXT < full.length },
  };
}

/** Whether a place of the newer text leads back to a place of the older one. */
function isCounterpart(
  newer: SearchedText,
  place: AnchorPosition,
  older: SearchedText,
  position: AnchorPosition,
): boolean {
  const back = wordPlaces(older, around(newer, place)).filter(({ own }) => own > 0);
  const own = back.find(({ start, end }) => start < position.end && end > position.start);
  return own !== undefined && own.weight > (back[0]?.weight ?? 0) - APART;
}

/** The part of each covered block that a passage takes, in units from the block's start. */
function passageParts(
  blocks: readonly Block[],
  position: { readonly start: number; readonly end: number },
): { id: string; start: number; end: number }[] {
  const parts: { id: string; start: number; end: number }[] = [];
  let at = 0;
  for (const block of blocks) {
    const start = Math.max(position.start, at);
    const end = Math.min(position.end, at + block.text.length);
    if (start < end) parts.push({ id: block.id, start: start - at, end: end - at });
    at += block.text.length + BLOCK_SEPARATOR.length;
    if (at > position.end) break;
  }
  return parts;
}
