import type { ReadingWarning, RemovalReason } from './block';
import { isPosterLine, readByline, readDateLine, readReportingCredit } from './byline';
import type { Findings, Judged } from './findings';
import { wordCount } from './fold';
import { furnitureReason, isCommentsHeading, isFurnitureAnywhere } from './furniture';
import { isProse } from './prose';
import { ownSources } from './own-source';
import { readSourceLine } from './source-line';
import type { Candidate } from './sourced';

const HEAD_LINES = 24; // lines above the first prose that may be furniture; further down all is text

/**
 * Judges the paragraphs of a text whose headline is known: which lines around it are the page's,
 * and what they say about it. Gives what people should know of it.
 */
export function judgeText(judged: readonly Judged[], found: Findings): ReadingWarning[] {
  const warnings: ReadingWarning[] = [];
  readHead(judged, found);
  readSourceLines(judged, found);
  readTail(judged, warnings);
  readClosingCredit(judged, found);
  return warnings;
}

/** Bylines, days and furniture between the headline and the first prose. */
function readHead(judged: readonly Judged[], found: Findings): void {
  const title = titleAt(judged);
  for (const [index, passage] of judged.slice(0, HEAD_LINES + title).entries()) {
    if (passage.reason !== null) continue;
    const names = readByline(passage.text);
    const day = readDateLine(passage.text);
    const furniture = furnitureReason(passage.text);
    if (isPosterLine(passage.text) && wordCount(passage.text) < 20) passage.reason = 'byline';
    else if (names !== null) {
      found.byline.push({ value: names, source: 'byline' });
      passage.reason = 'byline';
    } else if (day !== null) {
      found.day.push({ value: day, source: 'date line' });
      passage.reason = 'date-line';
    } else if (furniture !== null && !isCommentsHeading(passage.text)) passage.reason = furniture;
    else if (index > title && isProse(passage) && readSourceLine(passage.text) === null) return;
  }
}

/** Where the headline stands: under a poster's remark it is not the first line; 0 where there is none. */
function titleAt(judged: readonly Judged[]): number {
  return Math.max(
    0,
    judged.findIndex(({ reason }) => reason === 'title-line'),
  );
}

/** Lines that name where the text was taken from: labelled anywhere, bare addresses above or below. */
function readSourceLines(judged: readonly Judged[], found: Findings): void {
  const open = judged.filter((passage) => passage.reason === null);
  const above = new Set(judged.slice(0, titleAt(judged)));
  const firstProse = open.findIndex((passage) => !above.has(passage) && isSentence(passage));
  const lastProse = open.findLastIndex(isSentence);
  const bare: Candidate[] = [];
  const comments = open.findIndex(({ text }, at) => at > firstProse && isCommentsHeading(text));
  const story = comments < 0 ? open : open.slice(0, comments);
  const isOwn = ownSources(story, isSentence, judged, found);
  const cited = new Set<Judged>();
  for (const [index, passage] of open.entries()) {
    const line = readSourceLine(passage.text);
    if (!line || passage.reason !== null || cited.has(passage)) continue;
    const next = open[index + 1];
    const after = next ? readSourceLine(next.text) : null;
    if (line.label === null) {
      if (firstProse >= 0 && index > firstProse && index < lastProse) continue;
      bare.push({ value: line.address ?? '', source: 'address line' });
    } else if (line.address === null && line.credit === null) {
      if (after?.label !== null || after.address === null) {
        // A label whose goal did not survive the copy; at the end it is still no sentence.
        const credit =
          next && index > lastProse ? readSourceLine(`Source: ${next.text}`)?.credit : null;
        if (index < lastProse) continue;
        if (credit && next && furnitureReason(next.text) === null) {
          found.credit.push({ value: credit, source: 'source line' });
          next.reason = 'source-line';
        }
      } else if (next) {
        const candidate = { value: after.address, source: 'source line' };
        if (!isOwn(index)) {
          found.cited.push(candidate);
          cited.add(next);
          continue;
        }
        found.address.push(candidate);
        next.reason = 'source-line';
      }
    }
    if (line.label !== null && line.address) {
      const candidate = { value: line.address, source: 'source line' };
      if (!isOwn(index)) {
        found.cited.push(candidate);
        continue;
      }
      found.address.push(candidate);
    }
    if (line.credit) found.credit.push({ value: line.credit, source: 'source line' });
    passage.reason = 'source-line';
  }
  found.address.push(...bare);
}

function isSentence(passage: Judged): boolean {
  return (
    isProse(passage) &&
    readSourceLine(passage.text) === null &&
    furnitureReason(passage.text) === null
  );
}

/** `(Reporting by Jo Pike; editing by …)` below the text; it stays, being the source's own words. */
function readClosingCredit(judged: readonly Judged[], found: Findings): void {
  for (const passage of judged.filter(({ reason }) => reason === null).slice(-3)) {
    const names = readReportingCredit(passage.text);
    if (names !== null) found.byline.push({ value: names, source: 'reporting credit' });
  }
}

/** The page's furniture below the text, the readers' comments, and furniture in between. */
function readTail(judged: readonly Judged[], warnings: ReadingWarning[]): void {
  for (const passage of judged) {
    if (passage.reason === null && isFurnitureAnywhere(passage.text))
      passage.reason = furnitureReason(passage.text);
  }
  cutComments(judged, warnings);
  cutListBelow(judged);
  const sourceAt = judged.findLastIndex((passage) => passage.reason === 'source-line');
  for (let index = judged.length - 1; index >= 0; index--) {
    const passage = judged[index];
    if (!passage || passage.reason !== null) continue;
    const furniture = furnitureReason(passage.text);
    const leftover = index > sourceAt && sourceAt > judged.length / 2 && !isProse(passage);
    if (furniture === null && !leftover) break;
    passage.reason = furniture ?? 'outside-article';
  }
}

/** Headlines under `Related articles` and the like, where no sentence follows any more. */
function cutListBelow(judged: readonly Judged[]): void {
  const lastProse = judged.findLastIndex(
    (passage) => passage.reason === null && isSentence(passage),
  );
  let below: RemovalReason | null = null;
  for (const passage of judged.slice(lastProse + 1)) {
    const furniture = furnitureReason(passage.text);
    if (passage.reason === null && below !== null) passage.reason = furniture ?? below;
    if (furniture === 'related') below = 'related';
  }
}

function cutComments(judged: readonly Judged[], warnings: ReadingWarning[]): void {
  const at = judged.findIndex(
    (passage, index) =>
      passage.reason === null &&
      isCommentsHeading(passage.text) &&
      proseIn(judged.slice(0, index)) > 0,
  );
  if (at < 0) return;
  const before = proseIn(judged.slice(0, at));
  const after = proseIn(judged.slice(at + 1));
  for (const passage of judged.slice(at))
    passage.reason ??= furnitureReason(passage.text) ?? 'comments';
  if (after > before) {
    warnings.push({
      code: 'comments-cut',
      message: `More than half of the text stands below the line "${judged[at]?.text ?? ''}" and was taken for readers' comments. Restore it if it is the article.`,
    });
  }
}

function proseIn(passages: readonly Judged[]): number {
  return passages.reduce(
    (sum, passage) => sum + (passage.reason === null && isProse(passage) ? passage.text.length : 0),
    0,
  );
}
