import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParserPort } from '../../../electron/importers/parser-port';
import type { Session } from '../../../electron/ipc/session';
import { AppFolder } from '../../../electron/store/app-folder';
import { LibraryOpener } from '../../../electron/window/library-opener';
import type { LibraryRequest } from '../../../electron/window/library-request';
import { jobsHere } from '../../support/keeping-of';
import { useRealParser } from '../../support/real-parser';
import { eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

const parser = useRealParser();
const sample = fileURLToPath(new URL('../../../assets/sample', import.meta.url));
afterEach(() => vi.restoreAllMocks());

async function start(port?: ParserPort) {
  const folder = await tempFolder();
  const app = await AppFolder.open(join(folder, 'app'));
  const opener = new LibraryOpener({
    app,
    parser: port ?? parser(),
    jobs: jobsHere,
    sample,
  });
  const open = (request: LibraryRequest) =>
    opener.open(
      request,
      () => undefined,
      () => undefined,
    );
  return { folder, app, opener, open };
}

const valueOf = (opened: Awaited<ReturnType<LibraryOpener['open']>>): Session => {
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};

describe('opening a library for a window', () => {
  it('begins with a first one, then with the one of last time', async () => {
    const { folder, app, opener, open } = await start();
    const first = opener.first(null);
    expect(first).toEqual({ folder: app.defaultLibrary, createAs: 'Notebook' });
    await valueOf(await open(first)).close();
    const other = join(folder, 'other');
    await (await openStore(other)).close();
    await valueOf(await open({ folder: other })).close();
    expect(opener.first(null)).toEqual({ folder: other });
    expect(opener.first('/given')).toEqual({ folder: '/given', createAs: 'given' });
  });

  it('explains that the library of last time is gone, and makes no empty one in its place', async () => {
    const { folder, opener, open } = await start();
    const other = join(folder, 'other');
    await (await openStore(other)).close();
    await valueOf(await open({ folder: other })).close();
    await rm(other, { recursive: true });
    const opened = await open(opener.first(null));
    expect(opened).toMatchObject({ ok: false, error: { code: 'not-a-library' } });
    expect(!opened.ok && opened.error.message).toContain(other);
    expect(await readdir(folder)).toEqual(['app']);
  });

  it('begins no empty library where one of last time has vanished, also not the first one', async () => {
    const { app, opener, open } = await start();
    await valueOf(await open(opener.first(null))).close();
    const folder = app.defaultLibrary;
    await rm(folder, { recursive: true });
    for (const named of [null, folder]) {
      expect(opener.first(named)).toEqual({ folder });
      expect(await open(opener.first(named))).toMatchObject({ error: { code: 'not-a-library' } });
      expect(await readdir(join(app.folder, 'libraries'))).toEqual([]);
    }
    await mkdir(folder);
    expect(await open(opener.first(null))).toMatchObject({ error: { code: 'not-a-library' } });
    expect(await readdir(folder)).toEqual([]);
    // It is begun when that is what somebody chose.
    await valueOf(await open({ folder, createAs: 'Notebook' })).close();
  });

  it('has a library that is gone made anew from the newest backup that is whole', async () => {
    const { app, folder, opener, open } = await start();
    const other = join(folder, 'other');
    await valueOf(await open({ folder: other, createAs: 'Harbour' })).close();
    expect(await opener.waysOut(other)).toMatchObject({ name: 'Harbour', backups: null });
    const session = valueOf(await open({ folder: other }));
    const { id } = session.store.identity;
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three']) {
      await must(session.store, eventDeed(title).deed);
      const made = await session.keeping.backups.make('asked');
      if (made.ok) ids.push(made.value.id);
    }
    await session.close();
    const newest = join(app.folder, 'backups', id, ids[2] ?? '');
    for (const name of await readdir(join(newest, 'journal'), { recursive: true })) {
      if (!name.endsWith('.ndjson')) continue;
      const path = join(newest, 'journal', name);
      const text = await readFile(path, 'utf8');
      // A file of its own: a backup shares its bytes with the library.
      await rm(path);
      await writeFile(path, text.replace('Three', 'Thrae'));
    }
    await rm(other, { recursive: true });
    const ways = await opener.waysOut(other);
    expect(ways).toMatchObject({ isEmpty: true, backups: { best: { id: ids[1], isWhole: true } } });
    expect(ways.backups?.others.map((one) => one.id)).toEqual([ids[2], ids[0]]);
    expect(await opener.makeAnew(other, 'nothing')).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual(['app']);
    expect(await opener.makeAnew(other, ids[1] ?? '')).toMatchObject({ ok: true });
    const anew = valueOf(await open({ folder: other }));
    expect(anew.head).toMatchObject({ id, name: 'Harbour', counts: { events: 2 }, problems: [] });
    await anew.close();
  });

  it('explains what else keeps a folder from being opened', async () => {
    const { folder, open } = await start();
    const file = join(folder, 'file');
    await writeFile(file, 'x');
    for (const request of [{ folder: file }, { folder: file, createAs: 'New' }]) {
      expect(await open(request)).toMatchObject({ ok: false, error: { code: 'not-readable' } });
    }
  });

  it('opens a library that cannot be noted down, and lets go of it again', async () => {
    const { folder, app, open } = await start();
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const other = join(folder, 'other');
    await rm(app.folder, { recursive: true });
    await valueOf(await open({ folder: other, createAs: 'Other' })).close();
    expect(told).toHaveBeenCalledOnce();
    await mkdir(app.folder);
    await valueOf(await open({ folder: other })).close();
    expect(app.settings.libraries).toMatchObject([{ folder: other }]);
  });

  it('makes the sample once, though it is asked for twice at once', async () => {
    const { app, open } = await start();
    const opened = await Promise.all([open('sample'), open('sample')]);
    expect(opened.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(opened.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'in-use' } });
    for (const one of opened) {
      if (!one.ok) continue;
      expect(one.value.head).toMatchObject({ sample: true });
      expect(one.value.head.counts.articles).toBeGreaterThan(7);
      await one.value.close();
    }
    expect(await readdir(join(app.folder, 'libraries'))).toEqual(['Sample']);
    const again = valueOf(await open('sample'));
    expect(again.head.sample).toBe(true);
    await again.close();
  }, 60_000);
});
