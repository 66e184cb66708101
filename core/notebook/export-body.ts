import { MarkedCitations } from './citation-mark';
import type { PlacedCitation } from './citation-mark';
import { escapeLine, escapeParagraphs } from './markdown-escape';
import { markdownTokens } from './markdown-tokens';
import type { Token } from './markdown-tokens';
import type { PageBlock, PageInline } from './page-node';
import { pageTree } from './page-tree';

/** What stands for a citation: the words, and the reference to their footnote. */
export interface Quotation {
  readonly words: string;
  readonly reference: string;
}

/**
 * A page's Markdown as part of a larger document: it stays as the user wrote it, but citations
 * become quotations, headings move down so that the shallowest has `level`, and what is left open at
 * the end (a code fence, a comment) is closed, so that it cannot swallow what follows.
 */
export function exportBody(
  body: string,
  level: number,
  quotationOf: (clipId: string) => Quotation | null,
): string {
  const source = body
    .replace(/\r\n?/g, '\n')
    .replace(/\s+$/, '')
    .replace(/^(?:[ \t]*\n)+/, '');
  return closed(withHeadingsAt(withQuotations(source, quotationOf), level));
}

type Place = 'inline' | 'first' | 'after-text';

/** Where each citation stands that is read as one. */
function placesOf(source: string): Map<number, Place> {
  const places = new Map<number, Place>();
  const inRuns = (runs: readonly PageInline[]) => {
    for (const run of runs) {
      if (run.kind === 'citation') places.set(run.index, 'inline');
      else if ('children' in run) inRuns(run.children);
    }
  };
  const inBlocks = (blocks: readonly PageBlock[]) => {
    for (const block of blocks) {
      switch (block.kind) {
        case 'citation':
          places.set(block.index, block.first ? 'first' : 'after-text');
          break;
        case 'paragraph':
        case 'heading':
          inRuns(block.children);
          break;
        case 'quote':
          inBlocks(block.children);
          break;
        case 'list':
          for (const item of block.items) inBlocks(item.children);
          break;
        case 'table':
          for (const cell of [block.header, ...block.rows].flat()) inRuns(cell);
          break;
        case 'code':
        case 'rule':
          break;
      }
    }
  };
  inBlocks(pageTree(source));
  return places;
}

function withQuotations(source: string, quotationOf: (clipId: string) => Quotation | null): string {
  const { citations } = new MarkedCitations(source);
  const places = placesOf(source);
  const quoted = citations.flatMap((citation, index) => {
    const place = places.get(index);
    return place ? [{ citation, place, quotation: quotationOf(citation.clipId) }] : [];
  });
  let text = source;
  for (const { citation, place, quotation } of quoted.reverse()) {
    const block =
      place === 'inline' ? null : quotation && asBlock(text, citation, quotation, place);
    if (block) {
      text = text.slice(0, block.start) + block.text + text.slice(block.end);
    } else {
      const words = quotation
        ? escapeLine(`“${quotation.words}”`) + quotation.reference
        : '(clip not found)';
      const after = text.slice(citation.end);
      // A parenthesis right after a reference would make it a link.
      text = text.slice(0, citation.start) + words + (after.startsWith('(') ? `\\${after}` : after);
    }
  }
  return text;
}

/** Marks of containers before a line's own text: quotation signs, list markers, indentation. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*$/;

/** A citation's whole line as a block quotation within the same containers; null if it cannot be. */
function asBlock(
  text: string,
  citation: PlacedCitation,
  quotation: Quotation,
  place: Place,
): { start: number; end: number; text: string } | null {
  const start = text.lastIndexOf('\n', citation.start - 1) + 1;
  const lineEnd = text.indexOf('\n', citation.end);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const before = text.slice(start, citation.start);
  if (!CONTAINERS.test(before) || text.slice(citation.end, end).trim() !== '') return null;
  // Under a paragraph's text such an indentation means nothing; after an empty line it means code.
  if (place === 'after-text' && /^[ \t]*(?: {4}|\t)/.test(before)) return null;
  const within = before.replace(/[^>\s]/g, ' ');
  const gap = within.trimEnd();
  const paragraphs = escapeParagraphs(quotation.words);
  const lines = paragraphs.flatMap((words, index) => [
    ...(index > 0 ? [`${within}>`] : []),
    `${index > 0 ? within : before}> ${words}`,
  ]);
  const next = text.slice(end + 1).split('\n', 1)[0] ?? '';
  return {
    start,
    end,
    text:
      (place === 'after-text' ? `${gap}\n` : '') +
      lines.join('\n') +
      quotation.reference +
      (next.trim() === '' ? '' : `\n${gap}`),
  };
}

function withHeadingsAt(source: string, level: number): string {
  const tokens = markdownTokens(source);
  const levels = tokens.flatMap((token) =>
    token.type === 'heading' ? [Number(token['depth'])] : [],
  );
  if (levels.length === 0) return source;
  const shift = level - Math.min(...levels);
  return tokens
    .map((token) =>
      token.type === 'heading' ? headingAt(token, Number(token['depth']) + shift) : token.raw,
    )
    .join('');
}

/** A heading of another level; an underlined one becomes one with number signs. */
function headingAt(token: Token, level: number): string {
  const signs = '#'.repeat(Math.min(6, Math.max(1, level)));
  const numbered = /^ {0,3}#{1,6}(?=[ \t\n]|$)/;
  if (numbered.test(token.raw)) return token.raw.replace(numbered, signs);
  const [, text = '', gap = ''] = /^(.*?)\n[ \t]*(?:=+|-+)[ \t]*(\n*)$/su.exec(token.raw) ?? [];
  const words = text.trim().replace(/[ \t\\]*\n[ \t]*/g, ' ');
  return `${signs} ${words}${words.endsWith('#') ? ' #' : ''}${gap}`;
}

/** What may stand open at the end of a page, in HTML as Markdown knows it. */
const CLOSERS = ['-->', '?>', ']]>', '>', '</script>', '</pre>', '</style>', '</textarea>'];

function closed(source: string): string {
  if (isClosed(source)) return source;
  const last = markdownTokens(source).at(-1);
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(last?.raw ?? '')?.[1];
  const closers = fence === undefined ? CLOSERS : [fence, ...CLOSERS];
  const found = closers.map((closer) => `${source}\n${closer}`).find(isClosed);
  return found ?? source;
}

/** Whether a paragraph after the text is a paragraph. */
function isClosed(source: string): boolean {
  const last = markdownTokens(`${source}\n\nafter`).at(-1);
  return last?.type === 'paragraph' && last.raw === 'after';
}
