const ENCODED = /=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?([BQ])\?([^?\s]*)\?=/giu;
const BETWEEN = /(\?=)[ \t]+(?==\?)/gu; // white space between two encoded words is none
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * A mail header's value with its encoded words (RFC 2047) as people read them:
 * `Streit =?UTF-8?Q?um_L=C3=B6schanlage?=` → `Streit um Löschanlage`. What is no sound UTF-8, Latin-1
 * or ASCII stays as it is written.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  return value
    .replace(BETWEEN, '$1')
    .replace(ENCODED, (whole, charset: string, how: string, coded: string) => {
      const bytes = /b/iu.test(how) ? fromBase64(coded) : fromQuoted(coded);
      return (bytes && textOf(bytes, charset.toLowerCase())) ?? whole;
    });
}

function textOf(bytes: readonly number[], charset: string): string | null {
  if (/^(?:iso-8859-1|latin1)$/u.test(charset))
    return bytes.map((byte) => String.fromCharCode(byte)).join('');
  if (!/^(?:utf-?8|us-ascii)$/u.test(charset)) return null;
  try {
    return decodeURIComponent(
      bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    );
  } catch {
    return null;
  }
}

function fromQuoted(coded: string): number[] | null {
  const bytes: number[] = [];
  for (const [sign] of coded.matchAll(/=[\dA-F]{2}|[^]/giu)) {
    const byte = sign.length > 1 ? Number.parseInt(sign.slice(1), 16) : sign.charCodeAt(0);
    if (byte > 0xff) return null;
    bytes.push(sign === '_' ? 0x20 : byte);
  }
  return bytes;
}

function fromBase64(coded: string): number[] | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const sign of coded.replace(/=+$/u, '')) {
    const digit = DIGITS.indexOf(sign);
    if (digit < 0) return null;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return bytes;
}
