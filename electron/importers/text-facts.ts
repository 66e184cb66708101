import { createHash } from 'node:crypto';
import { fullText } from '../../core/article/block';
import type { Block } from '../../core/article/block';
import { textSignature } from '../../core/article/likeness';

/** What a text's record says of the words that its reader kept. */
export interface TextFacts {
  readonly words: number;
  /** A hash of the words that folds white space. */
  readonly wordsHash: string;
  /** What near-copies are found by. */
  readonly signature: string;
}

/** Counts, hashes and sketches the words that a reader kept. */
export function textFacts(blocks: readonly Block[]): TextFacts {
  const text = fullText(blocks.filter((block) => block.reason === undefined));
  const words = text.normalize('NFC').split(/\s+/u).filter(Boolean);
  return {
    words: words.length,
    wordsHash: createHash('sha256').update(words.join(' ')).digest('hex'),
    signature: textSignature(blocks),
  };
}
