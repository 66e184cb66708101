import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { fileJobs, runJob } from '../../../electron/keeping/jobs';
import type { FileJob } from '../../../electron/keeping/jobs';
import { diskFiles } from '../../../electron/store/file-port';
import { FaultyFiles } from '../../support/faulty-files';
import { keptLibrary } from '../../support/kept-library';
import { contents } from '../../support/temp-library';

/** Every file under a folder that holds one of some words, also inside JSON strings. */
async function filesWith(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    if (words.some((word) => bytes.includes(word) || name.includes(word))) found.push(name);
  }
  return found;
}

const SECRET = 'Zanzibarquill';
const QUOTED = 'Peregrinefen';
const NOTED = 'Marrowgate';
const WORDS = [SECRET, QUOTED, NOTED];

/** A library in which words stand wherever words can: and others that must stay. */
async function withSecret(more: Parameters<typeof keptLibrary>[0] = {}) {
  const kept = await keptLibrary(more);
  const { run, store } = kept;
  const plain = await kept.article('The harbour report', 'Nothing of note was found by the board.');
  const secret = await kept.article(`${SECRET} letters found`, `The ${QUOTED} papers were read.`);
  const quote = store.lookup('text', store.lookup('article', secret)?.textId ?? '');
  expect(quote).toBeDefined();
  const start = `${SECRET} letters found\n`.length;
  const clip = await kept.clip(secret, start + 4, start + 4 + QUOTED.length);
  expect(store.lookup('clip', clip)?.quote.exact).toBe(QUOTED);
  await run('Note', { do: 'set', kind: 'clip', id: clip, set: { note: `${NOTED} says so` } });
  const event = await kept.event('The board meets', clip);
  // Unlinked: gone from the library, and still in the history with its note.
  const other = newId();
  await run('Link', {
    do: 'add',
    kind: 'evidence',
    id: other,
    fields: { eventId: await kept.event('Another'), clipId: clip, note: `${NOTED} again` },
  });
  await run('Unlink', { do: 'remove', kind: 'evidence', id: other });
  return Object.assign(kept, { plain, secret, clipId: clip, eventId: event });
}

