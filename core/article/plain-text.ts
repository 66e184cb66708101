import { articleStarts } from './article-starts';
import type { ArticleDraft, Block, BlockKind } from './block';
import { cleanByline } from './byline';
import { dayInText } from './calendar-day';
import { isRightToLeft } from './direction';
import type { FileClues } from './dateline';
import { type Findings, type Judged, metadataOf, noFindings } from './findings';
import { isRule } from './line-group';
import { type HeaderField, headerReason, readHeaderLine } from './mail-header';
import { type Passage, passagesOf } from './passage';
import { severalDraft } from './several-articles';
import { readSourceLine } from './source-line';
import type { Candidate } from './sourced';
import { judgeText } from './text-judge';
import { readTitle } from './text-title';

/**
 * An article from plain text: what a browser's *copy*, a forum, a mailer or a wire leaves of a page.
 * Every passage becomes a block in source order; the lines that are the page's and not the story's
 * are kept with the reason why they are not shown.
 */
export function plainTextDraft(text: string, file: FileClues = {}): ArticleDraft {
  const passages = passagesOf(text);
  const starts = articleStarts(passages);
  return starts.length > 1
    ? severalDraft(passages, starts, (own) => draftOf(own, file))
    : draftOf(passages, file);
}

function draftOf(passages: readonly Passage[], file: FileClues): ArticleDraft {
  const judged: Judged[] = passages.map((passage) => ({ ...passage, reason: null }));
  const found = noFindings();
  const top = readHeader(judged, found);
  readTitle(judged, top, found);
  const warnings = judgeText(judged, found);
  return { metadata: metadataOf(judged, found, file), blocks: blocksOf(judged), warnings };
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

function blocksOf(judged: readonly Judged[]): Block[] {
  return judged.map((passage, index) => ({
    id: `b${index + 1}`,
    kind: kindOf(passage),
    text: passage.text,
    ...(passage.rows ? { rows: passage.rows } : {}),
    ...(isRightToLeft(passage.text) ? { dir: 'rtl' as const } : {}),
    ...(passage.reason === null ? {} : { reason: passage.reason }),
  }));
}

function kindOf(passage: Judged): BlockKind {
  if (passage.rows) return 'table';
  if (isRule(passage.text)) return 'rule';
  return passage.quoted ? 'quote' : 'paragraph';
}
