import { BLOCK_SEPARATOR } from '../article/block';
import type { Block } from '../article/block';

/** A passage in a revision's full text, in UTF-16 units, half open. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′]/, "'"],
  [/[“”„‟″«»]/, '"'],
  [/[\u2010-\u2015\u2212]/, '-'],
  [/…/, '...'],
  // Soft hyphens, joiners and marks of direction: nobody sees or types them.
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/, ''],
  [/\s/, ' '],
];

/**
 * Where a quote that somebody typed stands in the shown blocks: verbatim if it does, else with white
 * space, quotation marks and dashes folded, as they seldom survive a keyboard. All places are given;
 * choosing between them is not done here.
 */
export function quotePlaces(
  blocks: readonly Block[],
  quote: string,
  shown: (block: Block) => boolean,
): Place[] {
  const typed = quote.trim();
  const exact = search(
    searchable(blocks, shown, (character) => character),
    typed,
  );
  if (exact.length > 0) return exact;
  const plain = [...typed].map(fold).join('').replace(/ +/g, ' ').trim();
  const likenesses = searchable(blocks, shown, fold);
  return search(
    likenesses,
    plain,
    (after) => !ACCENT.test(likenesses.text.slice(after, after + 2)),
  );
}

/** Text to search and, for each of its units, the place in the full text that it stands for. */
interface Searchable {
  readonly text: string;
  readonly places: readonly Place[];
}

function searchable(
  blocks: readonly Block[],
  shown: (block: Block) => boolean,
  plain: (character: string) => string,
): Searchable {
  const pieces: string[] = [];
  const places: Place[] = [];
  let last = '';
  let at = 0;
  for (const block of blocks) {
    const text = block.text + BLOCK_SEPARATOR;
    let start = at;
    if (shown(block)) {
      for (const character of text) {
        const place = { start, end: start + character.length };
        start = place.end;
        const units = plain(character);
        if (plain === fold && units === ' ' && last === ' ') continue;
        pieces.push(units);
        for (let unit = 0; unit < units.length; unit++) places.push(place);
        last = units || last;
      }
    }
    at += text.length;
  }
  return { text: pieces.join(''), places };
}

/** A character as any keyboard can type it: accents apart from their letters, one kind of blank. */
function fold(character: string): string {
  const found = FOLDS.find(([pattern]) => pattern.test(character));
  return found ? found[1] : character.normalize('NFD');
}

/** A place that ends before an accent would hold another letter than the quote does. */
const ACCENT = /^\p{M}/u;

function search(
  { text, places }: Searchable,
  quote: string,
  mayEnd: (after: number) => boolean = () => true,
): Place[] {
  const found: Place[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const first = places[at];
    const last = places[at + quote.length - 1];
    const after = at + quote.length;
    // Neither end may lie within what one character was folded to.
    const cuts = places[at - 1] === first || places[after] === last;
    if (!first || !last || cuts || !mayEnd(after)) continue;
    found.push({ start: first.start, end: last.end });
  }
  return found;
}
