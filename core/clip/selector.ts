import { BLOCK_SEPARATOR, blockStarts, fullText } from '../article/block';
import type { Block } from '../article/block';

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
  const text = fullText(blocks);
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

export type AnchorState = 'exact' | 'moved' | 'ambiguous' | 'lost';

/** Where a quote stands in a revision, and how sure that is. */
export interface Anchor {
  readonly state: AnchorState;
  readonly position: { readonly start: number; readonly end: number } | null;
}

/** The first places where a quote stands verbatim, at most `most` of them. */
function occurrences(text: string, quote: string, most: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at >= 0 && found.length < most;) {
    found.push(at);
    at = text.indexOf(quote, at + 1);
  }
  return found;
}

/**
 * Finds a described passage again: at its very position, else where its exact words stand once, else
 * where they stand with the same words before and after. Two candidates are never decided silently.
 */
export function findPassage(blocks: readonly Block[], selector: Selector): Anchor {
  const text = fullText(blocks);
  const { exact, prefix, suffix } = selector.quote;
  const { start, end } = selector.position;
  if (passageText(blocks, { start, end }, selector.blocks) === exact)
    return { state: 'exact', position: { start, end } };
  const places = occurrences(text, exact, 50);
  const at = (place: number) => ({ start: place, end: place + exact.length });
  const [first] = places;
  if (first === undefined) return { state: 'lost', position: null };
  if (places.length === 1) return { state: 'moved', position: at(first) };
  const surrounded = places.filter(
    (place) =>
      text.slice(Math.max(0, place - prefix.length), place) === prefix &&
      text.startsWith(suffix, place + exact.length),
  );
  const [only] = surrounded;
  if (only !== undefined && surrounded.length === 1) return { state: 'moved', position: at(only) };
  return { state: 'ambiguous', position: null };
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