describe('deleting for good', () => {
  it('leaves no word in the library, its history, its backups and the app folder', async () => {
    const kept = await withSecret();
    const { store, keeping, folder } = kept;
    expect((await keeping.backups.make('asked')).ok).toBe(true);
    await store.compact();
    await kept.run('Move to the trash', { do: 'trash', kind: 'article', id: kept.secret });
    await kept.run('Move to the trash', { do: 'trash', kind: 'clip', id: kept.clipId });
    expect((await keeping.backups.make('asked')).ok).toBe(true);
    await store.saved();
    // Drafts of the import lie outside of what the program keeps.
    for (const name of await readdir(folder)) {
      if (name.endsWith('.txt')) await writeFile(join(folder, name), '');
    }
    expect((await filesWith(folder, WORDS)).length).toBeGreaterThanOrEqual(8);

    const outcome = await keeping.deleting.purge(
      [
        { kind: 'article', id: kept.secret },
        { kind: 'clip', id: kept.clipId },
      ],
      { withClips: true },
    );
    expect(outcome).toMatchObject({ ok: true, value: { deleted: 2 } });
    const [deleted] = (await keeping.history.page('', null)).entries;
    expect(deleted).toMatchObject({ label: 'Delete 2 items for good', by: 'user' });
    expect(deleted?.revertible).toBe(false);
    expect(store.nextUndo?.label).toBe('New event');
    expect(await filesWith(folder, WORDS)).toEqual([]);
    expect(await readdir(kept.library)).not.toContain('purge.json');

    // Neither undo, the history nor a backup brings it back.
    for (let step = 0; store.nextUndo && step < 30; step++) await store.undo();
    expect(store.nextUndo).toBeNull();
    for (let step = 0; store.nextRedo && step < 30; step++) await store.redo();
    await store.saved();
    expect(await filesWith(folder, WORDS)).toEqual([]);
    expect(store.lookup('article', kept.secret)).toBeUndefined();
    expect(store.lookup('article', kept.plain)).toBeDefined();
    const [backup] = await keeping.backups.list();
    expect(backup?.problem).toBeNull();
    expect((await keeping.backups.restore(backup?.id ?? '', null)).ok).toBe(true);
    expect(store.lookup('article', kept.secret)).toBeUndefined();
    const { entries } = await keeping.history.page('', null);
    expect(JSON.stringify(entries)).not.toContain(SECRET);

    await kept.reopen();
    expect(kept.store.damage).toEqual([]);
    expect(kept.store.lookup('article', kept.plain)).toBeDefined();
    expect(await filesWith(folder, WORDS)).toEqual([]);
  });

  it('keeps the clips of an article unless told otherwise, with the citation of their article', async () => {
    const kept = await withSecret();
    await kept.run('Move to the trash', { do: 'trash', kind: 'article', id: kept.secret });
    await kept.keeping.deleting.purge([{ kind: 'article', id: kept.secret }], { withClips: false });
    const clip = kept.store.lookup('clip', kept.clipId);
    expect(clip?.quote.exact).toBe(QUOTED);
    expect(clip?.citation?.title).toBe(`${SECRET} letters found`);
    expect(kept.store.relations.evidenceOfClip.of(kept.clipId).size).toBe(1);
    const texts = await readdir(join(kept.library, 'texts'));
    expect(texts).toHaveLength(1);
    expect(await readdir(join(kept.library, 'originals'))).toHaveLength(1);
  });

  it('takes only what lies in the trash, and nothing while damage is unsettled', async () => {
    const kept = await withSecret();
    const asked = [{ kind: 'article', id: kept.secret }] as const;
    const refused = await kept.keeping.deleting.purge(asked, { withClips: false });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-in-trash' } });
    await kept.store.compact();
    await kept.store.close();
    const path = join(kept.library, 'snapshot.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('importedAt', 'importedOn'));
    await kept.reopen();
    expect(kept.store.damage).toHaveLength(1);
    await kept.run('Move to the trash', { do: 'trash', kind: 'article', id: kept.secret });
    const damaged = await kept.keeping.deleting.purge(asked, { withClips: false });
    expect(damaged).toMatchObject({ ok: false, error: { code: 'damaged' } });
  });

  it('keeps a content file that another article needs', async () => {
    const kept = await keptLibrary();
    const words = ['Same words', 'They stand in two articles, and one of them goes.'] as const;
    const first = await kept.article(...words);
    await kept.run('Move to the trash', { do: 'trash', kind: 'article', id: first });
    const second = await kept.article(...words);
    await kept.keeping.deleting.purge([{ kind: 'article', id: first }], { withClips: true });
    const article = kept.store.lookup('article', second);
    const text = kept.store.lookup('text', article?.textId ?? '');
    kept.store.content.forget();
    expect((await kept.store.content.readText(text?.sha256 ?? '')).ok).toBe(true);
    expect((await kept.store.content.checkOriginal(article?.original?.sha256 ?? '')).ok).toBe(true);
  });

  it('that was asked for and never saved has deleted nothing', async () => {
    const kept = await withSecret();
    await kept.run('Move to the trash', { do: 'trash', kind: 'article', id: kept.secret });
    const before = contents(kept.store);
    await kept.store.saved();
    const intent = { keys: [`article/${kept.secret}`], texts: [], originals: [] };
    await writeFile(join(kept.library, 'purge.json'), JSON.stringify(intent));
    await kept.reopen();
    expect(contents(kept.store)).toEqual(before);
    expect(await readdir(kept.library)).not.toContain('purge.json');
  });

  it('goes on after a crash at any operation, to the same end', async () => {
    // The job is cut short at the nth file operation; the next start takes it up again.
    let reached = Infinity;
    for (let nth = 1; nth < reached; nth += 3) {
      const files = new FaultyFiles();
      let counted = 0;
      let cuts = true;
      const jobs = fileJobs((job: FileJob) => {
        if (job.do !== 'purge' || !cuts) return runJob(diskFiles, job);
        files.plan = () => (++counted >= nth ? 'EIO' : null);
        return runJob(files, job);
      });
      const kept = await withSecret({ keeping: { jobs } });
      await kept.keeping.backups.make('asked');
      await kept.run('Move to the trash', { do: 'trash', kind: 'article', id: kept.secret });
      await kept.run('Move to the trash', { do: 'trash', kind: 'clip', id: kept.clipId });
      const asked = [
        { kind: 'article', id: kept.secret },
        { kind: 'clip', id: kept.clipId },
      ] as const;
      const outcome = await kept.keeping.deleting.purge(asked, { withClips: true });
      if (outcome.ok) reached = nth;
      else expect(outcome.error.code).toBe('not-finished');
      cuts = false;
      await kept.reopen();
      expect(kept.store.damage).toEqual([]);
      expect(kept.store.lookup('article', kept.plain)).toBeDefined();
      const places = [kept.library, kept.app];
      for (const place of places) expect(await filesWith(place, WORDS), `at ${nth}`).toEqual([]);
      await kept.store.close();
    }
    expect(reached).toBeGreaterThan(30);
  }, 120_000);
});
