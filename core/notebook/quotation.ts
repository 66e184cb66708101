import { describeDay } from '../time/words';
import { escapeLine, escapeParagraphs } from './markdown-escape';
import { safeAddress } from './safe-address';
import type { Source } from './source';

/** Words of a source, verbatim, and where they stand. */
export interface Quotation {
  readonly words: string;
  readonly source: Source;
}

/**
 * Quotations for another program, as plain text, Markdown or HTML: each with its words verbatim, then
 * where they stand. The three say the same.
 */
export function quotationsAsPlain(quotations: readonly Quotation[]): string {
  return quotations
    .map(({ words, source }) => `“${words}”\n— ${citationParts(source).join(', ')}\n`)
    .join('\n');
}

export function quotationsAsMarkdown(quotations: readonly Quotation[]): string {
  return quotations
    .map(({ words, source }) => {
      const parts = [escapeLine(citationParts({ ...source, url: '' }).join(', '))];
      if (source.url) parts.push(markdownAddress(source.url));
      return `${markdownQuote(words)}\n>\n> — ${parts.join(', ')}\n`;
    })
    .join('\n');
}

export function quotationsAsHtml(quotations: readonly Quotation[]): string {
  return quotations
    .map(({ words, source }) => {
      const href = safeAddress(source.url);
      const parts = citationParts({ ...source, url: '' }).map(escapeHtml);
      if (href !== null) {
        parts.push(`<a href="${escapeHtml(href)}">${escapeHtml(source.url)}</a>`);
      } else if (source.url) parts.push(escapeHtml(source.url));
      return `${htmlQuote(words, href)}<p>— ${parts.join(', ')}</p>`;
    })
    .join('');
}

/** Words alone as HTML, without where they stand. */
export function wordsAsHtml(words: string): string {
  return htmlQuote(words, null);
}

function htmlQuote(words: string, cite: string | null): string {
  const paragraphs = linesOf(words).map((line) => `<p>${escapeHtml(line)}</p>`);
  const from = cite === null ? '' : ` cite="${escapeHtml(cite)}"`;
  return `<blockquote${from}>${paragraphs.join('')}</blockquote>`;
}

/** What is known of a source, in the order of a reference: author, title, site, date, place, address. */
export function citationParts(source: Source): string[] {
  const parts = [
    source.byline,
    quotedTitle(source.title),
    source.siteName,
    source.publishedOn && describeDay(source.publishedOn),
    source.locator,
    source.url,
  ].map((part) => part.replace(/\s+/g, ' ').trim());
  const known = parts.filter((part) => part !== '');
  return known.length > 0 ? known : ['Source unknown'];
}

/** A title in quotation marks, unless it brings its own. */
function quotedTitle(title: string): string {
  return title === '' || /^["“„«‘]/.test(title) ? title : `“${title}”`;
}

/** A quotation in Markdown: a `>` paragraph for each line, for lines of a quote are blocks. */
export function markdownQuote(text: string): string {
  return escapeParagraphs(text)
    .map((paragraph) => `> ${paragraph}`)
    .join('\n>\n');
}

/**
 * An address in Markdown that shows exactly as it is: in angle brackets, where it links, or escaped
 * where a bracket could not hold it.
 */
export function markdownAddress(url: string): string {
  const plain = /^https?:\/\/[^\s<>\\]+$/i.test(url) && !/&#?\w+;/.test(url);
  return plain ? `<${url}>` : escapeLine(url);
}

function linesOf(text: string): string[] {
  return text.split(/\n/).filter((line) => line.trim() !== '');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
