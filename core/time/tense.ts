import { hasRole, type ReadingInput } from './reading-input';
import { endsSentence } from './sentence';

/** How far a verb may stand from its weekday; longer sentences have others in between. */
const REACH = 25;

/**
 * Whether the sentence around an expression speaks of what was or what is to come: the nearest verb
 * before it in its sentence decides, and where there is none the nearest after it. Null when no
 * word says.
 */
export function tenseAround(
  input: ReadingInput,
  from: number,
  to: number,
): 'past' | 'future' | null {
  if (isPresentBefore(input, from)) return 'future';
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    if (endsSentence(input, at)) break;
    const tense = tenseOf(input, at);
    if (tense) return tense;
  }
  for (let at = to; at < input.tokens.length && at < to + REACH; at += 1) {
    if (endsSentence(input, at)) break;
    const tense = tenseOf(input, at);
    if (tense) return tense;
  }
  return null;
}

/** `the vote is on Friday`: what is on a day is still to come. */
function isPresentBefore(input: ReadingInput, from: number): boolean {
  const inner = hasRole(input, from - 1, 'on') || hasRole(input, from - 1, 'at') || hasRole(input, from - 1, 'in');
  return input.tokens[inner ? from - 2 : from - 1]?.meaning?.isPresentBe === true;
}

function tenseOf(input: ReadingInput, at: number): 'past' | 'future' | null {
  const token = input.tokens[at];
  if (token?.kind !== 'word') return null;
  const { meaning } = token;
  const before = input.tokens[at - 1]?.meaning;
  if (meaning?.isInfinitive === true && before?.isInfinitiveSign === true) return 'future';
  if (meaning?.isFutureFor === true && hasRole(input, at + 1, 'for')) return 'future';
  if (meaning?.tense) return meaning.tense;
  if (token.text.length < 5) return null;
  const isPast = input.vocabulary.table.pastEndings.some((ending) => token.text.endsWith(ending));
  return isPast && input.tokens[at - 1]?.text !== 'be' ? 'past' : null;
}
