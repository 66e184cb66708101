import { bulletWidth, figureRows, isRule, isVerse, type Line, lineGroups } from './line-group';
import { readHeaderLine } from './mail-header';
import { readSourceLine } from './source-line';
import { WordJoints } from './word-joints';

/** A run of a plain text that reads as one paragraph. */
export interface Passage {
  readonly text: string;
  /** Whether an empty line, or the beginning of the text, stands before it. */
  readonly afterGap: boolean;
  /** Its first and last line in the text, counted from 1. */
  readonly lines: { readonly first: number; readonly last: number };
  /** Whether a mailer quotes it with `>`, which is not in the text. */
  readonly quoted?: true;
  /** The cells of a table of figures; `text` holds the same cells joined by tabs and line breaks. */
  readonly rows?: readonly (readonly string[])[];
}

const NARROWEST = 40; // columns; anything narrower that breaks is verse, a list or an address
const WIDEST = 130; // columns; no mailer or editor wraps wider
const FULL_SHARE = 0.75; // of the breaks must be where the next word no longer fitted
const SLACK = 8; // columns that a line may fall short: editors count tabs and trailing spaces differently
const VERSE_SHARE = 0.7; // of the width; verse whose lines are longer cannot be told from wrapped prose

/**
 * Cuts a plain text into paragraphs. Empty lines always cut. Other line ends cut as well, because
 * forum and browser copies have one line a paragraph, unless the text shows that it was wrapped by a
 * machine: then the wrapped lines are joined. Verse, addresses and tables of figures stay together
 * with their line ends. Nothing but white space changes, the signs of a mailer's quotation, and the hyphen of a word that the same text
 * writes without one elsewhere, so that a quotation stays verbatim.
 */
export function passagesOf(text: string): Passage[] {
  const groups = lineGroups(text).map(segmentsOf);
  const width = wrapWidth(groups);
  const joints = new WordJoints(text);
  const grouped = groups.length > 2;
  return groups.flatMap((segments, index) =>
    segments
      .flatMap((segment) => {
        const rows = figureRows(segment);
        if (rows) return [tableOf(segment, rows)];
        if (grouped && index > 0 && segments.length === 1 && isVerseAt(segment, width))
          return [passageOf(segment, segment.map((line) => line.text).join('\n'))];
        const runs = width === null ? segment.map((line) => [line]) : runsOf(segment, width);
        return runs.map((run) => passageOf(run, joints.join(run.map((line) => line.text))));
      })
      .map((passage, at) => ({ ...passage, afterGap: at === 0 })),
  );
}

type Cut = Omit<Passage, 'afterGap'>;

function passageOf(lines: readonly Line[], text: string): Cut {
  return {
    text,
    lines: { first: lines[0]?.number ?? 0, last: lines.at(-1)?.number ?? 0 },
    ...(lines[0]?.quoted ? { quoted: true } : {}),
  };
}

function tableOf(lines: readonly Line[], rows: readonly (readonly string[])[]): Cut {
  return { ...passageOf(lines, rows.map((row) => row.join('\t')).join('\n')), rows };
}

/** A group cut before and after its rules. */
function segmentsOf(group: readonly Line[]): Line[][] {
  const segments: Line[][] = [];
  let afterRule = true;
  for (const line of group) {
    const rule = isRule(line.text);
    if (rule || afterRule) segments.push([line]);
    else segments.at(-1)?.push(line);
    afterRule = rule;
  }
  return segments;
}

/**
 * The column at which a text was wrapped, or null. A machine breaks a line only where the next word
 * no longer fits; people who press Enter do not care. The sign is certain only where sentences go on
 * over the break.
 */
function wrapWidth(groups: readonly (readonly (readonly Line[])[])[]): number | null {
  const segments = groups
    .flat()
    .filter((segment) => figureRows(segment) === null && !isHeader(segment));
  const lines = segments.flat().filter((line) => /\s/u.test(line.text));
  const lengths = lines.map((line) => line.text.length).sort((one, two) => one - two);
  const tooWide = lengths.filter((length) => length > WIDEST).length;
  if (lengths.length < 3 || tooWide > lengths.length * 0.1) return null;
  const width = lengths[lengths.length - 1 - tooWide] ?? 0;
  if (width < NARROWEST) return null;
  let breaks = 0;
  let full = 0;
  let running = 0;
  for (const segment of segments) {
    if (isVerseAt(segment, width)) continue;
    for (const [line, next] of pairs(segment)) {
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

/** The lines above a mail, which nobody wraps. */
function isHeader(segment: readonly Line[]): boolean {
  return segment.length > 1 && segment.every(({ text }) => readHeaderLine(text) !== null);
}

/** Verse and addresses in a text of this width: far narrower than its paragraphs. */
function isVerseAt(segment: readonly Line[], width: number | null): boolean {
  return (
    isVerse(segment) &&
    (width === null || segment.every((line) => line.text.length <= width * VERSE_SHARE))
  );
}

/** The lines of a segment by paragraph, where a text was wrapped at this width. */
function runsOf(segment: readonly Line[], width: number): Line[][] {
  const runs: Line[][] = [];
  /** The column at which a list's item goes on, null outside items. */
  let hang: number | null = null;
  for (const [index, line] of segment.entries()) {
    const previous = segment[index - 1];
    const bullet = bulletWidth(line.text);
    const goesOn = hang !== null && Math.abs(line.indent - hang) <= 1;
    const cut =
      previous === undefined ||
      !isFull(previous, line, width) ||
      bullet !== null ||
      /^>/u.test(line.text) ||
      (!goesOn && line.indent > previous.indent + 1) ||
      readSourceLine(line.text) !== null ||
      readSourceLine(previous.text) !== null ||
      (readHeaderLine(line.text) !== null && readHeaderLine(previous.text) !== null);
    if (cut) {
      runs.push([line]);
      hang = bullet === null ? null : line.indent + bullet;
    } else runs.at(-1)?.push(line);
  }
  return runs;
}

function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S+/u.exec(next.text)?.[0] ?? '';
  return line.text.length + line.indent + 1 + word.length > width - SLACK;
}

function* pairs(group: readonly Line[]): Generator<[Line, Line]> {
  for (let index = 0; index + 1 < group.length; index++) {
    const [line, next] = [group[index], group[index + 1]];
    if (line && next) yield [line, next];
  }
}
