import type { Clip } from '../library/records';
import { describeDay } from '../time/words';
import { escapeLine, escapeParagraphs } from './markdown-escape';
import { safeAddress } from './safe-address';
import type { Source } from './source';

/**
 * A clip for another program, as plain text, Markdown or HTML: its words verbatim, then where they
 * stand. The three say the same.
 */
export function clipAsPlain(clip: Clip, source: Source): string {
  return `“${clip.quote.exact}”\n— ${citationParts(source).join(', ')}\n`;
}

export function clipAsMarkdown(clip: Clip, source: Source): string {
  const parts = [escapeLine(citationParts({ ...source, url: '' }).join(', '))];
  if (source.url) parts.push(markdownAddress(source.url));
  return `${markdownQuote(clip.quote.exact)}\n>\n> — ${parts.join(', ')}\n`;
}

export function clipAsHtml(clip: Clip, source: Source): string {
  const href = safeAddress(source.url);
  const cite = href === null ? '' : ` cite="${escapeHtml(href)}"`;
  const paragraphs = linesOf(clip.quote.exact).map((line) => `<p>${escapeHtml(line)}</p>`);
  const parts = citationParts({ ...source, url: '' }).map(escapeHtml);
  if (href !== null) parts.push(`<a href="${escapeHtml(href)}">${escapeHtml(source.url)}</a>`);
  else if (source.url) parts.push(escapeHtml(source.url));
  return `<blockquote${cite}>${paragraphs.join('')}</blockquote><p>— ${parts.join(', ')}</p>`;
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
