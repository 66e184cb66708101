import { isGlued, type ReadingInput } from './reading-input';

/**
 * Whether what ends before the token at `at` is whole: the text ends, a mark stands there or a word
 * that no noun begins with. `on the 18th, he said` is a day, `on the 18th floor` is none.
 */
export function isWhole(input: ReadingInput, at: number): boolean {
  if (input.isEntry) return true;
  const token = input.tokens[at];
  if (token === undefined) return true;
  if (token.kind === 'number') return false;
  if (token.kind === 'mark') {
    return !(token.text === '–' && isGlued(input, at)) && !'%°$£€#&/'.includes(token.text);
  }
  const { meaning } = token;
  if (meaning === undefined || token.isCapital)
    return token.text.endsWith('ed') && !token.isCapital;
  return meaning.roles !== undefined || meaning.tense !== undefined || meaning.isCloser === true;
}
