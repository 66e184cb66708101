import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentFiles } from '../../../electron/store/content-files';
import { LibraryLayout } from '../../../electron/store/layout';
import { paragraphs } from '../../support/articles';
import { FaultyFiles } from '../../support/faulty-files';
import { openStore, tempFolder } from '../../support/temp-library';

async function open() {
  const folder = await tempFolder();
  const layout = new LibraryLayout(join(folder, 'library'));
  const files = new FaultyFiles();
  const file = join(folder, 'page.html');
  const bytes = randomBytes(600_000);
  await writeFile(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  /** A fresh one has nothing at hand, as after a restart. */
  const fresh = () => new ContentFiles(files, layout);
  return { layout, files, file, bytes, sha256, fresh, content: fresh() };
}

describe('originals', () => {
  it('are kept byte for byte under their hash', async () => {
    const { content, file, bytes, sha256, layout } = await open();
    const staged = await content.stage(file);
    expect(staged).toMatchObject({ sha256, bytes: bytes.length });
    await content.keep(staged);
    expect((await readFile(layout.original(sha256))).equals(bytes)).toBe(true);
    expect(await readdir(layout.originals)).toEqual([sha256]);
    expect(await content.checkOriginal(sha256)).toEqual({ ok: true, value: null });
  });

  it('of the same bytes are kept once', async () => {
    const { content, file, sha256, layout } = await open();
    await content.keep(await content.stage(file));
    await content.keep(await content.stage(file));
    expect(await readdir(layout.originals)).toEqual([sha256]);
  });

  it('that were damaged are mended by the same bytes coming again', async () => {
    const { content, file, bytes, sha256, layout } = await open();
    await content.keep(await content.stage(file));
    const damaged = Buffer.from(bytes);
    damaged[7] = (damaged[7] ?? 0) ^ 1;
    await writeFile(layout.original(sha256), damaged);
    await content.keep(await content.stage(file));
    expect(await content.checkOriginal(sha256)).toMatchObject({ ok: true });
  });

  it('that are damaged, missing or cannot be read are named', async () => {
    const { content, file, sha256, layout, files } = await open();
    const path = layout.original(sha256);
    expect(await content.checkOriginal(sha256)).toMatchObject({ error: { code: 'not-found' } });
    await content.keep(await content.stage(file));
    await writeFile(path, 'other');
    const damaged = await content.checkOriginal(sha256);
    expect(damaged).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(!damaged.ok && damaged.error.message).toContain(path);
    files.plan = ({ name }) => (name === 'readInPieces' ? 'EIO' : null);
    const unreadable = await content.checkOriginal(sha256);
    expect(!unreadable.ok && unreadable.error.message).toBe(
      `The original ${path} cannot be read (EIO).`,
    );
  });

  it('leave nothing staged, whichever operation of staging fails', async () => {
    const sound = await open();
    await sound.content.stage(sound.file);
    const operations = sound.files.done.length;
    expect(operations).toBeGreaterThan(5);
    for (let number = 1; number <= operations; number++) {
      const { content, file, files, layout } = await open();
      files.plan = (operation) => (operation.number === number ? 'EIO' : null);
      await expect(content.stage(file)).rejects.toMatchObject({ code: 'EIO' });
      const left = await readdir(layout.originals).catch(() => []);
      expect(left, `operation ${number}`).toEqual([]);
    }
  });

  it('that a killed program had staged are swept away when the library is opened', async () => {
    const folder = await tempFolder();
    await (await openStore(folder)).close();
    const originals = join(folder, 'originals');
    await mkdir(originals, { recursive: true });
    await mkdir(join(folder, 'texts'));
    const hash = 'ab'.repeat(32);
    await writeFile(join(originals, '.staged.0123456789ab.part'), 'half');
    await writeFile(join(originals, hash), 'whole');
    await writeFile(join(originals, '.staged.mine.part'), 'not ours');
    await writeFile(join(folder, 'texts', `.${hash}.json.0123456789ab.part`), 'half');
    await writeFile(join(folder, '.snapshot.ndjson.0123456789ab.part'), 'half');
    await (await openStore(folder)).close();
    expect((await readdir(originals)).sort()).toEqual(['.staged.mine.part', hash].sort());
    expect(await readdir(join(folder, 'texts'))).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('texts', () => {
  const blocks = paragraphs(['Smoke was seen.', '-Footer', 'שלום 😀']);

  it('are read back as they were written, under the hash of their file', async () => {
    const { content, fresh, layout } = await open();
    const sha256 = await content.writeText(blocks);
    const bytes = await readFile(layout.text(sha256));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(await fresh().readText(sha256)).toEqual({ ok: true, value: blocks });
    expect(await content.writeText(blocks)).toBe(sha256);
    expect(await readdir(layout.texts)).toEqual([`${sha256}.json`]);
  });

  it('that are damaged, missing or cannot be read are named, and nothing of them is shown', async () => {
    const { content, fresh, layout, files } = await open();
    const sha256 = await content.writeText(blocks);
    const path = layout.text(sha256);
    await writeFile(path, (await readFile(path, 'utf8')).replace('Smoke', 'Snoke'));
    expect(await fresh().readText(sha256)).toEqual({
      ok: false,
      error: { code: 'damaged', message: `The text file ${path} was changed or damaged.` },
    });
    files.plan = ({ name }) => (name === 'read' ? 'EACCES' : null);
    expect(await fresh().readText(sha256)).toMatchObject({
      error: { code: 'damaged', message: `The text file ${path} cannot be read (EACCES).` },
    });
    files.plan = () => null;
    await rm(path);
    expect(await fresh().readText(sha256)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('that were damaged are mended by being written again', async () => {
    const { content, fresh, layout } = await open();
    const sha256 = await content.writeText(blocks);
    const path = layout.text(sha256);
    await writeFile(path, (await readFile(path, 'utf8')).replace('Smoke', 'Snoke'));
    await content.writeText(blocks);
    expect(await fresh().readText(sha256)).toMatchObject({ ok: true });
  });

  it.each(['[]', 'null', '{"format":1}', '{"format":1,"blocks":[{"id":"b1"}]}', 'no json'])(
    'of a wrong shape under a right hash are damaged: %s',
    async (text) => {
      const { content, layout } = await open();
      const sha256 = createHash('sha256').update(text).digest('hex');
      await mkdir(layout.texts, { recursive: true });
      await writeFile(layout.text(sha256), text);
      expect(await content.readText(sha256)).toMatchObject({ error: { code: 'damaged' } });
    },
  );
});
