import type { DateNode, Match } from './expression-node';
import { readOrdinal, skipThe } from './grammar-numbers';
import { readNamedYear, readYearNode } from './grammar-year';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';
import { isAboutGames } from './sentence';

/** `the first quarter of 2020`, `Q1 2020`, `2020 Q1`, `the second half of last year`, `H1 2019`. */
export function readYearPart(input: ReadingInput, at: number): Match<DateNode> | null {
  const yearFirst = readYearFirst(input, at);
  if (yearFirst) return yearFirst;
  const sign = readSign(input, at);
  const ordinal = sign ?? readOrdinalPart(input, at);
  if (!ordinal) return null;
  const joint = skipMark(input, skipRole(input, skipRole(input, ordinal.next, 'of'), 'in'), ',');
  const inner = skipThe(input, joint === ordinal.next ? skipMark(input, joint, '–') : joint);
  const year = readYearNode(input, inner) ?? readNamedYear(input, inner);
  const isHalf = ordinal.node >= 40;
  if (!year && (isHalf || (!sign && isAboutGames(input, at)))) return null;
  if (!year && sign && !isWhole(input, ordinal.next) && !isPlainWord(input, ordinal.next))
    return null;
  const node: DateNode = {
    kind: 'season',
    season: ordinal.node,
    relation: 'bare',
    year: year?.node ?? null,
  };
  return { node, next: year?.next ?? ordinal.next };
}

/** `Q3 profit`: a sign of its own may stand before the noun that it belongs to. */
function isPlainWord(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  return token?.kind === 'word' && !token.isCapital;
}

function readYearFirst(input: ReadingInput, at: number): Match<DateNode> | null {
  if (input.tokens[at]?.kind !== 'number') return null;
  const year = readYearNode(input, at);
  if (!year) return null;
  const sign = readSign(input, skipMark(input, year.next, '–'));
  if (!sign) return null;
  const node: DateNode = { kind: 'season', season: sign.node, relation: 'bare', year: year.node };
  return { node, next: sign.next };
}

/** `Q3`, `H1`, `3Q`; a half only with its year. */
function readSign(input: ReadingInput, at: number): Match<number> | null {
  const first = input.tokens[at];
  const second = input.tokens[at + 1];
  if (first === undefined || second?.isSpaced !== false) return null;
  const number = first.kind === 'number' ? first : second;
  const letter = first.kind === 'number' ? second : first;
  if (number.kind !== 'number' || number.text.length !== 1) return null;
  if (letter.text === 'q' && number.value >= 1 && number.value <= 4) {
    return { node: 32 + number.value, next: at + 2 };
  }
  const isHalf = letter.text === 'h' && letter.isCapital && number.value >= 1 && number.value <= 2;
  return isHalf ? { node: 39 + number.value, next: at + 2 } : null;
}

function readOrdinalPart(input: ReadingInput, at: number): Match<number> | null {
  const start = skipThe(input, at);
  const ordinal = hasRole(input, start, 'lastOf')
    ? { node: -1, next: start + 1 }
    : readOrdinal(input, start);
  if (!ordinal) return null;
  const inner = skipMark(input, ordinal.next, '–');
  const token = input.tokens[inner];
  const unit = token?.meaning?.isPlural === true ? undefined : token?.meaning?.unit;
  const isLast = ordinal.node === -1;
  if (isLast && !hasRole(input, inner + 1, 'of')) return null;
  const isMarked =
    start > at || inner > ordinal.next || input.isEntry || hasRole(input, at - 1, 'in');
  if (unit === 'quarter' && ordinal.node <= 4 && isMarked) {
    return { node: isLast ? 36 : 32 + ordinal.node, next: inner + 1 };
  }
  if (unit !== 'half' || ordinal.node > 2) return null;
  return { node: isLast ? 41 : 39 + ordinal.node, next: inner + 1 };
}

/**
 * `spring 1998`, `the spring of 1998`, `northern winter 2020`; without a year, `in the spring`, only
 * where a word introduces it and the sentence tells whether it is to come.
 */
export function readSeason(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const north = hasRole(input, start, 'north');
  const south = hasRole(input, start, 'south');
  const named = north || south ? start + 1 : start;
  const season = input.tokens[named]?.meaning?.season;
  if (season === undefined) return null;
  const code = season + (north ? 4 : south ? 8 : 0);
  const inner = skipMark(input, skipRole(input, named + 1, 'of'), ',');
  const year = readYearNode(input, inner);
  if (year) {
    if (isVerb(input, named, year.node)) return null;
    const node: DateNode = { kind: 'season', season: code, relation: 'bare', year: year.node };
    return { node, next: season === WINTER ? afterSecondYear(input, year) : year.next };
  }
  const isIntroduced = start > at && SEASONAL.some((role) => hasRole(input, at - 1, role));
  if (!isIntroduced || !isWhole(input, named + 1) || hasRole(input, named + 1, 'of')) return null;
  return { node: { kind: 'season', season: code, relation: 'bare', year: null }, next: named + 1 };
}

/** `would fall next year`, `prices fall this year`: small, and after what no season comes after. */
function isVerb(input: ReadingInput, at: number, year: DateNode): boolean {
  const before = input.tokens[at - 1];
  if (year.kind === 'calendar' || input.isEntry || before?.kind !== 'word') return false;
  if (input.tokens[at]?.isCapital === true) return false;
  const { roles, isInfinitiveSign, third } = before.meaning ?? {};
  return isInfinitiveSign === true || (roles === undefined && third === undefined);
}

const WINTER = 24;

/** `the winter of 1793–94`, `winter 2023/24`: named by the year that it begins in. */
function afterSecondYear(input: ReadingInput, { node, next }: Match<DateNode>): number {
  const [joint, second] = [input.tokens[next], input.tokens[next + 1]];
  if (node.kind !== 'calendar' || node.year === null || second?.kind !== 'number') return next;
  if ((joint?.text !== '–' && joint?.text !== '/') || joint.isSpaced || second.isSpaced)
    return next;
  const isShort = second.text.length === 2 && second.value === (node.year + 1) % 100;
  return isShort || second.value === node.year + 1 ? next + 2 : next;
}

const SEASONAL = ['in', 'over', 'since', 'until', 'by', 'before', 'after'] as const;
