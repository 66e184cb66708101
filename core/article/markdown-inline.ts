import type { Token, Tokens } from '../notebook/markdown-tokens';
import { InlineCollector, type InlineText } from './inline-text';
import { decodeEntities } from './structured-data';

const NOTE = /\[\^([^\]\s]{1,40})\]/gu;

/** `costs[^1]` as it is written where no Markdown is: `costs[1]`. */
export function plainNotes(text: string): string {
  return text.replace(NOTE, '[$1]');
}

/** The text and marks of a block's inline tokens; pictures leave their words. */
export function inlineOf(tokens: readonly Token[]): InlineText {
  const collector = new InlineCollector();
  for (const token of tokens) append(token, collector);
  return collector.take();
}

function append(token: Token, collector: InlineCollector): void {
  switch (token.type) {
    case 'strong':
    case 'em':
      within(token, collector, token.type === 'strong' ? 'strong' : 'emphasis');
      return;
    case 'link':
      // A note of one word reads as the address of a link.
      if (plainNotes(token.raw) !== token.raw && !token.raw.includes('(')) {
        collector.append(plainNotes(token.raw), false);
        return;
      }
      within(token, collector, 'link', (token as Tokens.Link).href);
      return;
    case 'codespan':
      collector.enter('code');
      collector.append((token as Tokens.Codespan).text, false);
      collector.leave();
      return;
    case 'image':
      collector.append((token as Tokens.Image).text, false);
      return;
    case 'br':
      collector.lineBreak();
      return;
    case 'html':
      if (/^<br\s*\/?>$/iu.test((token as Tokens.HTML).raw.trim())) collector.lineBreak();
      return;
    case 'escape':
      collector.append((token as Tokens.Escape).text, false);
      return;
    default: {
      const children = 'tokens' in token ? token.tokens : undefined;
      if (children && children.length > 0) for (const child of children) append(child, collector);
      else
        collector.append(
          plainNotes(decodeEntities('text' in token ? String(token.text) : token.raw)),
          false,
        );
    }
  }
}

function within(
  token: Token,
  collector: InlineCollector,
  kind: 'strong' | 'emphasis' | 'link',
  href?: string,
): void {
  collector.enter(kind, href);
  const children = 'tokens' in token ? (token.tokens ?? []) : [];
  for (const child of children) append(child, collector);
  collector.leave();
}
