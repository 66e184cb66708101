import { fold, wordCount } from './fold';
import { furnitureReason } from './furniture';
import { readSourceLine } from './source-line';

/** A run of a plain text that reads as one paragraph. */
export interface Passage {
  readonly text: string;
  /** Whether an empty line, or the beginning of the text, stands before it. */
  readonly afterGap: boolean;
}

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/u;
const NARROWEST = 40; // columns; anything narrower that breaks is verse, a list or an address
const WIDEST = 130; // columns; no mailer or editor wraps wider
const FULL_SHARE = 0.75; // of the breaks must be where the next word no longer fitted
const SLACK = 8; // columns that a line may fall short: editors count tabs and trailing spaces differently
const LONGEST_VERSE = 60; // columns of a line of verse or of an address

/**
 * Cuts a plain text into paragraphs. Empty lines always cut. Other line ends cut as well, because
 * forum and browser copies have one line a paragraph, unless the text shows that it was wrapped by a
 * machine: then the wrapped lines are joined by one space. Nothing but white space at the line ends
 * changes, so that a quotation stays verbatim.
 */
export function passagesOf(text: string): Passage[] {
  const groups = groupsOf(text.split(LINE_END));
  const width = wrapWidth(groups);
  const grouped = groups.length > 2;
  const passages: Passage[] = [];
  for (const [index, group] of groups.entries()) {
    const joined =
      width !== null
        ? rejoined(group, width)
        : grouped && index > 0 && isVerse(group)
          ? [group.map(({ text: line }) => line).join('\n')]
          : group.map(({ text: line }) => line);
    for (const [at, passage] of joined.entries())
      passages.push({ text: passage, afterGap: at === 0 });
  }
  return passages;
}

interface Line {
  readonly text: string;
  readonly indent: number;
}

function groupsOf(lines: readonly string[]): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  for (const line of lines) {
    const text = line.trim();
    if (text === '') {
      if (group.length > 0) groups.push(group);
      group = [];
    } else group.push({ text, indent: line.length - line.trimStart().length });
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/**
 * The column at which a text was wrapped, or null. A machine breaks a line only where the next word
 * no longer fits; people who press Enter do not care. The sign is certain only where sentences go on
 * over the break.
 */
function wrapWidth(groups: readonly (readonly Line[])[]): number | null {
  const lines = groups.flat().filter((line) => /\s/u.test(line.text));
  const lengths = lines.map((line) => line.text.length).sort((one, two) => one - two);
  const tooWide = lengths.filter((length) => length > WIDEST).length;
  if (lengths.length < 3 || tooWide > lengths.length * 0.1) return null;
  const width = lengths[lengths.length - 1 - tooWide] ?? 0;
  if (width < NARROWEST) return null;
  let breaks = 0;
  let full = 0;
  let running = 0;
  for (const group of groups) {
    for (const [line, next] of pairs(group)) {
      if (line.text.length > WIDEST || !/\s/u.test(line.text)) continue;
      breaks++;
      if (!isFull(line, next, width)) continue;
      full++;
      if (/^[\p{Ll}]/u.test(next.text) || /[\p{Ll},]$/u.test(line.text)) running++;
    }
  }
  const runsOn = running >= 2 && running * 2 >= full;
  const gapsSeparate = groups.length > 1;
  const share = gapsSeparate ? FULL_SHARE : 0.6; // without empty lines each paragraph ends in a break
  return breaks >= 2 && full >= 2 && full >= breaks * share && runsOn ? width : null;
}

function rejoined(group: readonly Line[], width: number): string[] {
  const passages: string[] = [];
  let current: string[] = [];
  for (const [index, line] of group.entries()) {
    const previous = group[index - 1];
    const cut =
      previous !== undefined &&
      (!isFull(previous, line, width) ||
        /^(?:[-*•–]|\d{1,2}[.)])\s|^>/u.test(line.text) ||
        line.indent > previous.indent + 1 ||
        readSourceLine(line.text) !== null ||
        readSourceLine(previous.text) !== null);
    if (cut) {
      passages.push(current.join(''));
      current = [];
    }
    const glue = current.length === 0 || endsInHyphen(previous, line) ? '' : ' ';
    current.push(glue, line.text);
  }
  passages.push(current.join(''));
  return passages;
}

/** `long-` + `range`: the hyphen is the word's own; whether it was is not ours to decide. */
function endsInHyphen(line: Line | undefined, next: Line): boolean {
  return line !== undefined && /\p{L}-$/u.test(line.text) && /^\p{L}/u.test(next.text);
}

function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S+/u.exec(next.text)?.[0] ?? '';
  return line.text.length + line.indent + 1 + word.length > width - SLACK;
}

function isVerse(group: readonly Line[]): boolean {
  return (
    group.length >= 3 &&
    group.every(
      ({ text }) =>
        text.length <= LONGEST_VERSE &&
        wordCount(text) > 0 &&
        furnitureReason(text) === null &&
        readSourceLine(text) === null &&
        !/^(?:[-*•–]|\d{1,2}[.)])\s/u.test(text),
    ) &&
    new Set(group.map(({ text }) => fold(text))).size > 1
  );
}

function* pairs(group: readonly Line[]): Generator<[Line, Line]> {
  for (let index = 0; index + 1 < group.length; index++) {
    const [line, next] = [group[index], group[index + 1]];
    if (line && next) yield [line, next];
  }
}
