import { extensionOf, type SourceFile } from './format';
import { wideEncoding } from './decode';

const LOOKED_AT = 8_192; // bytes; signatures stand in the first few, control bytes show soon

const SIGNATURES: readonly (readonly [string, readonly number[], number?])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a compressed file (gzip)', [0x1f, 0x8b]],
  ['a compressed file (bzip2)', [0x42, 0x5a, 0x68]],
  ['a compressed file (xz)', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a sound or film file', [0x49, 0x44, 0x33]],
  ['a sound or film file', [0x4f, 0x67, 0x67, 0x53]],
  ['a sound, film or picture file', [0x52, 0x49, 0x46, 0x46]],
  ['a sound or film file', [0x66, 0x74, 0x79, 0x70], 4],
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a zip archive', [0x50, 0x4b, 0x05, 0x06]],
];

/** Kinds of zip archives and of text files that say by their ending what they are. */
const BY_ENDING = new Map(
  Object.entries({
    docx: 'a Word document', odt: 'an OpenDocument text', epub: 'an EPUB book', xlsx: 'an Excel sheet',
    pptx: 'a PowerPoint file', pages: 'a Pages document', eml: 'a mail', mht: 'a web archive (MHTML)',
    mhtml: 'a web archive (MHTML)', webarchive: 'a web archive of Safari', url: 'an internet shortcut',
    webloc: 'an internet shortcut', css: 'a style sheet', js: 'a script', mjs: 'a script', json: 'a data file (JSON)',
    csv: 'a table (CSV)', tsv: 'a table', svg: 'a drawing (SVG)', ics: 'a calendar', rss: 'a feed', atom: 'a feed',
  }),
); // prettier-ignore

/** What a file is where it is none of the formats that are read, in words; null where it is text. */
export function foreignKind(file: SourceFile): string | null {
  const head = file.bytes.subarray(0, LOOKED_AT);
  const ending = extensionOf(file.fileName);
  for (const [kind, signature, offset = 0] of SIGNATURES) {
    if (!signature.every((byte, index) => head[offset + index] === byte)) continue;
    return kind === 'a zip archive' ? (BY_ENDING.get(ending) ?? kind) : kind;
  }
  const named = BY_ENDING.get(ending);
  if (named) return named;
  if (isBinary(head)) return 'a binary file';
  const start = head.toString('latin1').trimStart();
  if (/^<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<(?!html|!doctype html)[a-z]/isu.test(start))
    return 'an XML file';
  if (/^(?:From: <Saved by|MIME-Version: 1\.0\r?\n[\s\S]*multipart\/related)/iu.test(start)) {
    return 'a web archive (MHTML)';
  }
  return null;
}

/** Control bytes that no text has, more of them than a damaged text would show. */
function isBinary(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return false;
  if (head.length === 0 || wideEncoding(head) !== null) return false;
  let strange = 0;
  for (const byte of head) {
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0c &&
      byte !== 0x0d &&
      byte !== 0x1b
    )
      strange++;
  }
  return strange > Math.max(2, head.length * 0.02);
}
