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
    const tense = isFinitePresent(input, at) ? 'future' : tenseOf(input, at);
    if (tense) return tense;
  }
  for (let at = to; at < input.tokens.length && at < to + REACH; at += 1) {
    if (endsSentence(input, at)) break;
    const tense = tenseOf(input, at);
    if (tense) return tense;
  }
  return null;
}

/** Whether nothing of its sentence stands before the token at `at`. */
export function opensSentence(input: ReadingInput, at: number): boolean {
  return at === 0 || endsSentence(input, at - 1);
}

/** `the vote is on Friday`: what is on a day is still to come. */
function isPresentBefore(input: ReadingInput, from: number): boolean {
  const inner =
    hasRole(input, from - 1, 'on') ||
    hasRole(input, from - 1, 'at') ||
    hasRole(input, from - 1, 'in');
  return input.tokens[inner ? from - 2 : from - 1]?.meaning?.isPresentBe === true;
}

function tenseOf(input: ReadingInput, at: number): 'past' | 'future' | null {
  const token = input.tokens[at];
  if (token?.kind !== 'word') return null;
  const { meaning } = token;
  // `May said`: a month's name, or a person's, is no verb.
  if (meaning?.month !== undefined && token.isCapital && !opensSentence(input, at)) return null;
  const before = input.tokens[at - 1]?.meaning;
  if (meaning?.isInfinitive === true && before?.isInfinitiveSign === true) {
    return isPastVerb(input, at - 2) && input.tokens[at - 2]?.meaning?.isLookingAhead !== true
      ? 'past'
      : 'future';
  }
  if (meaning?.isFutureFor === true && hasRole(input, at + 1, 'for')) return 'future';
  // `will be made`: the form of a past verb, but no past.
  if (meaning?.tense !== 'future' && input.tokens[at - 1]?.text === 'be') return null;
  if (before?.isPresentBe === true && isPastVerb(input, at) && isAfterWhen(input, at - 2))
    return 'future';
  if (meaning?.tense) return meaning.tense;
  return isPastVerb(input, at) ? 'past' : null;
}

/** So many words its subject may have. */
const SUBJECT = 3;

/** `when the two men are sentenced`: what is then is still to come. */
function isAfterWhen(input: ReadingInput, at: number): boolean {
  for (let near = at; near >= Math.max(0, at - SUBJECT); near -= 1) {
    const token = input.tokens[near];
    if (token?.kind !== 'word') return false;
    if (token.meaning?.isAheadConjunction === true) return true;
  }
  return false;
}

function isPastVerb(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  if (token?.kind !== 'word') return false;
  if (token.meaning?.tense === 'past') return true;
  if (token.text.length < 5) return false;
  return input.vocabulary.table.pastEndings.some((ending) => token.text.endsWith(ending));
}

/** `the teams meet on Friday`: only before its day; after it the verb may be another's. */
function isFinitePresent(input: ReadingInput, at: number): boolean {
  return input.tokens[at]?.meaning?.isPresentVerb === true && isAfterSubject(input, at);
}

/** Whether a verb stands after its subject, not after an article, another verb or its adverb. */
function isAfterSubject(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1];
  if (before?.kind !== 'word') return before !== undefined;
  if (before.meaning?.isInfinitiveSign === true) return false;
  const isNoun =
    hasRole(input, at - 1, 'the') || hasRole(input, at - 1, 'a') || hasRole(input, at - 1, 'of');
  if (isNoun || before.meaning?.isOwner === true) return false;
  if (before.meaning?.isSubject === true) return true;
  return before.meaning?.isCloser !== true && !isPastVerb(input, at - 1);
}
