import { access, cp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryStore } from '../../../electron/store/library-store';
import { noteFault } from '../../support/fault-table';
import { eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

async function opened() {
  const base = await tempFolder();
  const folder = join(base, 'library');
  const store = await openStore(folder, { journal: { retryMs: [5] } });
  await must(store, eventDeed('Before').deed);
  await store.saved();
  return { base, folder, store };
}

const titles = (store: LibraryStore) =>
  [...store.library.event.values()].map(({ title }) => title).sort();

async function expectNotSaved(store: LibraryStore): Promise<void> {
  await must(store, eventDeed('Kept').deed);
  await expect
    .poll(() => store.saving)
    .toMatchObject({
      state: 'not-saved',
      error: { code: 'ENOENT' },
    });
}

/** The library is there again where it was: what waited is saved, and nothing else has changed. */
async function expectSavedIn(folder: string, store: LibraryStore): Promise<void> {
  store.retrySaving();
  await store.saved();
  expect(await store.close()).toBe(0);
  const again = await openStore(folder);
  expect(titles(again)).toEqual(['Before', 'Kept']);
  expect(again.damage).toEqual([]);
  await again.close();
}

describe('a library whose folder goes away while it is open', () => {
  it('says that it is not saved, makes no other in its place, and saves when it is back', async () => {
    const { base, folder, store } = await opened();
    await rename(folder, join(base, 'taken away'));
    await expectNotSaved(store);
    await new Promise((done) => setTimeout(done, 50));
    expect(await readdir(base)).toEqual(['taken away']);
    await rename(join(base, 'taken away'), folder);
    await expectSavedIn(folder, store);
    noteFault({
      fault: 'the folder of an open library is moved away and comes back (a drive is pulled)',
      how: 'real disk',
      cases: 1,
      outcome: 'says “not saved”, writes nothing in its place, saves when it is back',
    });
  });

  it('is deleted: what comes then is never called saved', async () => {
    const { base, folder, store } = await opened();
    await rm(folder, { recursive: true });
    await expectNotSaved(store);
    expect(await readdir(base)).toEqual([]);
    expect(await store.close({ patienceMs: 30 })).toBe(1);
    expect(await store.close({ giveUp: true })).toBe(1);
    await expect(access(folder)).rejects.toMatchObject({ code: 'ENOENT' });
    noteFault({
      fault: 'the folder of an open library is deleted',
      how: 'real disk',
      cases: 1,
      outcome: 'says “not saved”; no other folder is made in its place',
    });
  });

  it('gives way to another library: nothing is written into that one', async () => {
    const { base, folder, store } = await opened();
    const away = join(base, 'first drive');
    await (await openStore(join(base, 'other'))).close();
    await rename(folder, away);
    await rename(join(base, 'other'), folder);
    const before = await readdir(folder, { recursive: true });
    await expectNotSaved(store);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    await rename(folder, join(base, 'second drive'));
    await rename(away, folder);
    await expectSavedIn(folder, store);
    noteFault({
      fault: 'another library takes the place of one that is open (drives are swapped)',
      how: 'real disk',
      cases: 1,
      outcome: 'says “not saved”, leaves the other as it is, saves when the first is back',
    });
  });

  it.each([
    ['removed', (path: string) => rm(path)],
    [
      'replaced by a copy of it',
      async (path: string) => {
        await cp(path, `${path}.copy`);
        await rename(`${path}.copy`, path);
      },
    ],
    ['emptied and written by another', (path: string) => rm(path).then(() => writeFile(path, ''))],
  ])('goes on in a fresh segment when the open one is %s', async (what, spoil) => {
    const { folder, store } = await opened();
    const journal = join(folder, 'journal', '01900000-0000-7000-8000-000000000001');
    const [name = ''] = await readdir(journal);
    await spoil(join(journal, name));
    await must(store, eventDeed('Kept').deed);
    await store.saved();
    expect((await readdir(journal)).length).toBe(what === 'removed' ? 1 : 2);
    await store.close();
    const again = await openStore(folder);
    expect(titles(again)).toContain('Kept');
    await again.close();
    noteFault({
      fault: 'the open segment is removed or replaced under the program',
      how: 'real disk',
      cases: 1,
      outcome: 'the change is written to a fresh segment before it is called saved',
    });
  });
});
