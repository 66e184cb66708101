import type { DateNode, Match } from './expression-node';
import type { Vocabulary } from './language/compile-vocabulary';
import type { Role } from './language/vocabulary';
import type { Token } from './tokens';

/** What the grammar's rules read from. */
export interface ReadingInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  /**
   * Whether the whole text is meant as a time, as in a field: capitals, prepositions and other signs
   * that keep names and counts apart from dates in prose are then not asked for.
   */
  readonly isEntry: boolean;
  /** Whether 3/10 is 3 October. */
  readonly isDayFirst: boolean;
  /** What was read from each token on, so that no rule reads it twice. */
  readonly wholes: Map<number, Match<DateNode> | null>;
}

/** Whether the token at `at` can play a role. */
export function hasRole(input: ReadingInput, at: number, role: Role): boolean {
  return input.tokens[at]?.meaning?.roles?.has(role) ?? false;
}

/** The token after `at` if the one there is this mark, else `at` itself. */
export function skipMark(input: ReadingInput, at: number, mark: string): number {
  const token = input.tokens[at];
  return token?.kind === 'mark' && token.text === mark ? at + 1 : at;
}

/** The token after `at` if the one there plays the role, else `at` itself. */
export function skipRole(input: ReadingInput, at: number, role: Role): number {
  return hasRole(input, at, role) ? at + 1 : at;
}

/** The first token that begins at or after a position in the text. */
export function tokenFrom(input: ReadingInput, from: number, position: number): number {
  let at = from;
  while (at < input.tokens.length && (input.tokens[at]?.start ?? 0) < position) at += 1;
  return at;
}

/** The index after a sequence of words, or null where the text goes on differently. */
export function afterWords(
  input: ReadingInput,
  at: number,
  words: readonly string[],
): number | null {
  for (let index = 0; index < words.length; index += 1) {
    if (input.tokens[at + index]?.text !== words[index]) return null;
  }
  return at + words.length;
}

/** Whether nothing stands between the token at `at` and the one before it. */
export function isGlued(input: ReadingInput, at: number): boolean {
  return input.tokens[at]?.isSpaced === false;
}
