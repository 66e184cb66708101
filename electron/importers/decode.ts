import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { ReadingWarning } from '../../core/article/block';
import { encodingLabel } from '../../core/article/encodings';
import { garbledWord } from '../../core/article/garbled-letters';
import { rankEncodings } from './rank-encodings';

/** A file's text and how it was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly ReadingWarning[];
}

const SAMPLE = 262_144; // bytes that a detector looks at; more takes time and changes nothing
const FEW_ERRORS = 20; // right sequences for each broken one: damage, not another encoding
const LEAST_SENSE = 0.1; // of 1: below it no encoding makes sense of a text
const NULS = /\0/gu;
const LOST = /\uFFFD/gu;

/** Encodings that browsers read as another, by WHATWG: pages declare the subset and use the superset. */
const READ_AS = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['iso-8859-11', 'windows-874'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['x-sjis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['ks_c_5601-1987', 'euc-kr'],
  ['x-gbk', 'gb18030'],
  ['ksc5601', 'euc-kr'],
  ['tis-620', 'windows-874'],
  ['iso-8859-8-i', 'iso-8859-8'],
  ['big5-hkscs', 'big5'],
  ['cp866', 'ibm866'],
  ['x-mac-roman', 'macintosh'],
  ['cp1250', 'windows-1250'],
  ['cp1251', 'windows-1251'],
  ['cp1252', 'windows-1252'],
  ['unicode', 'utf-16le'],
  ['utf-16', 'utf-16le'],
  ['utf8', 'utf-8'],
  ['csiso2022jp', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
]);

/** Japanese mail: seven bits throughout, and escapes that switch to two bytes a character and back. */
const ESCAPED = 'iso-2022-jp';
const JAPANESE_ESCAPE = /\x1b(?:\$[@B]|\([IJ])/u; // eslint-disable-line no-control-regex -- it is the sign

/** What a reader knows of a text before it is decoded. */
export interface DecodeHints {
  /** How the user says the letters are encoded: then nothing else is asked. */
  readonly chosen?: string | null | undefined;
  /** The name that the source gives itself (`<meta charset>`). */
  readonly declared?: string | null;
  /** The language that the source says it is in, as BCP 47. */
  readonly language?: string | null;
  /** Bytes without markup, to judge letters by; the whole file where there is none. */
  readonly textOnly?: (sample: Buffer) => Buffer;
}

/**
 * Decodes by byte order mark, then as strict UTF-8, then by what the text declares as far as its bytes
 * bear that out, then by the encoding in which its letters make the most sense.
 *
 * Text in another encoding is all but never valid UTF-8 by chance, so that goes before a declaration.
 * A declaration that the bytes contradict is not believed, and that is said; so is every guess, and
 * every character that had to be replaced.
 */
export function decodeText(bytes: Buffer, hints: DecodeHints = {}): DecodedText {
  const { declared = null, chosen = null } = hints;
  const wanted = chosen === null ? null : known(chosen);
  if (wanted !== null) return decoded(bytes, wanted, []);
  const mark = byteOrderMark(bytes);
  if (mark) return decoded(bytes.subarray(mark.length), mark.encoding, []);
  const wide = wideEncoding(bytes);
  if (wide) return decoded(bytes, wide, []);
  const named = declared === null ? null : known(declared);
  if (isEscapedJapanese(bytes)) {
    const isSaid = declared === null || named === ESCAPED;
    return decoded(bytes, ESCAPED, isSaid ? [] : [lyingDeclaration(declared, ESCAPED)]);
  }
  const utf8 = asUtf8(bytes);
  if (utf8.errors === 0) {
    const isSaid = named === null || named === 'utf-8' || utf8.sequences === 0;
    const doubts = isSaid ? unknownName(declared, named) : [lyingDeclaration(declared, 'utf-8')];
    return decoded(bytes, 'utf-8', doubts);
  }
  if (utf8.sequences >= FEW_ERRORS * utf8.errors) return decoded(bytes, 'utf-8', []);
  const isOneByte = named !== null && !named.startsWith('utf-');
  const sample = (hints.textOnly ?? ((all: Buffer) => all))(bytes.subarray(0, SAMPLE));
  const [best] = rankEncodings(sample, {
    declared: isOneByte ? named : null,
    language: hints.language ?? null,
  });
  // Nothing makes sense of it: damaged UTF-8 is likelier than an encoding that fits no better.
  const isDamaged = utf8.sequences >= utf8.errors && (best?.score ?? 0) < LEAST_SENSE;
  const encoding = isDamaged ? 'utf-8' : (best?.encoding ?? 'windows-1252');
  if (encoding === named) return decoded(bytes, encoding, []);
  const doubt = declared === null ? guess(encoding) : lyingDeclaration(declared, encoding);
  return decoded(bytes, encoding, [doubt]);
}

/** The text, with a warning for everything that could not be told and was replaced. */
function decoded(
  bytes: Buffer,
  encoding: string,
  warnings: readonly ReadingWarning[],
): DecodedText {
  const read =
    encoding === ESCAPED || encoding === 'utf-8'
      ? new TextDecoder(encoding).decode(bytes)
      : iconv.decode(bytes, encoding, { stripBOM: true });
  // Half a character of UTF-16 cannot be written as UTF-8: what is stored would differ from what is held.
  const text = read.toWellFormed();
  const all = [...warnings];
  const lost = encoding === 'utf-8' ? asUtf8(bytes).errors : (text.match(LOST)?.length ?? 0);
  if (lost > 0) {
    const were = lost === 1 ? 'character was' : 'characters were';
    all.push({
      code: 'characters-lost',
      message: `${lost} damaged ${were} replaced by \uFFFD.`,
    });
  }
  const garbled = encoding === 'utf-8' ? garbledWord(text) : null;
  if (garbled !== null) {
    all.push({
      code: 'letters-garbled',
      message: `Letters of this file were garbled before it was saved (“${garbled}”); another copy of the page may be whole.`,
    });
  }
  if (!text.includes('\0')) return { text, encoding, warnings: all };
  all.push({
    code: 'nul-characters',
    message: 'The file holds NUL characters; each was replaced by \uFFFD.',
  });
  return { text: text.replace(NULS, '\uFFFD'), encoding, warnings: all };
}

function guess(encoding: string): ReadingWarning {
  return {
    code: 'encoding-guessed',
    message: `The file does not say how its letters are encoded; it was read as ${encodingLabel(encoding)}.`,
  };
}

function lyingDeclaration(declared: string | null, read: string): ReadingWarning {
  return {
    code: 'encoding-declared-wrongly',
    message: `The file says that it is encoded as "${declared?.slice(0, 40) ?? ''}", which its bytes contradict; it was read as ${encodingLabel(read)}.`,
  };
}

function unknownName(declared: string | null, named: string | null): ReadingWarning[] {
  if (declared === null || named !== null) return [];
  return [
    {
      code: 'encoding-unknown',
      message: `The file names an encoding that nobody knows, "${declared.slice(0, 40)}"; it was read as UTF-8.`,
    },
  ];
}

function known(name: string): string | null {
  const label = name.trim().toLowerCase();
  const encoding = READ_AS.get(label) ?? label;
  if (encoding === ESCAPED) return encoding;
  return /^[\w.:-]{2,40}$/u.test(encoding) && iconv.encodingExists(encoding) ? encoding : null;
}

/** ISO-2022-JP: its escapes, and no byte that has the eighth bit. It is valid UTF-8, which makes nonsense of it. */
function isEscapedJapanese(bytes: Buffer): boolean {
  if (!bytes.includes(0x1b) || bytes.some((byte) => byte > 0x7f)) return false;
  return JAPANESE_ESCAPE.test(bytes.toString('latin1'));
}

function byteOrderMark(bytes: Buffer): { encoding: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return bytes[2] === 0 && bytes[3] === 0 && bytes.length >= 8
      ? { encoding: 'utf-32le', length: 4 }
      : { encoding: 'utf-16le', length: 2 };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/**
 * UTF-16 without a mark. In text with many Latin letters every second byte is nil; text of other
 * scripts has a control byte now and then, as half of a character, and reads as one of them
 * throughout. No text of another encoding has any.
 */
export function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096 & ~1);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const half = sample.length / 2;
  if (odd > half * 0.3 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.3 && odd < half * 0.02) return 'utf-16be';
  if (bytes.length % 2 === 1 || !sample.some(isControl)) return null;
  return (['utf-16le', 'utf-16be'] as const).find((name) => isWideText(sample, name)) ?? null;
}

function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
}

