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
  if (!pointer) return null;
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
  if (pointer.reach === 'month') return null;
  const { unit } = meaning;
  const isPlural = token.text.endsWith('s');
  if (unit === undefined || unit === 'day' || unit === 'half' || unit === 'fortnight' || isPlural)
    return null;
  return { node: { kind: 'spoken', unit, step }, next: inner + 1 };
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
