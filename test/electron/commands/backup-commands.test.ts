import { cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { commandRecords } from '../../../core/ipc/command-records';
import type { CommandRecord } from '../../../core/ipc/command-records';
import { EXIT } from '../../../electron/commands/environment';
import { runCommandLine } from '../../../electron/commands/run';
import { AppFolder } from '../../../electron/store/app-folder';
import { keptLibrary } from '../../support/kept-library';
import { jobsHere, reader } from '../../support/keeping-of';
import { DEVICE, contents, openStore } from '../../support/temp-library';

/** A library with a backup, changed since and closed, known to the app; and ways to run commands at it. */
async function backedUp() {
  const kept = await keptLibrary();
  const app = await AppFolder.open(kept.app);
  await app.update({ device: DEVICE });
  await app.remember(kept.library, 'Test library', kept.store.identity.id);
  const article = await kept.article('The harbour report', 'Smoke was seen at dawn by the crew.');
  const clip = await kept.clip(article, 5, 20);
  const event = await kept.event('The board meets', clip);
  const made = await kept.keeping.backups.make('asked');
  if (!made.ok) throw new Error(made.error.message);
  const then = contents(kept.store);
  await kept.run('Rename', { do: 'set', kind: 'event', id: event, set: { title: 'They met' } });
  const now = contents(kept.store);
  await kept.store.close();
  const run = async (...words: string[]) => {
    let out = '';
    let err = '';
    const code = await runCommandLine(words, {
      appFolder: kept.app,
      parser: reader,
      jobs: jobsHere,
      cwd: kept.folder,
      patienceMs: 2_000,
      waitMs: 300,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { code, out, err };
  };
  const restore = async (word: string, ...more: string[]) => {
    const ran = await run('restore', word, '--json', ...more);
    expect(ran.code, ran.err).toBe(EXIT.done);
    return v.parse(commandRecords.restore, JSON.parse(ran.out));
  };
  const list = async (...more: string[]): Promise<CommandRecord<'backup'>[]> => {
    const ran = await run('backups', '--json', ...more);
    expect(ran.code, ran.err).toBe(EXIT.done);
    const lines = ran.out.split('\n').filter(Boolean);
    return lines.map((line) => v.parse(commandRecords.backup, JSON.parse(line)));
  };
  const held = async () => {
    const store = await openStore(kept.library);
    const held = contents(store);
    await store.close();
    return held;
  };
  const backups = join(kept.app, 'backups', kept.store.identity.id);
  const ids = { articleId: article, eventId: event, id: made.value.id, library: kept.library };
  return { ...ids, kept, app, backups, then, now, run, restore, list, held };
}

describe('backups', () => {
  it('lists them newest first, for machines by their schema and for people in words', async () => {
    const { id, list, restore, run } = await backedUp();
    await restore(id);
    expect(await list()).toMatchObject([
      { reason: 'before-restore', articles: 1, problem: null },
      { id, reason: 'asked', articles: 1, clips: 1, events: 1, pages: 0, problem: null },
    ]);
    const { out } = await run('backups');
    expect(out).toContain('1 article, 1 clip, 1 event, 0 pages');
  });

  it('says which one cannot be used, and lists the others', async () => {
    const { id, list, restore, backups, run } = await backedUp();
    await restore(id);
    await writeFile(join(backups, id, 'backup.json'), 'null');
    expect((await list()).map(({ problem }) => problem === null)).toEqual([true, false]);
    const refused = await run('restore', id);
    expect(refused).toMatchObject({ code: EXIT.failed, out: '' });
    expect(refused.err).toContain(id);
  });

  it('lists them though the library is gone, and says so of a folder where none ever was', async () => {
    const { id, library, list, run } = await backedUp();
    await rm(library, { recursive: true });
    expect(await list()).toMatchObject([{ id }]);
    expect((await run('backups', '--library', 'nowhere')).code).toBe(EXIT.library);
  });
});

describe('restore', () => {
  it('restores the whole as one step that undo takes back, after a backup of now', async () => {
    const { id, kept, then, now, restore, list } = await backedUp();
    const record = await restore(id);
    expect(record).toMatchObject({ id, anew: false, articles: 1, clips: 1, events: 1, pages: 0 });
    expect((await list()).map(({ reason }) => reason)).toEqual(['before-restore', 'asked']);
    await kept.reopen();
    expect(contents(kept.store)).toEqual(then);
    await kept.store.undo();
    expect(contents(kept.store)).toEqual(now);
    await kept.store.close();
  });

  it('takes the folder of a backup, also of a copy of all backups elsewhere', async () => {
    const { id, kept, backups, then, restore, held, list } = await backedUp();
    const elsewhere = join(kept.folder, 'drive');
    await cp(backups, elsewhere, { recursive: true });
    await restore(join('app', 'backups', kept.store.identity.id, id));
    expect(await held()).toEqual(then);
    await rm(join(backups, id), { recursive: true });
    const before = (await readdir(elsewhere)).sort();
    await restore(join(elsewhere, id));
    expect(await held()).toEqual(then);
    // The backup of now is made among our own, not on the drive.
    expect((await readdir(elsewhere)).sort()).toEqual(before);
    expect((await list()).map(({ reason }) => reason)).toEqual([
      'before-restore',
      'before-restore',
    ]);
  });

  it('says what it takes when it is given something else, and touches nothing', async () => {
    const { kept, backups, id, now, run, held } = await backedUp();
    await writeFile(join(kept.folder, 'library.zip'), 'PK');
    for (const word of ['library.zip', 'nowhere', 'library', 'app', `${backups}/content`]) {
      const ran = await run('restore', word, '--json');
      expect(ran).toMatchObject({ code: EXIT.failed, out: '' });
      expect(ran.err).toContain('restore takes the id of a backup');
    }
    expect((await run('restore', '000099')).err).toContain('There is no backup 000099');
    expect((await run('restore')).code).toBe(EXIT.usage);
    expect((await run('restore', id, id)).code).toBe(EXIT.usage);
    expect(await held()).toEqual(now);
  });

  it('refuses a backup of another library', async () => {
    const { id, backups, kept, run } = await backedUp();
    const other = join(kept.folder, 'other');
    await (await openStore(other)).close();
    const before = await readdir(other);
    const ran = await run('restore', join(backups, id), '--library', 'other');
    expect(ran.code).toBe(EXIT.failed);
    expect(ran.err).toContain('another library, “Test library”');
    expect(await readdir(other)).toEqual(before);
  });

  it('ends with 1 and names what the backup has not', async () => {
    const { id, backups, library, run } = await backedUp();
    await rm(join(backups, 'content', 'texts'), { recursive: true });
    await rm(library, { recursive: true });
    const ran = await run('restore', id, '--json');
    expect(ran.code).toBe(EXIT.failed);
    expect(JSON.parse(ran.out)).toMatchObject({ anew: true, missing: ['The harbour report'] });
    expect(ran.err).toContain('The harbour report');
  });
});

/** What may have become of a library, and whether something of it is left to be set aside. */
const FATES: [string, (library: string) => Promise<unknown>, boolean][] = [
  ['is gone', (library) => rm(library, { recursive: true }), false],
  [
    'is empty',
    async (library) => {
      await rm(library, { recursive: true });
      await mkdir(library);
    },
    false,
  ],
  [
    'has lost its records and its name',
    async (library) => {
      for (const name of ['dateline.json', 'snapshot.ndjson', 'journal', 'history']) {
        await rm(join(library, name), { recursive: true, force: true });
      }
    },
    true,
  ],
  [
    'has a folder in place of dateline.json',
    async (library) => {
      await rename(join(library, 'dateline.json'), join(library, 'moved.json'));
      await mkdir(join(library, 'dateline.json'));
    },
    true,
  ],
];

describe('a library that cannot be opened', () => {
  it.each(FATES)('because it %s is made anew under the same id', async (_, befall, isLeft) => {
    const { id, kept, library, then, eventId, restore, run } = await backedUp();
    const identity = await readFile(join(library, 'dateline.json'), 'utf8');
    await befall(library);
    expect((await run('articles')).code).toBe(EXIT.library);
    expect(await restore(id)).toMatchObject({
      id,
      anew: true,
      articles: 1,
      events: 1,
      missing: [],
    });
    expect(JSON.parse(await readFile(join(library, 'dateline.json'), 'utf8'))).toEqual(
      JSON.parse(identity),
    );
    await kept.reopen();
    expect(kept.store.damage).toEqual([]);
    expect(contents(kept.store)).toEqual(then);
    const { article, text } = kept.store.library;
    for (const { sha256 } of text.values()) {
      expect((await kept.store.content.readText(sha256)).ok).toBe(true);
    }
    for (const { original } of article.values()) {
      expect((await kept.store.content.checkOriginal(original?.sha256 ?? '')).ok).toBe(true);
    }
    expect((await readdir(library)).filter((name) => name.startsWith('.'))).toEqual([]);
    const aside = await readdir(join(library, 'quarantine')).catch(() => []);
    expect(aside.length > 0).toBe(isLeft);
    // It goes on as any other, and undo reaches what was done since.
    await kept.run('Rename', { do: 'set', kind: 'event', id: eventId, set: { title: 'Anew' } });
    await kept.reopen();
    expect(kept.store.lookup('event', eventId)?.title).toBe('Anew');
    await kept.store.undo();
    expect(contents(kept.store)).toEqual(then);
    await kept.store.close();
  });

  it('is restored where it lies when its records are damaged, and is damaged no more', async () => {
    const { id, kept, library, then, restore } = await backedUp();
    await kept.reopen();
    await kept.store.compact();
    await kept.store.close();
    const path = join(library, 'snapshot.ndjson');
    const bytes = (await readFile(path, 'utf8')).replace('They met', 'Thay met');
    await writeFile(path, bytes);
    expect(await restore(id)).toMatchObject({ anew: false, events: 1 });
    await kept.reopen();
    expect(kept.store.damage).toEqual([]);
    expect(contents(kept.store)).toEqual(then);
    const aside = await readdir(join(library, 'quarantine'));
    const copy = aside.find((name) => name.endsWith('snapshot.ndjson')) ?? '';
    expect(await readFile(join(library, 'quarantine', copy), 'utf8')).toBe(bytes);
    await kept.store.close();
  });

  it('is made anew in another folder from the folder of a backup, though nothing is known there', async () => {
    const { id, kept, backups, library, then, restore, run } = await backedUp();
    const path = join(backups, id);
    expect((await run('restore', id, '--library', 'new')).code).toBe(EXIT.failed);
    await expect(stat(join(kept.folder, 'new'))).rejects.toThrow('ENOENT');
    await restore(path, '--library', 'new');
    const store = await openStore(join(kept.folder, 'new'));
    expect(contents(store)).toEqual(then);
    expect(store.identity.id).toBe(kept.store.identity.id);
    await store.close();
    expect((await readdir(library)).length).toBeGreaterThan(2);
  });

  it('is not made anew among files of something else', async () => {
    const { id, kept, backups, run } = await backedUp();
    const folder = join(kept.folder, 'documents');
    await mkdir(folder);
    await writeFile(join(folder, 'letter.txt'), 'Dear Sir');
    const ran = await run('restore', join(backups, id), '--library', 'documents');
    expect(ran.code).toBe(EXIT.library);
    expect(ran.err).toContain('holds other files');
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });

  it('is not begun empty by an import', async () => {
    const { kept, library, run } = await backedUp();
    await writeFile(join(kept.folder, 'a.txt'), 'A story\n\nIts words are few, and enough.\n');
    await rm(library, { recursive: true });
    expect((await run('import', 'a.txt')).code).toBe(EXIT.library);
    await expect(stat(library)).rejects.toThrow('ENOENT');
    await mkdir(library);
    expect((await run('import', 'a.txt')).code).toBe(EXIT.library);
    expect(await readdir(library)).toEqual([]);
  });

  it('keeps the id it is known by when only its dateline.json is damaged', async () => {
    const { id, kept, library, list, run } = await backedUp();
    await writeFile(join(library, 'dateline.json'), '{}');
    expect((await run('articles')).code).toBe(EXIT.done);
    const { id: after } = JSON.parse(await readFile(join(library, 'dateline.json'), 'utf8')) as {
      id: string;
    };
    expect(after).toBe(kept.store.identity.id);
    expect(await list()).toMatchObject([{ id }]);
  });
});
