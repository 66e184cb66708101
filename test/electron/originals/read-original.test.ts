import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { exportOriginal } from '../../../electron/originals/export-original';
import { readOriginal } from '../../../electron/originals/read-original';
import { diskFiles } from '../../../electron/store/file-port';
import { tempFolder } from '../../support/temp-library';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function reading(bytes: Buffer, mediaType: string, encoding: string | null) {
  const path = join(await tempFolder(), 'original');
  await writeFile(path, bytes);
  return readOriginal(diskFiles, { path, sha256: hashOf(bytes), mediaType, encoding });
}

const PAGE = '<meta charset="utf-8"><p>Où est l’œuvre ?</p><img src="https://a.example/1.png">';

describe('an original that is to be drawn', () => {
  it.each(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])(
    'is what was imported, byte for byte, under what it was read with: %s',
    async (encoding) => {
      const bytes = iconv.encode(PAGE, encoding);
      const read = await reading(bytes, 'text/html', encoding);
      if (!read.ok) throw new Error(read.error.message);
      expect(Buffer.from(read.value.bytes).equals(bytes)).toBe(true);
      expect(read.value.contentType).toBe(`text/html; charset=${encoding}`);
      expect(read.value.pictures).toBe(1);
    },
  );

  it('is turned into UTF-8 where browsers do not know its encoding', async () => {
    const read = await reading(iconv.encode(PAGE, 'utf-32le'), 'text/html', 'utf-32le');
    if (!read.ok) throw new Error(read.error.message);
    expect(Buffer.from(read.value.bytes).toString('utf8')).toBe(PAGE);
    expect(read.value).toMatchObject({ contentType: 'text/html; charset=utf-8', pictures: 1 });
  });

  it('is never a page unless it was imported as one', async () => {
    for (const mediaType of ['text/plain', 'text/markdown', 'image/svg+xml']) {
      const read = await reading(Buffer.from(PAGE), mediaType, null);
      expect(read).toMatchObject({
        ok: true,
        value: { contentType: 'text/plain; charset=utf-8', pictures: 0 },
      });
    }
  });

  it('says of itself how it is encoded where nobody else knows', async () => {
    const read = await reading(Buffer.from(PAGE), 'text/html', null);
    expect(read).toMatchObject({ ok: true, value: { contentType: 'text/html', pictures: 1 } });
  });

  it('is refused when it is missing or is not what was imported', async () => {
    const path = join(await tempFolder(), 'original');
    const job = { path, sha256: hashOf(Buffer.from('a')), mediaType: 'text/html', encoding: null };
    expect(await readOriginal(diskFiles, job)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    await writeFile(path, 'b');
    expect(await readOriginal(diskFiles, job)).toMatchObject({
      ok: false,
      error: { code: 'damaged' },
    });
  });
});

describe('an original that is handed on', () => {
  it('is written byte for byte; one that is damaged, or has no place to go, is not', async () => {
    const folder = await tempFolder();
    const [from, path] = [join(folder, 'original'), join(folder, 'Report.html')];
    const bytes = Buffer.from([0xff, 0x00, 0x80, 0x0a]);
    await writeFile(from, bytes);
    const job = { from, sha256: hashOf(bytes), path };
    expect(await exportOriginal(diskFiles, job)).toEqual({ ok: true, value: { bytes: 4 } });
    expect((await readFile(path)).equals(bytes)).toBe(true);

    const nowhere = { ...job, path: join(folder, 'none', 'Report.html') };
    expect(await exportOriginal(diskFiles, nowhere)).toMatchObject({
      error: { code: 'not-written' },
    });
    await writeFile(from, 'other');
    expect(await exportOriginal(diskFiles, job)).toMatchObject({ error: { code: 'damaged' } });
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });
});
