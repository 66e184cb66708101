import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { ReadingWarning } from '../../core/article/block';

/** A file's text and how it was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly ReadingWarning[];
}

const SAMPLE = 262_144; // bytes that a detector looks at; more takes time and changes nothing
const SURE = 30; // of chardet's 100; below it the usual western encoding is the better bet
const NULS = /\0/gu;

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
  ['unicode', 'utf-16le'],
  ['utf-16', 'utf-16le'],
  ['utf8', 'utf-8'],
]);

/**
 * Decodes by byte order mark, then by what the text declares, then as strict UTF-8, then by
 * detection. A declaration that the bytes contradict is not believed: text in another encoding is
 * all but never valid UTF-8 by chance.
 *
 * @param declared the name that the source gives itself (`<meta charset>`), or null
 * @param textOnly bytes without markup, for the detector; the whole file where there is none
 */
export function decodeText(
  bytes: Buffer,
  declared: string | null = null,
  textOnly: (sample: Buffer) => Buffer = (sample) => sample,
): DecodedText {
  const mark = byteOrderMark(bytes);
  if (mark) return decoded(bytes.subarray(mark.length), mark.encoding, []);
  const wide = wideEncoding(bytes);
  if (wide) return decoded(bytes, wide, []);
  const named = declared === null ? null : known(declared);
  const utf8 = asUtf8(bytes);
  if (utf8.errors === 0) {
    const ascii = utf8.sequences === 0;
    if (named === null || named === 'utf-8' || ascii) {
      // Pure ASCII reads alike in every encoding but those that shift, such as ISO-2022-JP.
      const shifting = ascii && named?.startsWith('iso-2022') === true && bytes.includes(0x1b);
      return decoded(bytes, shifting ? named : 'utf-8', unknownName(declared, named));
    }
    return decoded(bytes, 'utf-8', [lyingDeclaration(declared ?? '', 'UTF-8')]);
  }
  if (utf8.sequences >= 20 * utf8.errors) {
    return decoded(bytes, 'utf-8', [
      {
        code: 'characters-lost',
        message: `${utf8.errors} damaged ${utf8.errors === 1 ? 'character was' : 'characters were'} replaced by \uFFFD.`,
      },
    ]);
  }
  if (named !== null && named !== 'utf-8') return decoded(bytes, named, []);
  return detected(bytes, declared, textOnly(bytes.subarray(0, SAMPLE)));
}

function detected(bytes: Buffer, declared: string | null, sample: Buffer): DecodedText {
  const best = chardet.analyse(sample)[0];
  const guess = best && best.confidence >= SURE ? known(best.name) : null;
  const encoding = guess === null || guess === 'utf-8' ? 'windows-1252' : guess;
  const warnings: ReadingWarning[] = [
    declared !== null
      ? lyingDeclaration(declared, encoding)
      : {
          code: 'encoding-guessed',
          message: `The file does not say how its letters are encoded; it was read as ${encoding}.`,
        },
  ];
  return decoded(bytes, encoding, warnings);
}

function decoded(
  bytes: Buffer,
  encoding: string,
  warnings: readonly ReadingWarning[],
): DecodedText {
  const text = iconv.decode(bytes, encoding, { stripBOM: true });
  if (!text.includes('\0')) return { text, encoding, warnings };
  const nuls: ReadingWarning = {
    code: 'nul-characters',
    message: 'The file holds NUL characters; each was replaced by \uFFFD.',
  };
  return { text: text.replace(NULS, '\uFFFD'), encoding, warnings: [...warnings, nuls] };
}

function lyingDeclaration(declared: string, read: string): ReadingWarning {
  return {
    code: 'encoding-declared-wrongly',
    message: `The file says that it is encoded as "${declared.slice(0, 40)}", which its bytes contradict; it was read as ${read}.`,
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
  return /^[\w.:-]{2,40}$/u.test(encoding) && iconv.encodingExists(encoding) ? encoding : null;
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

/** UTF-16 without a mark: in text with any Latin letters or line ends, every second byte is often nil. */
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
  return null;
}

/** How many multi-byte sequences of UTF-8 the bytes hold, and how many places break its rules. */
function asUtf8(bytes: Buffer): { sequences: number; errors: number } {
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