/** Characters of the scripts that fill a text without Latin letters, and what stands between them. */
const WIDE_TEXT =
  /[\n\r\t\x20-\x7e\u00a0-\u00ff\u0370-\u06ff\u0e00-\u0e7f\u2010-\u2030\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]/gu;

function isWideText(sample: Buffer, name: string): boolean {
  const text = iconv.decode(sample, name);
  return (text.match(WIDE_TEXT)?.length ?? 0) >= text.length * 0.98 && !text.includes('\0');
}

/**
 * How many multi-byte sequences of UTF-8 the bytes hold (where all is well, whether there are any), and
 * how many places break its rules.
 */
function asUtf8(bytes: Buffer): { sequences: number; errors: number } {
  // Nearly every page, told by the machine's own code; how many sequences it has matters to nobody.
  if (isUtf8(bytes)) return { sequences: isAscii(bytes) ? 0 : 1, errors: 0 };
  let sequences = 0;
  let errors = 0;
  for (let index = 0; index < bytes.length;) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      index++;
      continue;
    }
    const length = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let valid = length > 0 && byte <= 0xf4;
    for (let at = 1; valid && at < length; at++) {
      const next = bytes[index + at] ?? 0;
      const low = at > 1 ? 0x80 : byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      const high = at > 1 ? 0xbf : byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
      valid = next >= low && next <= high;
    }
    if (valid) sequences++;
    else errors++;
    index += valid ? length : 1;
  }
  return { sequences, errors };
}
