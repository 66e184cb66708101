import type { ArticleDraft, Block, ReadingWarning, RemovalReason } from './block';
import { unwrapAddress } from './address-unwrap';
import { dayInAddress } from './address-date';
import { cleanByline, isPosterLine, readByline, readDateLine, readReportingCredit } from './byline';
import { dayInText } from './calendar-day';
import { isRightToLeft } from './direction';
import { fold, wordCount } from './fold';
import { furnitureReason, isCommentsHeading, isFurnitureAnywhere } from './furniture';
import { type HeaderField, headerReason, readHeaderLine } from './mail-header';
import { originOf } from './origin';
import { type Passage, passagesOf } from './passage';
import { readSourceLine } from './source-line';
import { type Candidate, sourced, UNKNOWN } from './sourced';
import { splitByHeadline, splitTitle, type TitleParts } from './title-line';

/** A passage while it is being judged. */
interface Judged {
  readonly text: string;
  readonly afterGap: boolean;
  reason: RemovalReason | null;
}

/** What the lines around the text say; each list in falling order of trust. */
interface Findings {
  readonly title: Candidate[];
  readonly siteName: Candidate[];
  readonly section: Candidate[];
  readonly byline: Candidate[];
  readonly day: Candidate[];
  readonly address: Candidate[];
  readonly credit: Candidate[];
  readonly language: Candidate[];
}

const LONGEST_TITLE = 240; // characters
const HEAD_LINES = 12; // lines above the first prose that may be furniture; further down all is text

/**
 * An article from plain text: what a browser's *copy*, a forum, a mailer or a wire leaves of a page.
 * Every passage becomes a block in source order; the lines that are the page's and not the story's
 * are kept with the reason why they are not shown.
 */
export function plainTextDraft(text: string): ArticleDraft {
  const judged: Judged[] = passagesOf(text).map((passage) => ({ ...passage, reason: null }));
  const found: Findings = {
    title: [], siteName: [], section: [], byline: [], day: [], address: [], credit: [], language: [],
  }; // prettier-ignore
  const warnings: ReadingWarning[] = [];
  const top = readHeader(judged, found);
  readTitle(judged, top, found);
  readHead(judged, found);
  readSourceLines(judged, found);
  readTail(judged, warnings);
  readClosingCredit(judged, found);
  return { metadata: metadataOf(judged, found), blocks: blocksOf(judged), warnings };
}

/** Mail-style lines at the very top; gives the index of the first passage after them. */
function readHeader(judged: readonly Judged[], found: Findings): number {
  const lines = [];
  for (const passage of judged.slice(0, 40)) {
    const line = readHeaderLine(passage.text);
    if (!line) break;
    lines.push(line);
  }
  const fields = new Set(lines.map((line) => line.field));
  if (lines.length < 2 && !fields.has('title')) return 0;
  if (lines.length >= 2 && !fields.has('title') && !fields.has('date') && !fields.has('url'))
    return 0;
  for (const [index, line] of lines.entries()) {
    const passage = judged[index];
    if (passage) passage.reason = headerReason(line.field);
    const source = `header ${line.name}`;
    const day = line.field === 'date' ? dayInText(line.value) : null;
    if (day !== null) found.day.push({ value: day, source });
    noteHeader(line.field, line.name, { value: line.value, source }, found);
  }
  return lines.length;
}

function noteHeader(field: HeaderField, name: string, candidate: Candidate, found: Findings): void {
  switch (field) {
    case 'title':
      found.title.push(candidate);
      return;
    case 'byline': {
      const names = cleanByline(candidate.value);
      if (names !== null) found.byline.push({ ...candidate, value: names });
      return;
    }
    case 'url':
      if (readSourceLine(candidate.value)?.address) found.address.push(candidate);
      return;
    case 'siteName':
      found.siteName.push(candidate);
      return;
    case 'section':
      found.section.push(candidate);
      return;
    case 'language':
      found.language.push(candidate);
      return;
    case 'date':
      return;
    case 'other': {
      const line = /^source$/iu.test(name) ? readSourceLine(`Source: ${candidate.value}`) : null;
      if (line?.address) found.address.push({ value: line.address, source: candidate.source });
      if (line?.credit) found.credit.push({ value: line.credit, source: candidate.source });
    }
  }
}

