import { readByline, readDateLine } from './byline';
import { fold, wordCount } from './fold';
import { furnitureReason } from './furniture';
import { readHeaderLine } from './mail-header';
import { readSourceLine } from './source-line';

/** One line of a plain text, without the white space around it. */
export interface Line {
  readonly text: string;
  /** Columns before its first character. */
  readonly indent: number;
  /** Counted from 1. */
  readonly number: number;
  /** Whether a mailer quotes it with `>`, which is not in the text. */
  readonly quoted?: true;
}

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/u;
const LONGEST_VERSE = 60; // columns of a line of verse or of an address
const LONGEST_CELL = 40; // columns; a longer cell is a sentence
const BULLET = /^(?:[-*•–]|\d{1,2}[.)])\s+/u;
/** A line of dashes, stars or dots: a rule between parts of a text, or under a table's head. */
const RULE = /^(?:[-_*=~–—•·+|]\s*){3,}$/u;

/** The signs before a line that a mailer quotes, one for each mail it went through. */
const QUOTED = /^ ?(?:>[ \t]?)+/u;

/** The lines of a text in groups, as empty lines and the ends of quotations part them. */
export function lineGroups(text: string): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  const end = () => {
    if (group.length > 0) groups.push(group);
    group = [];
  };
  const lines = text.split(LINE_END);
  const signs = lines.map((line) => QUOTED.exec(line)?.[0] ?? '');
  let before = '';
  for (const [index, line] of lines.entries()) {
    // A single line after a `>` is a sign of the page's, such as a link's arrow, and stays.
    const isQuoted = Boolean(signs[index] && (signs[index - 1] || signs[index + 1]));
    const sign = isQuoted ? (signs[index] ?? '') : '';
    if (depthOf(sign) !== depthOf(before)) end();
    before = sign;
    const own = line.slice(sign.length);
    const trimmed = own.trim();
    if (trimmed === '') {
      end();
      continue;
    }
    group.push({
      text: trimmed,
      indent: own.length - own.trimStart().length,
      number: index + 1,
      ...(isQuoted ? { quoted: true } : {}),
    });
  }
  end();
  return groups;
}

function depthOf(sign: string): number {
  return sign.replace(/[^>]/gu, '').length;
}

/** Whether a line is a rule and nothing else. */
export function isRule(line: string): boolean {
  return RULE.test(line.slice(0, 200));
}

/** How far a list's item is set in behind its sign, or null for a line that is no item. */
export function bulletWidth(line: string): number | null {
  return BULLET.exec(line)?.[0].length ?? null;
}

/**
 * Whether the lines of a group belong together as lines: verse, an address, a signature. They are
 * short, and none of them is a line of the page, a header or an item of a list.
 */
export function isVerse(group: readonly Line[]): boolean {
  return (
    group.length >= 3 &&
    group.every(
      ({ text }) =>
        text.length <= LONGEST_VERSE &&
        wordCount(text) > 0 &&
        furnitureReason(text) === null &&
        readSourceLine(text) === null &&
        readHeaderLine(text) === null &&
        readByline(text) === null &&
        readDateLine(text) === null &&
        bulletWidth(text) === null,
    ) &&
    new Set(group.map(({ text }) => fold(text))).size > 1
  );
}

const FIGURE = /^[-−+~<>±(]*\p{Sc}?\d[\d.,:/ %)]*(?:\s?[\p{L}%°]{1,4})?$/u;

/**
 * The cells of a table of figures, or null for any other group. Its columns are parted by tabs or
 * by two blanks and more, there are as many in every line, and every line but the first has figures.
 */
export function figureRows(group: readonly Line[]): string[][] | null {
  if (group.length < 3) return null;
  const rows = group.map(({ text }) => text.split(/\t+| {2,}/u).map((cell) => cell.trim()));
  const columns = rows[1]?.length ?? 0;
  const isTable =
    columns >= 2 &&
    rows.every(
      (row, index) =>
        row.length === columns &&
        row.every((cell) => cell !== '' && cell.length <= LONGEST_CELL) &&
        (index === 0 || row.slice(1).some((cell) => FIGURE.test(cell))),
    );
  return isTable ? rows : null;
}
