import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compact } from '../../../electron/store/compaction';
import { diskFiles } from '../../../electron/store/file-port';
import type { LibraryStore } from '../../../electron/store/library-store';
import { openLibraryStore } from '../../../electron/store/open-store';
import { FaultyFiles, systemError } from '../../support/faulty-files';
import {
  DEVICE,
  eventDeed,
  must,
  openStore,
  storeOptions,
  tempFolder,
} from '../../support/temp-library';

const titles = (store: LibraryStore) =>
  [...store.library.event.values()].map(({ title }) => title).sort();

/** Something that can be waited for from one side and let go from the other. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

/** Makes enough segments that a compaction is due at closing. */
async function manySegments(store: LibraryStore): Promise<void> {
  for (let at = 0; at < 5; at++) {
    const fields = { title: `Long ${at}`, description: 'x'.repeat(1_100_000) };
    const { id } = eventDeed('');
    await must(store, {
      label: 'Add',
      commands: [{ do: 'add', kind: 'event', id, fields }],
    });
    await store.saved();
  }
}

describe('closing a library', () => {
  it('waits for a compaction under way, and lets nobody in before it is done', async () => {
    const folder = await tempFolder();
    const { open, opened } = gate();
    const started = gate();
    const store = await openStore(folder, {
      compact: async (job) => {
        started.open();
        await opened;
        await compact(diskFiles, job);
      },
    });
    await must(store, eventDeed('One').deed);
    const compacting = store.compact();
    await started.opened;
    let isClosed = false;
    const closing = store.close().then(() => (isClosed = true));
    await new Promise((done) => setTimeout(done, 50));
    expect(isClosed).toBe(false);
    expect(await openLibraryStore(storeOptions(folder))).toMatchObject({
      error: { code: 'in-use' },
    });
    open();
    await Promise.all([compacting, closing]);
    const again = await openStore(folder);
    expect(titles(again)).toEqual(['One']);
    expect(await readdir(join(folder, 'journal', DEVICE))).toEqual([]);
    await again.close();
  });

  it('is done though the compaction fails, which is told and loses nothing', async () => {
    const folder = await tempFolder();
    const failures: unknown[] = [];
    const store = await openStore(folder, {
      compact: () => Promise.reject(systemError('ENOSPC')),
      onCompactionFailed: (error) => failures.push(error),
    });
    await manySegments(store);
    const meanwhile = store.compact();
    await expect(meanwhile).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await store.close()).toBe(0);
    expect(failures).toMatchObject([{ code: 'ENOSPC' }]);
    const again = await openStore(folder);
    expect(again.library.event.size).toBe(5);
    expect(await again.close()).toBe(0);
    expect(await readdir(join(folder, 'journal', DEVICE))).toEqual([]);
  });

  it('refuses what comes after it', async () => {
    const store = await openStore(await tempFolder());
    await must(store, eventDeed('One').deed);
    await store.close();
    expect(store.commit([], { label: 'Late', by: 'user' })).toMatchObject({ ok: false });
    expect(await store.undo()).toMatchObject({ ok: false });
    await expect(store.compact()).rejects.toThrow('closed');
    expect(await store.close()).toBe(0);
  });

  it('saves what was done while it waited', async () => {
    const folder = await tempFolder();
    const { open, opened } = gate();
    const files = new FaultyFiles();
    const store = await openStore(folder, {
      files: {
        ...diskFiles,
        create: async (path) => {
          const file = await files.create(path);
          const isJournal = path.startsWith(join(folder, 'journal'));
          return isJournal ? { ...file, sync: () => opened.then(() => file.sync()) } : file;
        },
      },
    });
    await must(store, eventDeed('Before').deed);
    const closing = store.close();
    await must(store, eventDeed('Meanwhile').deed);
    open();
    expect(await closing).toBe(0);
    const again = await openStore(folder);
    expect(titles(again)).toEqual(['Before', 'Meanwhile']);
    await again.close();
  });

  it('that gives changes up writes none of them later, when another has the library', async () => {
    const folder = await tempFolder();
    const files = new FaultyFiles();
    const store = await openStore(folder, { files });
    await must(store, eventDeed('Saved').deed);
    await store.saved();
    files.plan = ({ name }) => (name === 'write' || name === 'create' ? 'ENOSPC' : null);
    await must(store, eventDeed('Given up').deed);
    expect(await store.close({ patienceMs: 30 })).toBe(1);
    expect(await store.close({ giveUp: true })).toBe(1);
    const other = await openStore(folder);
    files.plan = () => null;
    store.retrySaving();
    await must(other, eventDeed('By the other').deed);
    await new Promise((done) => setTimeout(done, 400));
    await other.close();
    const again = await openStore(folder);
    expect(titles(again)).toEqual(['By the other', 'Saved']);
    expect(again.damage).toEqual([]);
    await again.close();
  });

  it('says whether all is saved before its patience ends', async () => {
    const files = new FaultyFiles();
    const store = await openStore(await tempFolder(), { files });
    await must(store, eventDeed('One').deed);
    expect(await store.savedWithin(2_000)).toBe(true);
    files.plan = ({ name }) => (name === 'sync' ? 'EIO' : null);
    await must(store, eventDeed('Two').deed);
    expect(await store.savedWithin(30)).toBe(false);
    await store.close({ giveUp: true });
  });
});
