import type { DateNode, Match } from './expression-node';
import { readNumber } from './grammar-numbers';
import type { Unit } from './language/vocabulary';
import { hasRole, skipMark, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';

type ReadDate = (at: number) => Match<DateNode> | null;

/** Longer ones count something else. */
const LONGEST = 200;

/**
 * `over the past decade`, `in the last three months`: what ends with the article's date. Only after
 * a word that makes a time of it, and not `the last years of his life`.
 */
export function readPastSpan(input: ReadingInput, at: number): Match<DateNode> | null {
  if (!hasRole(input, at, 'the') || !isInside(input, at - 1)) return null;
  if (!hasRole(input, at + 1, 'past') && !hasRole(input, at + 1, 'last')) return null;
  const number = readNumber(input, at + 2);
  const inner = number?.next ?? at + 2;
  const meaning = input.tokens[inner]?.meaning;
  const unit = meaning?.unit;
  if (unit === undefined || !isSpanUnit(unit)) return null;
  const isMany = (number?.node ?? 1) > 1;
  if ((meaning?.isPlural === true) !== isMany || (number?.node ?? 1) > LONGEST) return null;
  // “In the last year” may be that before a year spoken of, or the last of a reign.
  if (number === null && !hasRole(input, at + 1, 'past') && unit !== 'decade') return null;
  if (hasRole(input, inner + 1, 'of') || isFigure(input, inner + 1)) return null;
  return { node: { kind: 'past-span', unit, count: number?.node ?? 1 }, next: inner + 1 };
}

/** `over`, `in`, `for`, `each of`: what a stretch is looked at by. */
function isInside(input: ReadingInput, at: number): boolean {
  if (hasRole(input, at, 'in') || hasRole(input, at, 'over') || hasRole(input, at, 'throughout'))
    return true;
  if (hasRole(input, at, 'of')) return hasRole(input, at - 1, 'every');
  return input.tokens[at]?.text === 'within';
}

function isSpanUnit(unit: Unit): boolean {
  return ['day', 'week', 'month', 'year', 'decade'].includes(unit);
}

/** `the past three-year terms`, `the last 30 days’ sales`. */
function isFigure(input: ReadingInput, at: number): boolean {
  const mark = input.tokens[at];
  return mark?.kind === 'mark' && (mark.text === '–' || mark.text === '’') && !mark.isSpaced;
}

/** `the six months to 30 September`, `the year ended 31 March 2020`, `the week to Friday`. */
export function readSpanTo(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const start = hasRole(input, at, 'the') ? at + 1 : at;
  const number = readNumber(input, start);
  if (number === null && start === at) return null;
  const inner = skipMark(input, number?.next ?? start, '–');
  const unit = input.tokens[inner]?.meaning?.unit;
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  const isEnding = hasRole(input, inner + 1, 'weekEnd');
  if (!isEnding && !(hasRole(input, inner + 1, 'to') && isPlainTo(input, inner + 1))) return null;
  // `the week ending 3 May` is the week of that day.
  if (isEnding && unit === 'week') return null;
  const to = readWhole(inner + 2);
  if (!to || to.node.kind !== 'calendar' || !isWhole(input, to.next)) return null;
  if (to.node.month === null || (unit === 'week' && to.node.day === null)) return null;
  const count = number?.node ?? 1;
  if (count < 1 || count > 36) return null;
  return { node: { kind: 'span-to', unit, count, to: to.node }, next: to.next };
}

/** `until` and `through` go on to a date; `to` counts up to it. */
function isPlainTo(input: ReadingInput, at: number): boolean {
  return !hasRole(input, at, 'until');
}
