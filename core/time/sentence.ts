import { hasRole, type ReadingInput } from './reading-input';

/** So many tokens around an expression are looked at. */
const REACH = 40;

/** Whether a sentence ends with the token at `at`. */
export function endsSentence(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  if (token?.kind !== 'mark') return false;
  if (token.text === '!' || token.text === '?' || token.text === ';') return true;
  if (token.text !== '.') return false;
  const after = input.tokens[at + 1];
  return (
    after === undefined || (after.isSpaced && after.isCapital) || hasRole(input, at + 1, 'the')
  );
}

/**
 * Whether the sentence around speaks of a game or of the weather, whose quarters and eighties are no
 * times: `in the third quarter, after the touchdown`, `highs in the 80s`.
 */
export function isAboutGames(input: ReadingInput, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - REACH); near -= 1) {
    if (endsSentence(input, near)) break;
    if (input.tokens[near]?.meaning?.isGameWord === true) return true;
  }
  for (let near = at + 1; near < Math.min(input.tokens.length, at + REACH); near += 1) {
    if (endsSentence(input, near)) break;
    if (input.tokens[near]?.meaning?.isGameWord === true) return true;
  }
  return false;
}
