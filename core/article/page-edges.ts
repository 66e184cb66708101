import { isPersonalName, readByline, readDateLine } from './byline';
import { closingReason, standingReason } from './closing-lines';
import { fold, wordCount } from './fold';
import { furnitureReason, isCommentsHeading } from './furniture';
import type { JudgedBlock, KnownLines } from './judged-block';
import { proseLength } from './page-places';
import type { StatedBody } from './stated-body';

const LONGEST_TAIL = 0.3; // of a text; more than that after its stated end is the text itself
const HEAD = 8; // blocks of the body's beginning in which a headline, a byline and a day may stand

/** The headline, the byline and the day above the text are metadata by now. */
export function trimHead(judged: readonly JudgedBlock[], known: KnownLines): void {
  const headline = fold(known.title ?? '');
  const kept = judged.filter(({ reason }) => reason === null);
  for (const entry of kept.slice(0, HEAD)) {
    const { text } = entry.block;
    if (headline !== '' && fold(text) === headline) entry.reason = 'title-line';
    else if (readByline(text) !== null) entry.reason = 'byline';
    else if (readDateLine(text) !== null) entry.reason = 'date-line';
    else if (saysOnlyWhoAndWhen(text, known.byline) || namesWriters(text, known.byline))
      entry.reason = 'byline';
    else if (known.section !== null && fold(text) === fold(known.section))
      entry.reason = 'navigation';
    else if (furnitureReason(text) !== null && !isCommentsHeading(text))
      entry.reason = furnitureReason(text);
    else if (wordCount(text) > 25) break;
  }
}

/** `Jo Pike and Tam Orell` where only one of them is known for a writer. */
function namesWriters(text: string, byline: string | null): boolean {
  if (byline === null || text.length > 160) return false;
  const known = byline.split(/, ?| and /u);
  const names = text.split(/, (?:and )?| and /u);
  return (
    names.length > 1 &&
    names.some((name) => known.includes(name)) &&
    names.every((name) => isPersonalName(name))
  );
}

/** `Jo Pike · 22 November 2023`: the writers' names, and around them a day or nothing. */
function saysOnlyWhoAndWhen(text: string, byline: string | null): boolean {
  if (byline === null || text.length > 160) return false;
  let rest = fold(text);
  const names = byline.split(/,| and /u).map((name) => fold(name));
  if (!names.some((name) => name.length > 3 && rest.includes(name))) return false;
  for (const name of names) rest = rest.replace(name, ' ');
  rest = rest
    .replace(/\b(?:by|and)\b/gu, ' ')
    .replace(/[·|,•-]/gu, ' ')
    .trim();
  return rest === '' || readDateLine(rest) !== null;
}

/** Ends the text where the page's own statement of it ends, unless much like it follows: then it was cut short. */
function cutAfterStated(judged: readonly JudgedBlock[], stated: StatedBody | null): void {
  if (stated?.whole !== true) return;
  const last = judged.findLastIndex(({ block }) => stated.blocks.has(block));
  const length = (entries: readonly JudgedBlock[]) =>
    entries.reduce((sum, { reason, block }) => sum + (reason === null ? proseLength(block) : 0), 0);
  const after = judged.slice(last + 1);
  if (length(after) > length(judged.slice(0, last + 1)) * LONGEST_TAIL) return;
  for (const entry of after) {
    if (entry.reason === null)
      entry.reason = furnitureReason(entry.block.text) ?? 'outside-article';
  }
}

/** Furniture in and below the text. */
export function trimTail(
  judged: readonly JudgedBlock[],
  known: KnownLines,
  stated: StatedBody | null,
): void {
  cutAfterStated(judged, stated);
  for (const entry of judged) {
    const { block, reason } = entry;
    if (reason !== null || block.kind === 'figure' || block.kind === 'table') continue;
    const furniture = furnitureReason(block.text);
    const isList = block.kind === 'item' && block.linkLength > block.text.length * 0.9;
    if (furniture !== null && (furniture !== 'comments' || !isCommentsHeading(block.text)))
      entry.reason = furniture;
    else if (isList && wordCount(block.text) > 3) entry.reason = 'related';
    else entry.reason = standingReason(block.text);
  }
  trimCredits(judged);
  trimEnd(judged, known);
}

/** From the end upwards: headings over nothing, links to other stories, who the writer is. */
function trimEnd(judged: readonly JudgedBlock[], known: KnownLines): void {
  const writers = known.byline?.split(/,| and | & /u).map((name) => name.trim()) ?? [];
  for (const entry of [...judged].reverse()) {
    if (entry.reason !== null || entry.block.kind === 'figure') continue;
    const { text, kind, linkLength } = entry.block;
    const loose =
      kind === 'heading' || kind === 'rule' || (text.length > 0 && linkLength > text.length * 0.8);
    const reason = furnitureReason(text) ?? closingReason(text, writers);
    if (!loose && reason === null && /[\p{L}\p{N}]/u.test(text)) break;
    entry.reason = reason ?? (kind === 'rule' ? 'outside-article' : 'related');
  }
}

const CREDITS =
  /^(?:(?:photo|picture|image|video|editorial|production|illustration)s? )?credits?:?$/iu;
const LONGEST_CREDIT = 140; // UTF-16 units: `Hair stylist: Jo Pike`

/** Lists of who made the pictures, under a heading of their own. */
function trimCredits(judged: readonly JudgedBlock[]): void {
  let inside = false;
  for (const entry of judged) {
    if (entry.reason !== null) continue;
    const { block } = entry;
    if (block.kind === 'heading') inside = CREDITS.test(block.text);
    else if (block.text.length > LONGEST_CREDIT || !block.text.includes(':')) inside = false;
    if (inside) entry.reason = 'caption-credit';
  }
}
