import { hasRole, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';

/**
 * Whether no date begins at the token at `at` whatever stands there: `every Friday` and `a Friday` are
 * no one Friday, `room 1984` is no year.
 */
export function isBarred(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1]?.meaning;
  if (before === undefined) return false;
  if (hasRole(input, at - 1, 'every') || before.isNumbered === true) return true;
  if (hasRole(input, at - 1, 'other') && hasRole(input, at - 2, 'every')) return true;
  return isOfEachWeek(input, at) || isTurn(input, at) || isAnyWeekday(input, at);
}

/** Whether what ends before `next` comes again: `the first Sunday in September each year`. */
export function recurs(input: ReadingInput, next: number): boolean {
  return hasRole(input, next, 'every') && input.tokens[next + 1]?.meaning?.unit !== undefined;
}

/** `Monday to Friday, 9am to 5pm`: the days of every week, where no “from” makes them single ones. */
function isOfEachWeek(input: ReadingInput, at: number): boolean {
  const isWeekday = (index: number): boolean => input.tokens[index]?.meaning?.weekday !== undefined;
  const isJoint = (index: number): boolean =>
    input.tokens[index]?.text === '–' || hasRole(input, index, 'to');
  if (!isWeekday(at)) return false;
  return (isJoint(at + 1) && isWeekday(at + 2)) || (isJoint(at - 1) && isWeekday(at - 2));
}

/** `missed a Saturday`, `on a Saturday night`; `in a Monday statement` is of one Monday. */
function isAnyWeekday(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  if (token?.meaning?.weekday === undefined || !hasRole(input, at - 1, 'a')) return false;
  const next = input.tokens[at + 1]?.meaning?.dayPart === undefined ? at + 1 : at + 2;
  return isWhole(input, next) && input.tokens[next]?.meaning?.tense !== 'future';
}

/** `the turn of the 20th century` is neither that century nor the one before. */
function isTurn(input: ReadingInput, at: number): boolean {
  const start = hasRole(input, at - 1, 'the') ? at - 1 : at;
  return hasRole(input, start - 1, 'of') && hasRole(input, start - 2, 'turn');
}