/** The headline above the text, alone or twice, with or without what its page glued on. */
function readTitle(judged: readonly Judged[], top: number, found: Findings): void {
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
  if (alone && !standsApart(first, second)) return;
  found.title.push({
    value: parts.title,
    source: same ? 'title line, stands twice' : 'title line',
  });
  if (parts.title !== first.text)
    found.title.push({ value: first.text, source: 'whole title line' });
  markTitle(judged, top, first.text, parts, found);
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
      parts?.siteName != null && rest?.endsWith(fold(parts.siteName)) === true && rest.length < 120;
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
  return passage.reason !== null || furnitureReason(passage.text) !== null;
}

/** A sentence of the story rather than a line of the page. */
function isProse(passage: Passage | Judged): boolean {
  const { text } = passage;
  return wordCount(text) >= 12 || (wordCount(text) >= 5 && /[.!?…]["”’')\]]?$/u.test(text));
}

/** Bylines, days and furniture between the headline and the first prose. */
function readHead(judged: readonly Judged[], found: Findings): void {
  for (const passage of judged.slice(0, HEAD_LINES * 2)) {
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
    else if (isProse(passage) && readSourceLine(passage.text) === null) return;
  }
}

/** Lines that name where the text was taken from: labelled anywhere, bare addresses above or below. */
function readSourceLines(judged: readonly Judged[], found: Findings): void {
  const open = judged.filter((passage) => passage.reason === null);
  const firstProse = open.findIndex(isSentence);
  const lastProse = open.findLastIndex(isSentence);
  const bare: Candidate[] = [];
  for (const [index, passage] of open.entries()) {
    const line = readSourceLine(passage.text);
    if (!line || passage.reason !== null) continue;
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
        found.address.push({ value: after.address, source: 'source line' });
        next.reason = 'source-line';
      }
    }
    if (line.label !== null && line.address)
      found.address.push({ value: line.address, source: 'source line' });
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

function metadataOf(judged: readonly Judged[], found: Findings): ArticleDraft['metadata'] {
  const addresses = found.address.map(({ value, source }) => {
    const { url, steps } = unwrapAddress(/^www\./iu.test(value) ? `https://${value}` : value);
    return { value: url, source: [source, ...steps].join(', ') };
  });
  const url = sourced([
    ...addresses,
    ...found.address.filter(({ value }, index) => value !== addresses[index]?.value),
  ]);
  const fromAddress = url.value === null ? null : dayInAddress(url.value);
  const dayOfAddress = fromAddress === null ? null : { value: fromAddress, source: 'url path' };
  const stated = found.day.filter((day) => day.source.startsWith('header'));
  const lines = found.day.filter((day) => !day.source.startsWith('header'));
  const siteName = sourced(found.siteName);
  const body = judged.filter((passage) => passage.reason === null).map((passage) => passage.text);
  return {
    title: sourced(found.title),
    byline: sourced(found.byline),
    siteName,
    section: sourced(found.section),
    origin: originOf({ body, credits: found.credit, url, siteName }),
    publishedOn: sourced([...stated, dayOfAddress, ...lines]),
    url,
    language: found.language.length > 0 ? sourced(found.language) : UNKNOWN,
  };
}

const RULE = /^(?:[-_*=~–—•·]\s*){3,}$/u;

function blocksOf(judged: readonly Judged[]): Block[] {
  return judged.map((passage, index) => ({
    id: `b${index + 1}`,
    kind: RULE.test(passage.text.slice(0, 200)) ? 'rule' : 'paragraph',
    text: passage.text,
    ...(isRightToLeft(passage.text) ? { dir: 'rtl' as const } : {}),
    ...(passage.reason === null ? {} : { reason: passage.reason }),
  }));
}
