import { BLOCK_SEPARATOR } from '../article/block';
import type { Block } from '../article/block';

/** A passage in a revision's full text, in UTF-16 units, half open. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const FOLDS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
};

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
  const exact = search(unfolded(blocks, shown), quote);
  return exact.length > 0 ? exact : search(folded(blocks, shown), fold(quote).trim());
}

/** Text to search and, for each of its units, where it stands in the full text. */
interface Searchable {
  readonly text: string;
  readonly at: readonly number[];
}

function shownUnits(
  blocks: readonly Block[],
  shown: (block: Block) => boolean,
): { unit: string; at: number }[] {
  const units: { unit: string; at: number }[] = [];
  let at = 0;
  for (const block of blocks) {
    if (shown(block)) {
      const text = block.text + BLOCK_SEPARATOR;
      for (let index = 0; index < text.length; index++) {
        units.push({ unit: text.charAt(index), at: at + index });
      }
    }
    at += block.text.length + BLOCK_SEPARATOR.length;
  }
  return units;
}

function unfolded(blocks: readonly Block[], shown: (block: Block) => boolean): Searchable {
  const units = shownUnits(blocks, shown);
  return { text: units.map(({ unit }) => unit).join(''), at: units.map(({ at }) => at) };
}

function folded(blocks: readonly Block[], shown: (block: Block) => boolean): Searchable {
  let text = '';
  const at: number[] = [];
  for (const { unit, at: position } of shownUnits(blocks, shown)) {
    const plain = FOLDS[unit] ?? unit;
    const space = /\s/.test(plain);
    if (space && text.endsWith(' ')) continue;
    text += space ? ' ' : plain;
    at.push(position);
  }
  return { text, at };
}

function fold(text: string): string {
  return [...text]
    .map((unit) => FOLDS[unit] ?? unit)
    .join('')
    .replace(/\s+/g, ' ');
}

function search({ text, at }: Searchable, quote: string): Place[] {
  const places: Place[] = [];
  if (quote === '') return places;
  for (let found = text.indexOf(quote); found >= 0; found = text.indexOf(quote, found + 1)) {
    const start = at[found];
    const last = at[found + quote.length - 1];
    if (start !== undefined && last !== undefined) places.push({ start, end: last + 1 });
  }
  return places;
}
