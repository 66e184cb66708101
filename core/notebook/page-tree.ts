import { decodeHTMLStrict } from 'entities';
import { citationOf } from './citation';
import { MarkedCitations } from './citation-mark';
import { markdownTokens } from './markdown-tokens';
import type { Token, Tokens } from './markdown-tokens';
import type { PageBlock, PageInline } from './page-node';
import { merged, onlyCitation, splitLines, trimmed, wordsOf } from './page-lines';
import { safeAddress } from './safe-address';

/** Deeper than anyone writes, shallow enough to draw: what lies below is shown as its source. */
const DEEPEST = 40;

/**
 * A page as a tree of allowed things: raw HTML is visible text, links lead to http(s) or mail
 * addresses only, pictures are their alternative text and address, citations are nodes of their own.
 * `index` numbers the citations of the source that are not escaped, in order, those in code included.
 */
export function pageTree(source: string): PageBlock[] {
  const marks = new MarkedCitations(source);
  return new TreeReader(marks).blocks(markdownTokens(marks.text), 0);
}

/** Reads tokens into the tree; it holds only where the citations of this source are. */
class TreeReader {
  readonly #marks: MarkedCitations;

  constructor(marks: MarkedCitations) {
    this.#marks = marks;
  }

  blocks(tokens: readonly Token[], depth: number): PageBlock[] {
    return tokens.flatMap((token) => this.#block(token, depth));
  }

  #block(token: Token, depth: number): PageBlock[] {
    if (depth > DEEPEST) return [{ kind: 'paragraph', children: this.#text(token.raw) }];
    switch (token.type) {
      case 'paragraph':
      case 'text':
        return this.#paragraph(token as Tokens.Paragraph | Tokens.Text, depth);
      case 'heading': {
        const { depth: level, tokens } = token as Tokens.Heading;
        return [{ kind: 'heading', level, children: this.inline(tokens, depth) }];
      }
      case 'list':
        return [this.#list(token as Tokens.List, depth)];
      case 'blockquote': {
        const { tokens } = token as Tokens.Blockquote;
        return [{ kind: 'quote', children: this.blocks(tokens, depth + 1) }];
      }
      case 'code': {
        const { lang, text } = token as Tokens.Code;
        return [{ kind: 'code', language: lang ?? '', text: this.#restored(text) }];
      }
      case 'table':
        return [this.#table(token as Tokens.Table, depth)];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'html':
        return [{ kind: 'paragraph', children: this.#visible(token.raw) }];
      case 'space':
      case 'def':
      case 'checkbox':
        return [];
      default:
        return [{ kind: 'paragraph', children: this.inline([token], depth) }];
    }
  }

  /** A paragraph, cut where a citation is alone on a line. */
  #paragraph(token: Tokens.Paragraph | Tokens.Text, depth: number): PageBlock[] {
    const lines = splitLines(
      token.tokens ? this.inline(token.tokens, depth) : this.#text(token.text),
    );
    const blocks: PageBlock[] = [];
    let run: PageInline[] = [];
    const close = () => {
      const children = trimmed(run);
      if (children.length > 0) blocks.push({ kind: 'paragraph', children });
      run = [];
    };
    for (const line of lines) {
      const alone = onlyCitation(line);
      if (alone) {
        close();
        blocks.push({ ...alone, first: blocks.length === 0 });
      } else {
        run.push(...line);
      }
    }
    close();
    return blocks;
  }

  #list(token: Tokens.List, depth: number): PageBlock {
    return {
      kind: 'list',
      start: token.ordered ? Number(token.start) || 0 : null,
      items: token.items.map((item) => ({
        task: item.task ? item.checked === true : null,
        children: this.blocks(item.tokens, depth + 1),
      })),
    };
  }

  #table(token: Tokens.Table, depth: number): PageBlock {
    const cells = (row: readonly Tokens.TableCell[]) =>
      row.map((cell) => this.inline(cell.tokens, depth));
    return {
      kind: 'table',
      align: token.align,
      header: cells(token.header),
      rows: token.rows.map(cells),
    };
  }

  inline(tokens: readonly Token[], depth: number): PageInline[] {
    return merged(tokens.flatMap((token) => this.#run(token, depth + 1)));
  }

  #run(token: Token, depth: number): PageInline[] {
    if (depth > DEEPEST) return this.#text(token.raw);
    switch (token.type) {
      case 'text': {
        const { tokens, text } = token as Tokens.Text;
        return tokens ? this.inline(tokens, depth) : this.#text(text);
      }
      case 'escape':
        return [{ kind: 'text', text: (token as Tokens.Escape).text }];
      case 'strong':
        return [{ kind: 'strong', children: this.inline((token as Tokens.Strong).tokens, depth) }];
      case 'em':
        return [{ kind: 'emphasis', children: this.inline((token as Tokens.Em).tokens, depth) }];
      case 'del':
        return [{ kind: 'deleted', children: this.inline((token as Tokens.Del).tokens, depth) }];
      case 'codespan':
        return [{ kind: 'code', text: this.#restored((token as Tokens.Codespan).text) }];
      case 'br':
        return [{ kind: 'break' }];
      case 'link':
        return this.#link(token as Tokens.Link, depth);
      case 'image': {
        const { text, href, tokens } = token as Tokens.Image;
        const alt = tokens ? wordsOf(this.inline(tokens, depth)) : decodeHTMLStrict(text);
        return [{ kind: 'image', alt, src: decodeHTMLStrict(this.#restored(href)) }];
      }
      case 'checkbox':
        return [];
      default:
        return this.#visible(token.raw);
    }
  }

  /** A link to an address that may be followed; otherwise only its words. */
  #link(token: Tokens.Link, depth: number): PageInline[] {
    const children = this.inline(token.tokens, depth);
    const href = safeAddress(decodeHTMLStrict(this.#restored(token.href)));
    return href === null ? children : [{ kind: 'link', href, children }];
  }

  /** Text between marks: entities are read, citations become nodes. */
  #text(text: string): PageInline[] {
    return this.#marks.split(text).map((part): PageInline => {
      if (typeof part === 'string') return { kind: 'text', text: decodeHTMLStrict(part) };
      const clipId = this.#marks.citations[part]?.clipId ?? '';
      return { kind: 'citation', clipId, index: part };
    });
  }

  /** What Markdown passes through, shown as it was written. */
  #visible(raw: string): PageInline[] {
    const lines = this.#restored(raw).replace(/\n+$/, '').split('\n');
    return lines.flatMap((text, index): PageInline[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'text', text },
    ]);
  }

  #restored(text: string): string {
    return this.#marks.restore(text, citationOf);
  }
}
