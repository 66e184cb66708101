import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { findPictures } from '../../../electron/originals/find-pictures';
import { OfferedPictures } from '../../../electron/originals/offered-pictures';
import { pictureKind } from '../../../electron/originals/picture-kind';
import { diskFiles } from '../../../electron/store/file-port';
import { dataAddress, png } from '../../support/png';
import { tempFolder } from '../../support/temp-library';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const [ONE, OTHER] = [png(40, 30, 10), png(50, 20, 200)];

async function find(
  text: string,
  wanted: readonly Buffer[],
  { mediaType = 'text/html', encoding = 'utf-8' } = {},
) {
  const bytes = iconv.encode(text, encoding);
  const path = join(await tempFolder(), 'original');
  await writeFile(path, bytes);
  const job = { path, sha256: hashOf(bytes), mediaType, encoding, wanted: wanted.map(hashOf) };
  const found = await findPictures(diskFiles, job);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

describe('pictures are found in their original by the hash of their bytes', () => {
  it.each(['utf-8', 'windows-1252', 'utf-16le'])('in a page in %s', async (encoding) => {
    const page = `<p>Œuvre</p><img src="${dataAddress(ONE)}"><img src='${dataAddress(OTHER)}'>`;
    const [other, one] = await find(page, [OTHER, ONE], { encoding });
    expect(one).toMatchObject({ mediaType: 'image/png', size: { width: 40, height: 30 } });
    expect(other && 'bytes' in other && Buffer.from(other.bytes).equals(OTHER)).toBe(true);
  });

  it('in srcset, unquoted, with entities, and in Markdown', async () => {
    const address = dataAddress(ONE);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9"></svg>';
    const pages = [
      [`<source srcset="${address} 2x">`, ONE],
      [`<img src=${address}>`, ONE],
      [
        `<img src="data:image/svg+xml,${svg.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">`,
        Buffer.from(svg),
      ],
    ] as const;
    for (const [page, bytes] of pages) {
      expect(await find(page, [bytes]), page).toMatchObject([
        { size: bytes === ONE ? { width: 40 } : null },
      ]);
    }
    const markdown = { mediaType: 'text/markdown' };
    expect(await find(`![Quay](${address} "At dawn")`, [ONE], markdown)).toMatchObject([
      { mediaType: 'image/png' },
    ]);
    expect(await find(`[q]: <${address}>`, [ONE], markdown)).toMatchObject([
      { mediaType: 'image/png' },
    ]);
  });

  it('and one that is not there, no picture, or too large says so', async () => {
    const words = Buffer.from('<script>alert(1)</script>');
    const bomb = png(2, 2);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const heavy = Buffer.concat([ONE, Buffer.alloc(25 * 1024 * 1024)]);
    const page = [words, bomb, heavy].map((bytes) => `<img src="${dataAddress(bytes)}">`).join('');
    const found = await find(page, [words, bomb, heavy, ONE]);
    expect(found.map((one) => ('problem' in one ? one.problem : 'drawn'))).toEqual([
      'not-a-picture',
      'too-large',
      'too-large',
      'missing',
    ]);
  });

  it('and an original that was changed gives none', async () => {
    const path = join(await tempFolder(), 'original');
    await writeFile(path, `<img src="${dataAddress(ONE)}">`);
    const job = {
      path,
      sha256: hashOf(OTHER),
      mediaType: 'text/html',
      encoding: null,
      wanted: [hashOf(ONE)],
    };
    expect(await findPictures(diskFiles, job)).toMatchObject({
      ok: false,
      error: { code: 'damaged' },
    });
    expect(await findPictures(diskFiles, { ...job, path: `${path}-gone` })).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('a picture is what its bytes say', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
  it.each([
    ['GIF', bytes('GIF89a', [7, 1, 3, 0], 'more'), 'image/gif', { width: 263, height: 3 }],
    [
      'JPEG',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 1, 0, 2, 0, 3, 0, 0, 0, 0]),
      'image/jpeg',
      { width: 512, height: 256 },
    ],
    ['JPEG cut short', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', null],
    [
      'WebP',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0]),
      'image/webp',
      { width: 100, height: 50 },
    ],
    ['AVIF', bytes([0, 0, 0, 28], 'ftypavif'), 'image/avif', null],
    [
      'SVG',
      bytes('<?xml version="1.0"?>\n<!-- a map -->\n<svg viewBox="0 0 1 1"/>'),
      'image/svg+xml',
      null,
    ],
  ])('%s', (_, data, mediaType, size) => {
    expect(pictureKind(data)).toEqual({ mediaType, size });
  });

  it.each([['<html><svg></svg></html>'], ['BM'], [''], ['%PDF-1.7']])('none in “%s”', (text) => {
    expect(pictureKind(Buffer.from(text))).toBeNull();
  });
});

describe('the pictures on offer', () => {
  const found = (bytes: Buffer) => [
    { sha256: hashOf(bytes), bytes: new Uint8Array(bytes), mediaType: 'image/png', size: null },
    { sha256: 'gone', problem: 'missing' as const },
  ];

  it('are those of the article that a window has open, at paths of their own', () => {
    const pictures = new OfferedPictures();
    const [window, other] = [{}, {}];
    const path = pictures.begin(window)(found(ONE))?.get(hashOf(ONE)) ?? '';
    const elsewhere = pictures.begin(other)(found(ONE))?.get(hashOf(ONE)) ?? '';
    expect(path).toMatch(/^\/picture\/[0-9a-f]{32}$/);
    expect(pictures.serve(path)?.mediaType).toBe('image/png');
    expect(pictures.isPicture(path)).toBe(true);

    const next = pictures.begin(window)(found(OTHER))?.get(hashOf(OTHER)) ?? '';
    expect(pictures.serve(path)).toBeNull();
    expect(pictures.serve(next)).not.toBeNull();
    pictures.withdraw(window);
    expect(pictures.serve(next)).toBeNull();
    expect(pictures.serve(elsewhere)).not.toBeNull();
  });

  it('are not those that come late', () => {
    const pictures = new OfferedPictures();
    const window = {};
    const late = pictures.begin(window);
    const offer = pictures.begin(window);
    expect(late(found(ONE))).toBeNull();
    expect(offer(found(OTHER))?.size).toBe(1);
  });
});
