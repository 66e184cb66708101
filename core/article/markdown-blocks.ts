import type { Token, Tokens } from '../notebook/markdown-tokens';
import type { Block, BlockImage, BlockKind } from './block';
import { isRightToLeft } from './direction';
import { inlineOf, plainNotes } from './markdown-inline';
import { type KnowsPicture, knowsNoPicture, savedKind } from './saved-picture';
import { decodeEntities } from './structured-data';

/** A block of a Markdown text before it is numbered and judged. */
export type MarkdownBlock = Omit<Block, 'id' | 'reason'>;

/** Where a block stands: in quotations and lists. */
interface Place {
  readonly kind: BlockKind;
  readonly depth?: number;
  readonly ordered?: boolean;
}

const DEEPEST = 64; // levels of quotations and lists; what is deeper is read as its own text

/**
 * The blocks of a Markdown text from its tokens, in source order.
 *
 * @param knows knows the pictures that were saved into the text
 */
export function markdownBlocks(
  tokens: readonly Token[],
  knows: KnowsPicture = knowsNoPicture,
): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  for (const token of tokens) read(token, { kind: 'paragraph' }, blocks, 0);
  return blocks.map((block) => ({
    ...block,
    ...(block.image && { image: withoutBytes(block.image, knows) }),
    ...(isRightToLeft(block.text) && { dir: 'rtl' as const }),
  }));
}

/** Of a picture inside the text its kind, and how its bytes are known: they stay in the original. */
function withoutBytes({ src, alt }: BlockImage, knows: KnowsPicture): BlockImage {
  const kind = savedKind(src);
  if (kind === null) return { src, alt };
  const saved = knows(src);
  return { src: kind, alt, ...(saved && { saved }) };
}

function read(token: Token, place: Place, blocks: MarkdownBlock[], level: number): void {
  switch (token.type) {
    case 'space':
      return;
    case 'def':
      // A note of one word reads as the address of a link; it is the source's own words.
      if (token.raw.startsWith('[^')) blocks.push({ ...place, text: plainNotes(token.raw).trim() });
      return;
    case 'hr':
      blocks.push({ kind: 'rule', text: '' });
      return;
    case 'heading':
      push(blocks, token, { kind: 'heading', level: (token as Tokens.Heading).depth });
      return;
    case 'code':
      blocks.push({ kind: 'code', text: (token as Tokens.Code).text });
      return;
    case 'html':
      readHtml((token as Tokens.HTML).raw, place, blocks);
      return;
    case 'table':
      readTable(token as Tokens.Table, blocks);
      return;
    case 'blockquote': {
      const inside: Place = { ...place, kind: place.kind === 'item' ? 'item' : 'quote' };
      readAll((token as Tokens.Blockquote).tokens, inside, blocks, level + 1, token.raw);
      return;
    }
    case 'list': {
      const { items, ordered } = token as Tokens.List;
      const depth = place.kind === 'item' ? (place.depth ?? 0) + 1 : 0;
      for (const item of items)
        readAll(item.tokens, { kind: 'item', depth, ordered }, blocks, level + 1, item.raw);
      return;
    }
    default:
      for (const part of notesApart(token)) readParagraph(part, place, blocks);
  }
}

function readAll(
  tokens: readonly Token[],
  place: Place,
  blocks: MarkdownBlock[],
  level: number,
  raw: string,
): void {
  if (level > DEEPEST) {
    blocks.push({ ...place, text: raw.trim() });
    return;
  }
  for (const token of tokens) read(token, place, blocks, level);
}

const NEXT_NOTE = /\n(?=\[\^[^\]\s]{1,40}\]:)/u;

/** A paragraph of notes, one a line, as a paragraph for each. */
function notesApart(token: Token): Token[] {
  if (token.type !== 'paragraph' || !NEXT_NOTE.test(token.raw)) return [token];
  const parts: Token[][] = [[]];
  for (const child of (token as Tokens.Paragraph).tokens) {
    if (child.type !== 'text') {
      parts.at(-1)?.push(child);
      continue;
    }
    for (const [index, text] of (child as Tokens.Text).text.split(NEXT_NOTE).entries()) {
      if (index > 0) parts.push([]);
      parts.at(-1)?.push({ ...child, text, raw: text });
    }
  }
  return parts.map((tokens) => ({ ...token, tokens }));
}

/** A paragraph; pictures that stand alone in it become figures. */
function readParagraph(token: Token, place: Place, blocks: MarkdownBlock[]): void {
  const tokens = 'tokens' in token ? (token.tokens ?? []) : [];
  const pictures = tokens.filter((child): child is Tokens.Image => child.type === 'image');
  const words = tokens.some((child) => child.type !== 'image' && child.raw.trim() !== '');
  if (pictures.length === 0 || words) {
    push(blocks, token, place);
    return;
  }
  for (const { href, text, title } of pictures) {
    blocks.push({ kind: 'figure', text: title ?? '', image: { src: href, alt: text } });
  }
}

function push(blocks: MarkdownBlock[], token: Token, shape: Omit<MarkdownBlock, 'text'>): void {
  const tokens = 'tokens' in token && token.tokens ? token.tokens : [token];
  const { text, marks } = inlineOf(tokens);
  if (text !== '') blocks.push({ ...shape, text, ...(marks.length > 0 ? { marks } : {}) });
}

function readTable(table: Tokens.Table, blocks: MarkdownBlock[]): void {
  const rows = [table.header, ...table.rows].map((row) =>
    row.map((cell) => inlineOf(cell.tokens).text),
  );
  blocks.push({ kind: 'table', text: rows.map((row) => row.join('\t')).join('\n'), rows });
}

/** HTML inside Markdown: its words without its tags; scripts, styles and comments have none. */
function readHtml(raw: string, place: Place, blocks: MarkdownBlock[]): void {
  const text = raw
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/giu, '')
    .replace(/<\/?(?:p|div|br|li|tr|h[1-6]|blockquote|section|article)\b[^>]*>/giu, '\n')
    .replace(/<[a-z/!][^>]*>/giu, '');
  for (const line of decodeEntities(text).split('\n')) {
    if (line.trim() !== '') blocks.push({ ...place, text: line.trim() });
  }
}
