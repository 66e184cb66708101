import type { DateNode, Match } from './expression-node';
import { calendar } from './grammar-calendar';
import { readYear, skipThe } from './grammar-numbers';
import { readRelation } from './grammar-relative';
import { readSpoken } from './grammar-spoken';
import { hasRole, isGlued, skipMark, type ReadingInput } from './reading-input';

/** A year as number, or as `last year`, `the year`, `that year`, `the same year`. */
export function readYearNode(input: ReadingInput, at: number): Match<DateNode> | null {
  const year = readYear(input, at);
  if (year) return { node: calendar({ year: year.node }), next: year.next };
  const spoken = readSpoken(input, at);
  if (spoken?.node.kind === 'spoken' && spoken.node.unit === 'year') return spoken;
  const relation = readRelation(input, at);
  const inner = relation?.next ?? at;
  const meaning = input.tokens[inner]?.meaning;
  if (meaning?.unit !== 'year' || meaning.isPlural === true) return null;
  if (!relation && !hasRole(input, at - 1, 'the')) return null;
  return {
    node: { kind: 'unit', unit: 'year', relation: relation?.node ?? 'this' },
    next: inner + 1,
  };
}

/**
 * `fiscal 2023`, `fiscal year 2023`, `FY2023`, `the year 1066`. A fiscal year is about the calendar
 * year of its number, not that year.
 */
export function readNamedYear(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const isShort = input.tokens[start]?.text === 'fy' && isGlued(input, start + 1);
  const isFiscal = isShort || hasRole(input, start, 'fiscal');
  const inner = isFiscal ? start + 1 : start;
  const isNamed =
    input.tokens[inner]?.meaning?.unit === 'year' &&
    input.tokens[inner]?.meaning?.isPlural !== true;
  if (!isFiscal && !isNamed) return null;
  const from = isNamed ? inner + 1 : inner;
  const year = readYear(input, from) ?? (isFiscal ? readShortYear(input, from) : null);
  if (!year) return null;
  const of: DateNode = calendar({ year: year.node });
  const node: DateNode = isFiscal
    ? { kind: 'marked', of, approximate: true, uncertain: false }
    : of;
  return { node, next: year.next };
}

function readShortYear(input: ReadingInput, at: number): Match<number> | null {
  const start = skipMark(input, at, '’');
  const token = input.tokens[start];
  if (token?.kind !== 'number' || token.text.length !== 2) return null;
  return { node: 2000 + token.value, next: start + 1 };
}
