import { citationOf } from './citation';
import { MarkedCitations } from './citation-mark';
import { markdownTokens } from './markdown-tokens';
import type { Token } from './markdown-tokens';

/** A paragraph of a page that says something, with the clips cited in it and right beside it. */
export interface Statement {
  /** Where it begins and ends in the page's source, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Its source, its line breaks as blanks. */
  readonly text: string;
  readonly cites: readonly string[];
}

/** A paragraph of fewer words leads over, asks or heads; from here on it is taken to say something. */
const WORDS = 20;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The paragraphs of prose of a page, of twenty words and more, each with the clips it rests on: those
 * cited in it, and those of a paragraph right before or after it that is nothing but citations.
 *
 * Headings, lists, quotations, code and tables are not looked at: whether a line of a list says
 * something that needs a source cannot be told from its length.
 */
export function statementsOf(source: string): Statement[] {
  const marks = new MarkedCitations(source);
  const restored = (text: string) => marks.restore(text, citationOf);
  const cited = (token: Token | undefined): string[] =>
    marks
      .split(token?.raw ?? '')
      .flatMap((part) => (typeof part === 'number' ? (marks.citations[part]?.clipId ?? []) : []));
  const blocks = markdownTokens(marks.text).filter(({ type }) => type !== 'space');
  const statements: Statement[] = [];
  let from = 0;
  for (const [at, token] of blocks.entries()) {
    const raw = restored(token.raw).trimEnd();
    const start = source.indexOf(raw, from);
    if (start >= 0) from = start + raw.length;
    if (token.type !== 'paragraph' || start < 0 || !isLong(token.raw)) continue;
    const beside = [blocks[at - 1], blocks[at + 1]].filter((one) => isCitations(one, marks));
    const cites = [token, ...beside].flatMap(cited);
    statements.push({ start, end: start + raw.length, text: raw.replace(/\s+/g, ' '), cites });
  }
  return statements;
}

/** Whether a block is citations and nothing else. */
function isCitations(token: Token | undefined, marks: MarkedCitations): boolean {
  if (token?.type !== 'paragraph') return false;
  const parts = marks.split(token.raw);
  return parts.every((part) => typeof part === 'number' || part.trim() === '');
}

function isLong(text: string): boolean {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true && ++count >= WORDS) return true;
  }
  return false;
}
