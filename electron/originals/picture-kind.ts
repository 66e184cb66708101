/** What a picture's own bytes say that it is. */
export interface PictureKind {
  readonly mediaType: string;
  /** In pixels; null where the format does not say so at its beginning. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/**
 * The kind of a picture by its own signature, whatever its name says, and its size; null for what is
 * none of the kinds that are drawn: PNG, JPEG, GIF, WebP, AVIF, SVG.
 */
export function pictureKind(bytes: Buffer): PictureKind | null {
  const says = (at: number, words: string) =>
    bytes.toString('latin1', at, at + words.length) === words;
  if (says(0, '\x89PNG\r\n\x1a\n')) {
    return {
      mediaType: 'image/png',
      size: says(12, 'IHDR') ? pair(bytes, 16, 'readUInt32BE', 4) : null,
    };
  }
  if (says(0, 'GIF87a') || says(0, 'GIF89a')) {
    return { mediaType: 'image/gif', size: pair(bytes, 6, 'readUInt16LE', 2) };
  }
  if (says(0, '\xff\xd8\xff')) return { mediaType: 'image/jpeg', size: jpegSize(bytes) };
  if (says(0, 'RIFF') && says(8, 'WEBP')) return { mediaType: 'image/webp', size: webpSize(bytes) };
  if (says(4, 'ftypavif') || says(4, 'ftypavis')) return { mediaType: 'image/avif', size: null };
  return isSvg(bytes) ? { mediaType: 'image/svg+xml', size: null } : null;
}

type Reader = 'readUInt32BE' | 'readUInt16LE' | 'readUInt16BE';

/** Two numbers after one another, the width first. */
function pair(bytes: Buffer, at: number, read: Reader, length: number): PictureKind['size'] {
  if (bytes.length < at + 2 * length) return null;
  return { width: bytes[read](at), height: bytes[read](at + length) };
}

/** The size of a JPEG stands in its first frame header, after any number of other segments. */
function jpegSize(bytes: Buffer): PictureKind['size'] {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const size = pair(bytes, at + 5, 'readUInt16BE', 2);
      return size && { width: size.height, height: size.width };
    }
    // A filling byte before the next marker.
    at += marker === 0xff ? 1 : 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}

function webpSize(bytes: Buffer): PictureKind['size'] {
  if (bytes.length < 30) return null;
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') {
    return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  const size = pair(bytes, 26, 'readUInt16LE', 2);
  return size && { width: size.width & 0x3fff, height: size.height & 0x3fff };
}

const LOOKED_AT = 4_096; // bytes; comments and declarations before a drawing's first element are shorter

function isSvg(bytes: Buffer): boolean {
  const start = bytes.toString('utf8', 0, LOOKED_AT).replace(/^\ufeff/u, '');
  return /^\s*(?:(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[^\]]*\])?\s*>)\s*)*<svg[\s>/]/iu.test(
    start,
  );
}
