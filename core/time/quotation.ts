import { endsSentence } from './sentence';
import type { ReadingInput } from './reading-input';

const OPENING = new Set(['“', '"', '„', '«', '‘']);
const CLOSING = new Set(['”', '"', '“', '»']);

/** So many tokens back a quotation may begin; longer ones are chapters. */
const REACH = 400;

/**
 * Whether a token stands in a quotation that opens in the sentence of the date before it: `in a
 * letter of 3 May 1915 he wrote: “Yesterday …”`. What it says of days is said of that one.
 */
export function openedQuote(input: ReadingInput, at: number): boolean {
  let opened = -1;
  for (let near = at - 1; near >= Math.max(0, at - REACH); near -= 1) {
    const text = input.tokens[near]?.text ?? '';
    const isSpaced = input.tokens[near]?.isSpaced === true;
    if (OPENING.has(text) && (isSpaced || near === 0)) {
      opened = near;
      break;
    }
    if (CLOSING.has(text)) return false;
  }
  if (opened < 0) return false;
  for (let near = opened - 1; near >= Math.max(0, opened - REACH); near -= 1) {
    if (endsSentence(input, near)) break;
    const token = input.tokens[near];
    if (token?.kind === 'number' && token.text.length === 4) return true;
  }
  return false;
}
