import type { DateNode, Match, Relation } from './expression-node';
import { readYear } from './grammar-numbers';
import { readRelation } from './grammar-relative';
import {
  afterWords,
  hasRole,
  isGlued,
  skipMark,
  skipRole,
  type ReadingInput,
} from './reading-input';
import { isWhole } from './reading-shape';

/** `yesterday`, `that morning`, `last night`, `the day before`; not `the day before the vote`. */
export function readPhrase(input: ReadingInput, at: number): Match<DateNode> | null {
  const night = readOvernight(input, at);
  if (night) return night;
  const token = input.tokens[at];
  if (input.tokens[at - 1]?.text === '–' && isGlued(input, at)) return null;
  for (const { words, value } of token?.meaning?.phrases ?? []) {
    if (words.length === 1 && token?.meaning?.isCapitalNoun === true && token.isCapital) continue;
    const next = afterWords(input, at, words);
    if (next === null) continue;
    const isCounted = hasRole(input, next - 1, 'before') || hasRole(input, next - 1, 'after');
    if (isCounted && !endsThere(input, next)) continue;
    const day: DateNode = { kind: value.kind, offset: value.offset };
    return { node: value.part ? { kind: 'part', of: day, part: value.part } : day, next };
  }
  return null;
}

/** `overnight on Saturday`, `overnight Tuesday`: the night of that day. */
function readOvernight(input: ReadingInput, at: number): Match<DateNode> | null {
  if (!hasRole(input, at, 'overnight')) return null;
  const inner = skipRole(input, at + 1, 'on');
  const { weekday, isShortWeekday } = input.tokens[inner]?.meaning ?? {};
  if (weekday === undefined || isShortWeekday === true) return null;
  const of: DateNode = { kind: 'weekday', weekday, relation: 'bare' };
  return { node: { kind: 'part', of, part: 'night' }, next: inner + 1 };
}

/** `Christmas Day 2022`, `Easter Monday`, `last Christmas`; bare `Easter` where a word introduces it. */
export function readHoliday(input: ReadingInput, at: number): Match<DateNode> | null {
  const related = readRelation(input, at);
  const start = related?.next ?? at;
  const isCapital = input.tokens[start]?.isCapital === true || input.isEntry;
  for (const { words, value } of input.tokens[start]?.meaning?.holidays ?? []) {
    const next = afterWords(input, start, words);
    if (next === null) continue;
    const year = readYear(input, skipRole(input, skipMark(input, next, ','), 'of'));
    const end = year?.next ?? next;
    if (!isCapital && year === null && related === null) continue;
    const isWeekend = input.tokens[end]?.meaning?.unit === 'weekend';
    if (value.isLoose && !isWeekend && year === null && !isIntroduced(input, at, related, end))
      continue;
    const relation: Relation = related?.node ?? 'bare';
    const day: DateNode = { kind: 'holiday', rule: value.rule, year: year?.node ?? null, relation };
    if (input.tokens[end]?.meaning?.unit !== 'weekend') return { node: day, next: end };
    const later = year ? null : readYear(input, end + 1);
    const node = later ? { ...day, year: later.node } : day;
    return { node: { kind: 'weekend-of', day: node }, next: later?.next ?? end + 1 };
  }
  return null;
}

const INTRODUCING = [
  'at',
  'on',
  'since',
  'until',
  'by',
  'before',
  'after',
  'between',
  'to',
] as const;

function isIntroduced(
  input: ReadingInput,
  at: number,
  related: Match<Relation> | null,
  end: number,
): boolean {
  if (input.isEntry) return true;
  const isLed = related !== null || INTRODUCING.some((role) => hasRole(input, at - 1, role));
  return isLed && isWhole(input, end);
}

function endsThere(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  if (token === undefined || input.isEntry) return true;
  if (token.kind === 'mark') return token.text !== '–' || token.isSpaced;
  const { meaning } = token;
  if (meaning?.tense !== undefined || meaning?.isCloser === true) return true;
  return hasRole(input, at, 'and') || hasRole(input, at, 'at') || hasRole(input, at, 'in');
}
