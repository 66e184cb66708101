import { readByline, isPosterLine, readDateLine } from './byline';
import type { Findings, Judged } from './findings';
import { fold, wordCount } from './fold';
import { furnitureReason } from './furniture';
import { isProse } from './prose';
import { readSourceLine } from './source-line';
import { splitByHeadline, splitTitle, type TitleParts } from './title-line';

const LONGEST_TITLE = 240; // characters
const HEAD_LINES = 12; // lines above the first prose among which the headline is looked for

/** The headline above the text, alone or twice, with or without what its page glued on. */
export function readTitle(judged: readonly Judged[], top: number, found: Findings): void {
  const head = judged.slice(top, top + HEAD_LINES).filter((passage) => !isAside(passage));
  const [first, second] = head;
  if (!first) return;
  if (!mayBeTitle(first) || judged.length - top < 2) return;
  const known = found.title[0];
  if (known) {
    const glued =
      fold(first.text) === fold(known.value) ? null : splitByHeadline(first.text, known.value);
    if (fold(first.text) === fold(known.value) || glued)
      markTitle(judged, top, first.text, glued, found);
    return;
  }
  const same = second !== undefined && fold(second.text) === fold(first.text);
  const longer = second !== undefined ? splitByHeadline(second.text, first.text) : null;
  const shorter = second !== undefined && !same ? splitByHeadline(first.text, second.text) : null;
  const parts = longer ?? shorter ?? splitTitle(first.text, same);
  const alone = !same && !longer && !shorter;
  if (alone && !standsApart(first, second)) {
    readTitleOverByline(judged, top, head, found);
    return;
  }
  found.title.push({
    value: parts.title,
    source: same ? 'title line, stands twice' : 'title line',
  });
  if (parts.title !== first.text)
    found.title.push({ value: first.text, source: 'whole title line' });
  markTitle(judged, top, first.text, parts, found);
}

const SHORTEST_PROSE = 120; // characters; a poster's remark above the story is shorter

/** The line over `By Jo Pike`, under a poster's remark and an address. */
function readTitleOverByline(
  judged: readonly Judged[],
  top: number,
  head: readonly Judged[],
  found: Findings,
): void {
  for (const [index, passage] of head.entries()) {
    const next = head[index + 1];
    if (next === undefined || passage.text.length > SHORTEST_PROSE) return;
    if (readByline(next.text) === null || !mayBeTitle(passage)) continue;
    if (!standsApart(passage, next) || readDateLine(passage.text) !== null) continue;
    found.title.push({ value: passage.text, source: 'title line' });
    markTitle(judged, top, passage.text, null, found);
    return;
  }
}

function markTitle(
  judged: readonly Judged[],
  top: number,
  line: string,
  parts: TitleParts | null,
  found: Findings,
): void {
  if (parts?.siteName) found.siteName.push({ value: parts.siteName, source: 'title line' });
  if (parts?.section) found.section.push({ value: parts.section, source: 'title line' });
  const title = fold(parts?.title ?? line);
  for (const passage of judged.slice(top)) {
    const text = fold(passage.text);
    const rest = text.startsWith(title) ? text.slice(title.length) : null;
    const isTitle = text === fold(line) || rest === '' || text === `re: ${title}`;
    const glued =
      parts?.siteName !== null &&
      parts?.siteName !== undefined &&
      rest?.endsWith(fold(parts.siteName)) === true &&
      rest.length < 120;
    if (
      passage.reason === null &&
      (isTitle || glued || (rest !== null && isPosterLine(passage.text)))
    ) {
      passage.reason = 'title-line';
    }
  }
}

function mayBeTitle(passage: Judged): boolean {
  const { text } = passage;
  if (text.length > LONGEST_TITLE || text.includes('\n') || wordCount(text) === 0) return false;
  return passage.reason === null && readSourceLine(text) === null && furnitureReason(text) === null;
}

/** A headline alone: no sentence, and something longer, or a gap, comes after it. */
function standsApart(first: Judged, second: Judged | undefined): boolean {
  if (second === undefined || /[.,;:]["”’)]?$/u.test(first.text) || wordCount(first.text) > 30)
    return false;
  if (/\((?:\p{Lu}[\p{L}/ ]+)\)\s*[-–—]/u.test(first.text)) return false;
  if (second.afterGap && first.afterGap) return true;
  return isProse(second) || readByline(second.text) !== null || readDateLine(second.text) !== null;
}

function isAside(passage: Judged): boolean {
  return (
    passage.reason !== null || furnitureReason(passage.text) !== null || isSignature(passage.text)
  );
}

/** `Posted by goldfinch on Feb 03, 9:14am` and nothing else. */
function isSignature(text: string): boolean {
  return /^posted\b/iu.test(text) && isPosterLine(text) && wordCount(text) < 20;
}
