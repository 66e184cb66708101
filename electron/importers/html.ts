import type { ReadingWarning } from '../../core/article/block';
import { pageDraft } from '../../core/article/page';
import { ok } from '../../core/ipc/result';
import { decodeText } from './decode';
import { extensionOf, type Format } from './format';
import { parseTree } from './html-tree';
import { savedPicture } from './saved-picture';

/** What a server said before the page; some programs save it with the page. */
const HTTP_HEADER = /^HTTP\/[\d.]+ \d{3}[^\n]*\n(?:[\w-]+:[^\n]*\n)*\r?\n/u;

const DECLARED_WITHIN = 4_096; // bytes; browsers look at 1,024, saved pages have longer beginnings

/** Web pages: parsed as browsers parse them, near enough, and read by the core's rules. */
export const html: Format = {
  name: 'web page',
  mediaType: 'text/html',
  reader: 'html/4',
  extensions: ['html', 'htm', 'xhtml', 'shtml'],
  matches: (file) => {
    if (/^(?:html?|xhtml|shtml|xht)$/u.test(extensionOf(file.fileName))) return true;
    if (/^(?:md|markdown|mdown|mkd)$/u.test(extensionOf(file.fileName))) return false;
    const start = file.bytes
      .subarray(0, DECLARED_WITHIN)
      .toString('latin1')
      .replaceAll('\0', '')
      .replace(HTTP_HEADER, '');
    return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(
      start,
    );
  },
  read: (file) => {
    const decoded = decodeText(file.bytes, {
      chosen: file.encoding,
      declared: declaredEncoding(file.bytes),
      language: declaredLanguage(file.bytes),
      textOnly: withoutMarkup,
    });
    const { encoding, warnings } = decoded;
    const text = decoded.text.replace(HTTP_HEADER, '');
    const tree = parseTree(text);
    const doubts: ReadingWarning[] = [...warnings];
    if (tree.flattened > 0) {
      doubts.push({
        code: 'deeply-nested',
        message:
          'The page nests its parts deeper than any page should; they were read as one level.',
      });
    }
    const draft = pageDraft({
      root: tree.root,
      comments: commentsBefore(text),
      warnings: doubts,
      knowsPicture: savedPicture,
    });
    return Promise.resolve(ok({ draft, encoding }));
  },
};

function commentsBefore(text: string): string[] {
  return [...text.slice(0, 10_000).matchAll(/<!--([\s\S]{0,4000}?)-->/gu)].map(
    (match) => match[1] ?? '',
  );
}

/** What the page says of its encoding: in a header that was saved with it, an XML declaration or a meta element. */
function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.subarray(0, DECLARED_WITHIN).toString('latin1');
  const header = HTTP_HEADER.exec(start)?.[0] ?? '';
  return (
    /^content-type:[^\n]*\bcharset\s*=\s*["']?([\w.:-]+)/imu.exec(header)?.[1] ??
    /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/iu.exec(start)?.[1] ??
    /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(start)?.[1] ??
    null
  );
}

/** The language that the page says it is in: of the whole page, or in a meta element. */
function declaredLanguage(bytes: Buffer): string | null {
  const start = bytes.subarray(0, DECLARED_WITHIN).toString('latin1');
  return (
    /<html\b[^>]*\blang\s*=\s*["']?\s*([a-z]{2,3}\b[\w-]*)/iu.exec(start)?.[1] ??
    /<meta\b[^>]*\bcontent-language\b[^>]*\bcontent\s*=\s*["']?\s*([a-z]{2,3}\b[\w-]*)/iu.exec(
      start,
    )?.[1] ??
    null
  );
}

/** A page's text for the detector: tags and scripts are ASCII and only hide what the letters are. */
function withoutMarkup(sample: Buffer): Buffer {
  const text = sample
    .toString('latin1')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/giu, ' ')
    .replace(/<[^>]*>/gu, ' ');
  return Buffer.from(text, 'latin1');
}
