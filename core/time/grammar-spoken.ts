import type { DateNode, Match } from './expression-node';
import { readMonth } from './grammar-calendar';
import { skipThe } from './grammar-numbers';
import { hasRole, type ReadingInput } from './reading-input';

/**
 * What points to a date spoken of before: `that year`, `the same month`, `the following week`, `the
 * previous decade`, `that Friday`, `the following Sunday`, `on the Monday`, `that June`.
 */
export function readSpoken(input: ReadingInput, at: number): Match<DateNode> | null {
  const pointer = readPointer(input, at);
  if (!pointer) return readBeforeOrAfter(input, at);
  const { step, next: inner } = pointer;
  const token = input.tokens[inner];
  const meaning = token?.meaning;
  if (!token || !meaning) return null;
  if (meaning.weekday !== undefined && meaning.isShortWeekday !== true) {
    return { node: { kind: 'spoken-weekday', weekday: meaning.weekday, step }, next: inner + 1 };
  }
  if (pointer.reach === 'weekday') return null;
  const month = token.isCapital ? readMonth(input, inner) : null;
  if (month && input.tokens[month.next]?.kind !== 'number') {
    return { node: { kind: 'spoken-month', month: month.node, step }, next: month.next };
  }
  if (meaning.season !== undefined && pointer.reach === 'all') {
    return { node: { kind: 'spoken-season', season: meaning.season, step }, next: inner + 1 };
  }
  if (pointer.reach === 'month') return null;
  const { unit } = meaning;
  const isPlural = token.text.endsWith('s');
  if (unit === undefined || unit === 'day' || unit === 'half' || unit === 'fortnight' || isPlural)
    return null;
  return { node: { kind: 'spoken', unit, step }, next: inner + 1 };
}

/** `the year before`, `the week after`: where nothing follows that it is counted from. */
function readBeforeOrAfter(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const { unit, isPlural } = input.tokens[start]?.meaning ?? {};
  if (start === at || unit === undefined || isPlural === true || unit === 'day') return null;
  if (unit === 'half' || unit === 'fortnight' || unit === 'season') return null;
  const isBefore = hasRole(input, start + 1, 'before');
  if (!isBefore && !hasRole(input, start + 1, 'after')) return null;
  const after = input.tokens[start + 2];
  if (after !== undefined && after.kind !== 'mark') return null;
  return { node: { kind: 'spoken', unit, step: isBefore ? -1 : 1 }, next: start + 2 };
}

interface Pointer {
  readonly step: -1 | 0 | 1;
  readonly next: number;
  /** `on the Monday` points at weekdays only, `the next June` at months too. */
  readonly reach: 'weekday' | 'month' | 'all';
}

function readPointer(input: ReadingInput, at: number): Pointer | null {
  if (hasRole(input, at, 'that')) {
    const next = hasRole(input, at + 1, 'same') ? at + 2 : at + 1;
    return { step: 0, next, reach: 'all' };
  }
  const start = skipThe(input, at);
  if (start === at) return null;
  if (hasRole(input, start, 'same')) return { step: 0, next: start + 1, reach: 'all' };
  if (hasRole(input, start, 'previous')) return { step: -1, next: start + 1, reach: 'all' };
  if (hasRole(input, start, 'following')) return { step: 1, next: start + 1, reach: 'all' };
  if (hasRole(input, start, 'next')) return { step: 1, next: start + 1, reach: 'month' };
  if (!hasRole(input, at - 1, 'on')) return null;
  return { step: 0, next: start, reach: 'weekday' };
}
