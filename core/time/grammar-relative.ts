import type { DateNode, Match, Relation } from './expression-node';
import { calendar, readMonth } from './grammar-calendar';
import { skipThe } from './grammar-numbers';
import type { Unit } from './language/vocabulary';
import { hasRole, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';

/** `last Friday`, `next June`, `this week`, `the weekend`, `this past Sunday`, `the week after next`. */
export function readRelative(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const beyond = readBeyond(input, start);
  if (beyond) return beyond;
  const relation = readRelation(input, start);
  if (!relation) return readWeekend(input, start);
  const token = input.tokens[relation.next];
  const meaning = token?.meaning;
  if (!token || !meaning) return null;
  if (meaning.weekday !== undefined && !meaning.isShortWeekday) {
    const node: DateNode = { kind: 'weekday', weekday: meaning.weekday, relation: relation.node };
    if (meaning.joinedPart !== undefined) {
      return {
        node: { kind: 'part', of: node, part: meaning.joinedPart },
        next: relation.next + 1,
      };
    }
    return { node, next: relation.next + 1 };
  }
  const month = token.isCapital || input.isEntry ? readMonth(input, relation.next) : null;
  if (month && !/^\d/.test(input.tokens[month.next]?.text ?? '')) {
    return { node: calendar({ month: month.node, relation: relation.node }), next: month.next };
  }
  if (meaning.season !== undefined) {
    return {
      node: { kind: 'season', season: meaning.season, relation: relation.node, year: null },
      next: relation.next + 1,
    };
  }
  const { unit } = meaning;
  const isLength =
    unit === 'day' || unit === 'half' || unit === 'fortnight' || meaning.isPlural === true;
  if (unit === undefined || isLength || isAfterThe(input, start, relation, unit)) return null;
  return { node: { kind: 'unit', unit, relation: relation.node }, next: relation.next + 1 };
}

/** `the week after next`, `the month before last`. */
function readBeyond(input: ReadingInput, at: number): Match<DateNode> | null {
  const meaning = input.tokens[at]?.meaning;
  const unit = meaning?.unit;
  if (unit === undefined || meaning?.isPlural === true || !hasRole(input, at - 1, 'the'))
    return null;
  const isAfter = hasRole(input, at + 1, 'after') && hasRole(input, at + 2, 'next');
  const isBefore = hasRole(input, at + 1, 'before') && hasRole(input, at + 2, 'last');
  if ((!isAfter && !isBefore) || !isWhole(input, at + 3)) return null;
  const step = isAfter ? 2 : -2;
  return { node: { kind: 'unit', unit, relation: 'bare', step }, next: at + 3 };
}

/**
 * “The last year” is a length that ends now, or the year before one spoken of: no date of its own.
 * “The coming week” and “the current year” are.
 */
function isAfterThe(
  input: ReadingInput,
  at: number,
  relation: Match<Relation>,
  unit: Unit,
): boolean {
  if (relation.next === at + 1 && hasRole(input, at, 'past')) return unit !== 'weekend';
  if (hasRole(input, at + 1, 'past')) return unit !== 'weekend';
  if (!hasRole(input, at - 1, 'the') || !input.vocabulary.table.isLengthAfterArticle) return false;
  if (unit === 'century' || unit === 'weekend' || unit === 'quarter') return false;
  return relation.node === 'last' || relation.node === 'next';
}

function readWeekend(input: ReadingInput, at: number): Match<DateNode> | null {
  const meaning = input.tokens[at]?.meaning;
  if (meaning?.unit !== 'weekend' || meaning.isPlural === true) return null;
  const isLed = input.vocabulary.table.hasBareEdges && hasRole(input, at - 1, 'on');
  if (!isLed && !hasRole(input, at - 1, 'the')) return null;
  return { node: { kind: 'unit', unit: 'weekend', relation: 'bare' }, next: at + 1 };
}

/** `last`, `next`, `this`, `this past`, `the coming` and what they point to. */
export function readRelation(input: ReadingInput, at: number): Match<Relation> | null {
  if (hasRole(input, at, 'last') || hasRole(input, at, 'past'))
    return { node: 'last', next: at + 1 };
  if (hasRole(input, at, 'next')) return { node: 'next', next: at + 1 };
  if (hasRole(input, at, 'coming')) return { node: 'coming', next: at + 1 };
  if (!hasRole(input, at, 'this')) return null;
  if (hasRole(input, at + 1, 'past')) return { node: 'last', next: at + 2 };
  if (hasRole(input, at + 1, 'coming')) return { node: 'coming', next: at + 2 };
  return { node: 'this', next: at + 1 };
}

/** `Friday`, `Friday last`, `Friday week`; not the plural, not `Black Friday`, not `the Sunday Times`. */
export function readWeekday(input: ReadingInput, at: number): Match<DateNode> | null {
  const token = input.tokens[at];
  const weekday = token?.meaning?.weekday;
  if (weekday === undefined || (token?.meaning?.isShortWeekday && !input.isEntry)) return null;
  const node: DateNode = { kind: 'weekday', weekday, relation: 'bare' };
  if (input.tokens[at + 1]?.meaning?.isRecurring === true) return null;
  const part = token?.meaning?.joinedPart;
  if (part !== undefined) return { node: { kind: 'part', of: node, part }, next: at + 1 };
  if (!input.isEntry && isNamed(input, at)) return null;
  return readAfterWeekday(input, at + 1, weekday) ?? { node, next: at + 1 };
}

/** `Friday last`, `Monday next`, `Friday week`: only where nothing goes on from there. */
function readAfterWeekday(
  input: ReadingInput,
  at: number,
  weekday: number,
): Match<DateNode> | null {
  const after = input.tokens[at + 1];
  if (after !== undefined && after.kind !== 'mark') return null;
  if (hasRole(input, at, 'last')) {
    return { node: { kind: 'weekday', weekday, relation: 'last' }, next: at + 1 };
  }
  if (hasRole(input, at, 'next')) {
    return { node: { kind: 'weekday', weekday, relation: 'next' }, next: at + 1 };
  }
  const { unit, isPlural } = input.tokens[at]?.meaning ?? {};
  if (unit !== 'week' || isPlural === true) return null;
  const from: DateNode = { kind: 'weekday', weekday, relation: 'coming' };
  return { node: { kind: 'shift', from, unit: 'week', count: 1, isExact: true }, next: at + 1 };
}

/** `Black Friday`, `the Sunday Times`, `Monday Night Football`. */
function isNamed(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1];
  if (before?.meaning?.isNameBeforeWeekday === true && before.isCapital) return true;
  const after = input.tokens[at + 1];
  if (after?.kind !== 'word' || !after.isCapital || !after.isSpaced) return false;
  if (after.meaning?.isNameAfterWeekday === true) return true;
  const isUnknown = after.meaning === undefined;
  if (isUnknown && hasRole(input, at - 1, 'the')) return true;
  const beyond = input.tokens[at + 2];
  return after.meaning?.dayPart !== undefined && beyond?.isCapital === true && beyond.isSpaced;
}
