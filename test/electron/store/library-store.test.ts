import { appendFile, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doDeed } from '../../../electron/store/do-deed';
import { diskFiles } from '../../../electron/store/file-port';
import type { FilePort } from '../../../electron/store/file-port';
import { openLibraryStore } from '../../../electron/store/open-store';
import {
  DEVICE,
  contents,
  eventDeed,
  must,
  openStore,
  storeOptions,
  tempFolder,
} from '../../support/temp-library';

const journal = (folder: string) => join(folder, 'journal', DEVICE);

describe('a library', () => {
  it('holds after a restart what was saved before it', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    const { id, deed } = eventDeed('Smoke in the engine room');
    await must(store, deed);
    await store.saved();
    const before = contents(store);
    expect(await store.close()).toBe(0);
    const again = await openStore(folder);
    expect(again.lookup('event', id)?.title).toBe('Smoke in the engine room');
    expect(contents(again)).toEqual(before);
    await again.close();
  });

  it('undoes and redoes across a restart, step by step', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    const first = eventDeed('One');
    const second = eventDeed('Two');
    await must(store, first.deed);
    await must(store, second.deed);
    await store.close();

    const again = await openStore(folder);
    expect(again.nextUndo?.label).toBe('Add “Two”');
    await again.undo();
    expect(again.lookup('event', second.id)).toBeUndefined();
    expect(again.lookup('event', first.id)).toBeDefined();
    await again.close();

    const third = await openStore(folder);
    expect(third.nextUndo?.label).toBe('Add “One”');
    expect(third.nextRedo?.label).toBe('Add “Two”');
    await third.redo();
    await third.undo();
    await third.undo();
    expect(third.library.event.size).toBe(0);
    expect(third.nextUndo).toBeNull();
    expect(await third.undo()).toBeNull();
    await third.close();
  });

  it('undoes from the history what a compaction has moved there', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    for (const title of ['One', 'Two', 'Three']) await must(store, eventDeed(title).deed);
    await store.compact();
    expect(await readdir(journal(folder))).toEqual([]);
    await store.close();
    const again = await openStore(folder);
    expect(again.library.event.size).toBe(3);
    await again.undo();
    await again.undo();
    expect([...again.library.event.values()].map(({ title }) => title)).toEqual(['One']);
    await again.close();
  });

  it('goes on being edited while it is compacted', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    await must(store, eventDeed('Before').deed);
    const compacting = store.compact();
    await must(store, eventDeed('Meanwhile').deed);
    await compacting;
    await must(store, eventDeed('After').deed);
    await store.close();
    const again = await openStore(folder);
    expect([...again.library.event.values()].map(({ title }) => title).sort()).toEqual([
      'After',
      'Before',
      'Meanwhile',
    ]);
    expect(again.damage).toEqual([]);
    await again.close();
  });

  it('replays nothing twice when a crash kept segments from moving to the history', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    const { id, deed } = eventDeed('Once');
    await must(store, deed);
    await must(store, {
      label: 'Rename',
      commands: [{ do: 'set', kind: 'event', id, set: { title: 'Renamed' } }],
    });
    await store.saved();
    const [name = ''] = await readdir(journal(folder));
    const segment = await readFile(join(journal(folder), name));
    await store.compact();
    await store.close();
    await writeFile(join(journal(folder), name), segment);
    const again = await openStore(folder);
    expect(again.lookup('event', id)?.title).toBe('Renamed');
    expect(await readdir(journal(folder))).toEqual([]);
    await again.close();
  });

  it('drops a torn last line without a word, for it was never acknowledged', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    await must(store, eventDeed('Whole').deed);
    await must(store, eventDeed('Torn').deed);
    await store.close();
    const [name = ''] = await readdir(journal(folder));
    const path = join(journal(folder), name);
    // Killed while it wrote, the program has not said that it closed the segment.
    const text = (await readFile(path, 'utf8')).replace(/\{"end":true.*\n$/, '');
    await writeFile(path, text);
    await truncate(path, Buffer.byteLength(text) - 20);
    const again = await openStore(folder);
    expect([...again.library.event.values()].map(({ title }) => title)).toEqual(['Whole']);
    expect(again.damage).toEqual([]);
    await again.close();
  });

  it('names a damaged line elsewhere, takes the rest, and keeps the file as it is', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    for (const title of ['One', 'Two', 'Three']) await must(store, eventDeed(title).deed);
    await store.close();
    const [name = ''] = await readdir(journal(folder));
    const path = join(journal(folder), name);
    const damaged = (await readFile(path, 'utf8')).replaceAll('Two', 'Tvo');
    await writeFile(path, damaged);
    const again = await openStore(folder);
    expect([...again.library.event.values()].map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(again.damage).toMatchObject([{ path, what: 'line 2 cannot be read' }]);
    await expect(again.compact()).rejects.toThrow('line 2');
    expect(await readFile(path, 'utf8')).toBe(damaged);
    await again.close();
  });

  it('is refused to a second program, which is told who has it', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder, { holder: 'the Dateline window' });
    const second = await openLibraryStore(storeOptions(folder));
    expect(second).toMatchObject({ ok: false, error: { code: 'in-use' } });
    expect(!second.ok && second.error.message).toContain('the Dateline window');
    await store.close();
    const third = await openStore(folder);
    await third.close();
  });

  it('is not made in a folder that holds other things', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'holiday.jpg'), 'x');
    const opened = await openLibraryStore(storeOptions(folder));
    expect(opened).toMatchObject({ ok: false, error: { code: 'not-a-library' } });
    expect(await readdir(folder)).toEqual(['holiday.jpg']);
  });

  it('of a newer format is opened for reading only, and not touched', async () => {
    const folder = await tempFolder();
    await (await openStore(folder)).close();
    const path = join(folder, 'dateline.json');
    const newer = (await readFile(path, 'utf8')).replace('"format": 1', '"format": 2');
    await writeFile(path, newer);
    const store = await openStore(folder);
    expect(store.readOnly).toBe(true);
    expect(store.damage).toEqual([]);
    const before = await readdir(folder);
    const { deed } = eventDeed('Refused');
    expect(await doDeed(store, deed, 'user')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('can only be read') as string },
    });
    await store.close();
    expect(await readFile(path, 'utf8')).toBe(newer);
    expect(await readdir(folder)).toEqual(before);
  });

  it('says that it is not saved when the disk fails, keeps the change, and saves it later', async () => {
    const folder = await tempFolder();
    let broken = false;
    const files: FilePort = {
      ...diskFiles,
      create: async (path) => {
        const file = await diskFiles.create(path);
        return {
          ...file,
          sync: () => {
            const error = Object.assign(new Error('I/O error'), { code: 'EIO' });
            return broken ? Promise.reject(error) : file.sync();
          },
        };
      },
    };
    const store = await openStore(folder, { files });
    const states: string[] = [];
    store.onSaving(({ state }) => states.push(state));
    await must(store, eventDeed('Before').deed);
    await store.saved();
    broken = true;
    await must(store, eventDeed('Kept').deed);
    await expect.poll(() => store.saving.state).toBe('not-saved');
    expect(store.library.event.size).toBe(2);
    expect(await store.close({ patienceMs: 50 })).toBe(1);
    broken = false;
    store.retrySaving();
    await store.saved();
    expect(states).toContain('not-saved');
    expect(states.at(-1)).toBe('saved');
    expect((await readdir(journal(folder))).length).toBeGreaterThan(1);
    expect(await store.close()).toBe(0);
    const again = await openStore(folder);
    expect([...again.library.event.values()].map(({ title }) => title)).toEqual(['Before', 'Kept']);
    await again.close();
  });

  it('takes in what another device wrote, field by field, whichever folder is read first', async () => {
    const folder = await tempFolder();
    const other = '01900000-0000-7000-8000-000000000002';
    const mine = await openStore(folder);
    const { id, deed } = eventDeed('Shared');
    await must(mine, deed);
    await mine.close();
    const theirs = await openStore(folder, { device: other });
    const set = (set: Record<string, unknown>) => ({
      label: 'Edit',
      commands: [{ do: 'set' as const, kind: 'event' as const, id, set }],
    });
    await must(theirs, set({ place: 'Alder' }));
    await theirs.close();
    const back = await openStore(folder);
    await must(back, set({ title: 'Mine' }));
    expect(back.lookup('event', id)).toMatchObject({ title: 'Mine', place: 'Alder' });
    await back.close();
    const last = await openStore(folder, { device: other });
    expect(last.lookup('event', id)).toMatchObject({ title: 'Mine', place: 'Alder' });
    expect(last.nextUndo?.label).toBe('Edit');
    await last.close();
  });

  it('ignores a foreign file among its segments', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    await must(store, eventDeed('One').deed);
    await store.close();
    await appendFile(join(journal(folder), '.DS_Store'), 'x');
    await appendFile(join(journal(folder), '00000001 (conflicted copy).ndjson'), 'x');
    const again = await openStore(folder);
    expect(again.library.event.size).toBe(1);
    expect(again.damage).toEqual([]);
    await again.close();
  });

  it('opens in spite of what systems leave between its folders, and compacts without it', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    await must(store, eventDeed('One').deed);
    await store.saved();
    await writeFile(join(folder, 'journal', '.DS_Store'), 'x');
    await writeFile(join(folder, 'journal', 'Thumbs.db'), 'x');
    await mkdir(join(folder, 'journal', `${DEVICE} (conflicted copy)`));
    await store.compact();
    await store.close();
    const again = await openStore(folder);
    expect(again.damage).toEqual([]);
    expect(again.library.event.size).toBe(1);
    await again.close();
  });

  it('says when a segment in the middle is gone', async () => {
    const folder = await tempFolder();
    for (const title of ['One', 'Two', 'Three']) {
      const store = await openStore(folder);
      await must(store, eventDeed(title).deed);
      await store.close();
    }
    const [, second = '', third = ''] = (await readdir(journal(folder))).sort();
    await rm(join(journal(folder), second));
    const again = await openStore(folder);
    const path = join(journal(folder), third);
    expect(again.damage).toMatchObject([{ path, what: 'before it, change 2 is missing' }]);
    expect(again.library.event.size).toBe(2);
    await again.close();
  });

  it.each([
    ['a file', async (folder: string) => writeFile(folder, 'x'), ''],
    [
      'no identity but a folder of its name',
      async (folder: string) => {
        await mkdir(join(folder, 'dateline.json'), { recursive: true });
      },
      'dateline.json',
    ],
    [
      'a snapshot that is a folder',
      async (folder: string) => {
        await (await openStore(folder)).close();
        await mkdir(join(folder, 'snapshot.ndjson'));
      },
      'snapshot.ndjson',
    ],
    [
      'a segment that is a folder',
      async (folder: string) => {
        await (await openStore(folder)).close();
        await mkdir(join(journal(folder), '00000007.ndjson'), { recursive: true });
      },
      join('journal', DEVICE, '00000007.ndjson'),
    ],
  ])('that cannot be read is refused with the name of the file: %s', async (_, spoil, file) => {
    const folder = join(await tempFolder(), 'library');
    await spoil(folder);
    for (const createAs of ['Made', undefined]) {
      const { createAs: _made, ...common } = storeOptions(folder);
      const opened = await openLibraryStore({ ...common, ...(createAs && { createAs }) });
      expect(opened).toMatchObject({ ok: false, error: { code: 'not-readable' } });
      expect(!opened.ok && opened.error.message).toContain(join(folder, file));
    }
  });

  it('undoes what the user did and leaves what others have done to it since', async () => {
    const store = await openStore(await tempFolder());
    const { id, deed } = eventDeed('First');
    await must(store, deed);
    const set = (set: Record<string, unknown>) => ({
      label: 'Edit',
      commands: [{ do: 'set' as const, kind: 'event' as const, id, set }],
    });
    await must(store, set({ title: 'By the user', place: 'Alder' }));
    expect((await doDeed(store, set({ title: 'By a script' }), 'cli')).ok).toBe(true);
    await store.undo();
    expect(store.lookup('event', id)).toMatchObject({ title: 'By a script', place: '' });
    await store.redo();
    expect(store.lookup('event', id)).toMatchObject({ title: 'By a script', place: 'Alder' });
    await store.close();
  });

  it('undoes past a record that somebody else has removed', async () => {
    const store = await openStore(await tempFolder());
    const { id, deed } = eventDeed('First');
    await must(store, deed);
    const lane = '01900000-0000-7000-8000-00000000000a';
    const add = { do: 'add' as const, kind: 'lane' as const, id: lane, fields: { name: 'A' } };
    await must(store, { label: 'Add lane', commands: [add] });
    const rename = { do: 'set' as const, kind: 'lane' as const, id: lane, set: { name: 'B' } };
    await must(store, { label: 'Rename lane', commands: [rename] });
    const remove = { do: 'remove' as const, kind: 'lane' as const, id: lane };
    await doDeed(store, { label: 'Remove', commands: [remove] }, 'cli');
    for (let step = 0; step < 3; step++) expect((await store.undo())?.ok).toBe(true);
    expect(store.lookup('event', id)).toBeUndefined();
    for (let step = 0; step < 3; step++) expect((await store.redo())?.ok).toBe(true);
    expect(store.lookup('event', id)?.title).toBe('First');
    await store.close();
  });

  it('keeps what each device can undo, whichever compacts, and mixes up none', async () => {
    const folder = await tempFolder();
    const other = '01900000-0000-7000-8000-000000000002';
    const mine = await openStore(folder);
    await must(mine, eventDeed('Mine').deed);
    await mine.compact();
    await mine.close();
    const theirs = await openStore(folder, { device: other });
    expect(theirs.nextUndo).toBeNull();
    await must(theirs, eventDeed('Theirs').deed);
    await theirs.compact();
    await theirs.close();
    const back = await openStore(folder);
    expect(back.nextUndo?.label).toBe('Add “Mine”');
    await back.undo();
    expect([...back.library.event.values()].map(({ title }) => title)).toEqual(['Theirs']);
    await back.close();
  });

  it('compacts what stands on the work of another device', async () => {
    const folder = await tempFolder();
    const other = '01900000-0000-7000-8000-000000000002';
    const theirs = await openStore(folder, { device: other });
    const { id, deed } = eventDeed('Theirs');
    await must(theirs, deed);
    await theirs.close();
    const mine = await openStore(folder);
    const set = { do: 'set' as const, kind: 'event' as const, id, set: { place: 'Alder' } };
    await must(mine, { label: 'Edit', commands: [set] });
    await mine.compact();
    await mine.close();
    const theirsAgain = await openStore(folder, { device: other });
    await must(theirsAgain, eventDeed('Later').deed);
    await theirsAgain.close();
    const back = await openStore(folder);
    expect(back.damage).toEqual([]);
    expect(back.lookup('event', id)).toMatchObject({ title: 'Theirs', place: 'Alder' });
    expect(back.library.event.size).toBe(2);
    await back.compact();
    await back.close();
    const last = await openStore(folder, { device: other });
    expect(last.library.event.size).toBe(2);
    expect(last.nextUndo?.label).toBe('Add “Later”');
    await last.close();
  });

  it('finds a deed again while a compaction moves it to the history', async () => {
    const folder = await tempFolder();
    const first = await openStore(folder);
    for (const title of ['One', 'Two']) await must(first, eventDeed(title).deed);
    await first.close();
    let moved: Promise<void> | null = null;
    const files: FilePort = {
      ...diskFiles,
      list: async (path) => {
        const names = await diskFiles.list(path);
        // The list of the journal is old by the time its segments are read.
        if (path === journal(folder) && moved === null && undoing) await (moved = store.compact());
        return names;
      },
    };
    let undoing = false;
    const store = await openStore(folder, { files });
    undoing = true;
    expect(await store.undo()).toMatchObject({ ok: true });
    expect([...store.library.event.values()].map(({ title }) => title)).toEqual(['One']);
    await store.close();
  });
});
