import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomic, writeWhole } from '../../../electron/store/atomic-write';
import { errorCode } from '../../../electron/store/file-port';
import { noteFault } from '../../support/fault-table';
import { FaultyFiles } from '../../support/faulty-files';
import { tempFolder } from '../../support/temp-library';

const OLD = 'what was there before';
const NEW = Buffer.from('what is there now, and it is longer than before');

async function withOld(): Promise<{ folder: string; path: string }> {
  const folder = await tempFolder();
  const path = join(folder, 'file.json');
  await writeFile(path, OLD);
  return { folder, path };
}

describe('writing a whole file', () => {
  it('leaves the old file or the new one and no part, whichever operation fails', async () => {
    const sound = new FaultyFiles();
    await writeWhole(sound, (await withOld()).path, NEW);
    expect(sound.done.map(({ name }) => name)).toEqual([
      'create',
      'write',
      'sync',
      'size',
      'close',
      'rename',
      'syncFolder',
    ]);
    for (const { number, name } of sound.done) {
      for (const code of ['EIO', 'ENOSPC']) {
        const { folder, path } = await withOld();
        const files = new FaultyFiles((operation) => (operation.number === number ? code : null));
        const error: unknown = await writeWhole(files, path, NEW).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(errorCode(error), `${name} fails`).toBe(code);
        const found = await readFile(path, 'utf8');
        expect(found, `${name} fails`).toBe(name === 'syncFolder' ? NEW.toString() : OLD);
        expect(await readdir(folder), `${name} fails`).toEqual(['file.json']);
      }
    }
    noteFault({
      fault: 'any one operation of replacing a file fails (EIO, ENOSPC)',
      how: 'file port',
      cases: sound.done.length * 2,
      outcome: 'the old file or the new one, whole; no part is left',
    });
  });

  it('keeps the old file when nothing works any more, and tells the first reason', async () => {
    for (let first = 1; first <= 6; first++) {
      const { path } = await withOld();
      const files = new FaultyFiles(({ number }) => (number >= first ? 'EROFS' : null));
      const error: unknown = await writeWhole(files, path, NEW).catch((reason: unknown) => reason);
      expect(errorCode(error)).toBe('EROFS');
      expect(await readFile(path, 'utf8')).toBe(OLD);
    }
  });

  it('does not take a short file for a whole one', async () => {
    const { folder, path } = await withOld();
    const short = writeAtomic(new FaultyFiles(), path, async (file) => {
      await file.write('half');
      return 8;
    });
    await expect(short).rejects.toThrow('4 bytes of 8');
    expect(await readdir(folder)).toEqual(['file.json']);
    expect(await readFile(path, 'utf8')).toBe(OLD);
  });

  it('is patient with a rename that is refused for a moment', async () => {
    const { path } = await withOld();
    let refusals = 3;
    const files = new FaultyFiles(({ name }) =>
      name === 'rename' && refusals-- > 0 ? 'EBUSY' : null,
    );
    await writeWhole(files, path, NEW);
    expect(await readFile(path)).toEqual(NEW);
    expect(files.count('rename')).toBe(4);
  });

  it('can be done many times at once; one of the writings stands whole', async () => {
    const { folder, path } = await withOld();
    const texts = Array.from({ length: 20 }, (_, at) => `${at} `.repeat(1000));
    const files = new FaultyFiles();
    await Promise.all(texts.map((text) => writeWhole(files, path, Buffer.from(text))));
    expect(texts).toContain(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toEqual(['file.json']);
  });
});
