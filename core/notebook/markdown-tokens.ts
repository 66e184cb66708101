import { Marked } from 'marked';
import type { Token, Tokens } from 'marked';

export type { Token, Tokens };

const marked = new Marked({ gfm: true });

/**
 * Markdown as marked's tokens: CommonMark with GitHub's tables, task items and bare links.
 *
 * The only place that knows marked. Its tokens may hold raw HTML and any address, so they are made
 * into a tree of allowed things before anything shows them. A text nested too deep to be read is one
 * paragraph of plain text.
 */
export function markdownTokens(source: string): Token[] {
  try {
    return marked.lexer(source);
  } catch (error) {
    if (error instanceof RangeError) return [plainParagraph(source)];
    throw error;
  }
}

function plainParagraph(source: string): Tokens.Paragraph {
  return {
    type: 'paragraph',
    raw: source,
    text: source,
    tokens: [{ type: 'text', raw: source, text: source, escaped: false }],
  };
}
