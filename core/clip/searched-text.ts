import { fullText } from '../article/block';
import type { Block } from '../article/block';
import { wordsOf } from './text-words';
import type { TextWords } from './text-words';

/** A revision's text as passages are looked for in it. */
export interface SearchedText {
  readonly full: string;
  readonly words: TextWords;
}

const known = new WeakMap<readonly Block[], SearchedText>();

/**
 * A revision's text and its words. Kept as long as the blocks are: an article has many clips, and
 * taking ten thousand words apart costs more than finding one quote among them.
 */
export function searchedText(blocks: readonly Block[]): SearchedText {
  const before = known.get(blocks);
  if (before) return before;
  const full = fullText(blocks);
  let words: TextWords | null = null;
  const text = {
    full,
    get words() {
      return (words ??= wordsOf(full));
    },
  };
  known.set(blocks, text);
  return text;
}
