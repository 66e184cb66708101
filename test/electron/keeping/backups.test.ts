import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptBackups } from '../../../electron/keeping/backup-retention';
import type { DatedBackup } from '../../../electron/keeping/backup-retention';
import { FaultyFiles } from '../../support/faulty-files';
import { keptLibrary } from '../../support/kept-library';
import { DEVICE, contents } from '../../support/temp-library';

async function filled() {
  const kept = await keptLibrary();
  const article = await kept.article('The harbour report', 'Smoke was seen at dawn by the crew.');
  const clip = await kept.clip(article, 5, 20);
  const event = await kept.event('The board meets', clip);
  const page = await kept.page('Notes', 'What is known so far.');
  return Object.assign(kept, { articleId: article, clipId: clip, eventId: event, pageId: page });
}
type Filled = Awaited<ReturnType<typeof filled>>;

async function backedUp(kept: Filled): Promise<string> {
  const made = await kept.keeping.backups.make('asked');
  if (!made.ok) throw new Error(made.error.message);
  return made.value.id;
}

describe('a backup', () => {
  it('says what it holds, and shows what is different now', async () => {
    const kept = await filled();
    const id = await backedUp(kept);
    expect(await kept.keeping.backups.list()).toMatchObject([
      { id, reason: 'asked', articles: 1, clips: 1, events: 1, pages: 1, problem: null },
    ]);
    const all = { different: false, most: 100 };
    const same = await kept.keeping.backups.contents(id, '', all);
    expect(same.ok && same.value.records.map(({ now }) => now)).toEqual(Array(4).fill('same'));

    await kept.run('Rename', {
      do: 'set',
      kind: 'event',
      id: kept.eventId,
      set: { title: 'Later' },
    });
    await kept.run('Trash', { do: 'trash', kind: 'page', id: kept.pageId });
    const different = await kept.keeping.backups.contents(id, '', { different: true, most: 100 });
    expect(different.ok && different.value).toMatchObject({
      found: 2,
      records: [
        { kind: 'event', name: 'The board meets', now: 'changed' },
        { kind: 'page', name: 'Notes', now: 'trash' },
      ],
    });
    const found = await kept.keeping.backups.contents(id, 'BOARD', all);
    expect(found.ok && found.value.records.map(({ id: one }) => one)).toEqual([kept.eventId]);
  });

  it('stays whole when what lies in the library is spoilt in its place, snapshot or journal', async () => {
    const kept = await filled();
    await kept.store.compact();
    await kept.event('Since the snapshot');
    const then = contents(kept.store);
    const id = await backedUp(kept);
    await kept.store.close();
    const journal = join(kept.library, 'journal', DEVICE);
    for (const segment of await readdir(journal)) {
      await writeFile(join(journal, segment), Buffer.alloc(100));
    }
    await writeFile(join(kept.library, 'snapshot.ndjson'), '');
    await rm(join(kept.library, 'history'), { recursive: true });
    await kept.reopen();
    expect(kept.store.library.event.size).toBe(0);
    const { offers } = await kept.keeping.recovery.report();
    expect(offers).toMatchObject([{ from: id, complete: true, articles: 1, events: 2 }]);
    expect((await kept.keeping.recovery.restore(id)).ok).toBe(true);
    expect(contents(kept.store)).toEqual(then);
  });

  it('is restored whole as one step that undo takes back, with a backup of now made before', async () => {
    const kept = await filled();
    const then = contents(kept.store);
    const id = await backedUp(kept);
    await kept.run('Rename', {
      do: 'set',
      kind: 'event',
      id: kept.eventId,
      set: { title: 'Later' },
    });
    await kept.run('Trash', { do: 'trash', kind: 'article', id: kept.articleId });
    const added = await kept.event('New since');
    const now = contents(kept.store);
    const restored = await kept.keeping.backups.restore(id, null);
    expect(restored).toMatchObject({ ok: true, value: { missing: [] } });
    const trashed = kept.store.lookup('event', added);
    expect(trashed?.trashedAt).not.toBeNull();
    await kept.run('Compare', { do: 'set', kind: 'event', id: added, set: { title: 'x' } });
    await kept.store.undo();
    expect(kept.store.lookup('event', kept.eventId)?.title).toBe('The board meets');
    expect((await kept.keeping.backups.list()).map(({ reason }) => reason)).toEqual([
      'before-restore',
      'asked',
    ]);
    await kept.store.undo();
    expect(contents(kept.store)).toEqual(now);
    await kept.store.redo();
    await kept.reopen();
    const { event, ...others } = contents(kept.store) as Record<string, unknown[]>;
    expect(event).toHaveLength(2);
    expect({ ...others, event: event?.slice(0, 1) }).toEqual(then);
  });

  it('gives back one record with what belongs to it, and its files', async () => {
    const kept = await filled();
    const id = await backedUp(kept);
    await kept.run('Trash', { do: 'trash', kind: 'article', id: kept.articleId });
    await kept.run('Trash', { do: 'trash', kind: 'clip', id: kept.clipId });
    await kept.run(
      'Unlink',
      ...[...kept.store.library.evidence.keys()].map(
        (one) => ({ do: 'remove', kind: 'evidence', id: one }) as const,
      ),
    );
    for (const folder of ['texts', 'originals']) {
      await rm(join(kept.library, folder), { recursive: true });
    }
    const restored = await kept.keeping.backups.restore(id, [
      { kind: 'article', id: kept.articleId },
    ]);
    expect(restored).toMatchObject({ ok: true, value: { missing: [] } });
    expect(kept.store.lookup('clip', kept.clipId)?.trashedAt).toBeNull();
    expect(kept.store.relations.evidenceOfEvent.of(kept.eventId).size).toBe(1);
    const article = kept.store.lookup('article', kept.articleId);
    expect((await kept.store.content.checkOriginal(article?.original?.sha256 ?? '')).ok).toBe(true);
    expect(restored.ok && restored.value.label).toMatch(/^Restore “.*” from the backup of /);
  });

  it('is made once a day on which something has changed, whatever the clock says', async () => {
    let now = '2024-05-01T10:00:00.000Z';
    const kept = await keptLibrary({ store: { now: () => now } });
    const due = async () => (await kept.keeping.backups.makeIfDue())?.ok ?? false;
    expect(await due()).toBe(false);
    await kept.event('One');
    expect([await due(), await due()]).toEqual([true, false]);
    await kept.event('Two');
    expect(await due()).toBe(false);
    now = '2024-05-02T10:00:00.000Z';
    expect([await due(), await due()]).toEqual([true, false]);
    now = '2024-05-03T10:00:00.000Z';
    expect(await due()).toBe(false);
    await kept.event('Three');
    now = '2014-05-03T10:00:00.000Z';
    expect(await due()).toBe(true);
    expect(await kept.keeping.backups.list()).toHaveLength(3);
  });

  it('that cannot be made leaves the others, and no half of one', async () => {
    const kept = await filled();
    const id = await backedUp(kept);
    const before = await readdir(join(kept.app, 'backups', kept.store.identity.id));
    let reached = Infinity;
    for (let nth = 1; nth < reached; nth += 2) {
      const files = new FaultyFiles();
      let counted = 0;
      files.plan = () => (++counted >= nth ? 'ENOSPC' : null);
      const { Backups } = await import('../../../electron/keeping/backups');
      const { backUp } = await import('../../../electron/keeping/back-up');
      const backups = new Backups({
        store: kept.store,
        files,
        folder: kept.keeping.backups.folder,
        run: (job) => backUp(files, job),
      });
      const made = await backups.make('daily');
      if (made.ok) reached = nth;
      const list = await kept.keeping.backups.list();
      expect(list.at(-1)?.id).toBe(id);
      for (const one of list) {
        expect(one.problem).toBeNull();
        const whole = await kept.keeping.backups.contents(one.id, '', { different: true, most: 9 });
        expect(whole.ok && whole.value.found).toBe(0);
      }
    }
    expect(reached).toBeGreaterThan(20);
    expect(before).toContain(id);
    // What was left half done is gone with the next one that is made.
    await backedUp(kept);
    const names = await readdir(kept.keeping.backups.folder);
    const sound = (await kept.keeping.backups.list()).map((one) => one.id);
    expect(names.filter((name) => name !== 'content').sort()).toEqual(sound.sort());
  });

  it('is not begun while something is not saved, and says that', async () => {
    const kept = await filled();
    await expect.poll(() => kept.store.saving.state).toBe('saved');
    await rename(kept.library, `${kept.library} unplugged`);
    await kept.event('Not saved yet');
    await expect.poll(() => kept.store.saving.state).toBe('not-saved');
    expect(await kept.keeping.backups.make('asked')).toMatchObject({
      error: { code: 'not-saved' },
    });
    await rename(`${kept.library} unplugged`, kept.library);
    await expect.poll(() => kept.store.saving.state, { timeout: 5_000 }).toBe('saved');
    expect(await kept.keeping.backups.make('asked')).toMatchObject({ value: { events: 2 } });
  });

  it('that was damaged says so or gives what is whole, and hides no other', async () => {
    const kept = await filled();
    const first = await backedUp(kept);
    const second = await backedUp(kept);
    await writeFile(join(kept.keeping.backups.folder, second, 'backup.json'), 'null');
    const list = await kept.keeping.backups.list();
    expect(list.map(({ id, problem }) => [id, problem === null])).toEqual([
      [second, false],
      [first, true],
    ]);
    expect((await backedUp(kept)) > second).toBe(true);
    expect(await readFile(join(kept.keeping.backups.folder, second, 'backup.json'), 'utf8')).toBe(
      'null',
    );
  });

  it('of which a part is damaged says so, gives back what is whole, and trashes nothing', async () => {
    const kept = await filled();
    await kept.store.compact();
    const id = await backedUp(kept);
    const snapshot = join(kept.keeping.backups.folder, id, 'snapshot.ndjson');
    const lines = await readFile(snapshot, 'utf8');
    await writeFile(snapshot, lines.replace('The board meets', 'The board meats'));
    await kept.run('Trash', { do: 'trash', kind: 'page', id: kept.pageId });
    const inside = await kept.keeping.backups.contents(id, '', { different: false, most: 100 });
    expect(inside).toMatchObject({ value: { found: 3, entry: { articles: 1, events: 0 } } });
    expect(inside.ok && inside.value.entry.problem).toContain('cannot be read');
    expect(await kept.keeping.backups.restore(id, null)).toMatchObject({
      error: { code: 'damaged' },
    });
    expect(kept.store.lookup('event', kept.eventId)?.trashedAt).toBeNull();
    expect(
      await kept.keeping.backups.restore(id, [{ kind: 'page', id: kept.pageId }]),
    ).toMatchObject({ ok: true });
    expect(kept.store.lookup('page', kept.pageId)?.trashedAt).toBeNull();
  });
});

describe('backups that stay', () => {
  const days = (from: string, count: number): DatedBackup[] =>
    Array.from({ length: count }, (_, at) => ({
      id: String(at).padStart(6, '0'),
      at: new Date(Date.parse(from) + at * 86_400_000).toISOString(),
      reason: 'daily' as const,
    }));

  it('are the last of seven days, four weeks and twelve months', () => {
    const all = days('2023-01-01T12:00:00Z', 500);
    const kept = all.filter(({ id }) => keptBackups(all).has(id)).map(({ at }) => at.slice(0, 10));
    expect(kept).toEqual([
      ...['2023-06-30', '2023-07-31', '2023-08-31', '2023-09-30', '2023-10-31', '2023-11-30'],
      ...['2023-12-31', '2024-01-31', '2024-02-29', '2024-03-31', '2024-04-28', '2024-04-30'],
      ...['2024-05-05', '2024-05-08', '2024-05-09', '2024-05-10', '2024-05-11', '2024-05-12'],
      ...['2024-05-13', '2024-05-14'],
    ]);
  });

  it('are the same however far off the clock was for one of them', () => {
    const all = days('2024-05-01T12:00:00Z', 5);
    const odd = [...all, { id: '000005', at: '2034-05-01T00:00:00Z', reason: 'daily' as const }];
    const after = [...odd, { id: '000006', at: '2024-05-06T00:00:00Z', reason: 'daily' as const }];
    expect([...keptBackups(after)].sort()).toEqual(after.map(({ id }) => id));
  });

  it('keep those made by hand and before a restore apart from the daily ones', () => {
    const all: DatedBackup[] = Array.from({ length: 30 }, (_, at) => ({
      id: String(at).padStart(6, '0'),
      at: '2024-05-01T12:00:00Z',
      reason: at < 15 ? 'asked' : 'before-restore',
    }));
    expect([...keptBackups(all)].sort()).toEqual([
      ...['05', '06', '07', '08', '09', '10', '11', '12', '13', '14'].map((n) => `0000${n}`),
      ...['25', '26', '27', '28', '29'].map((n) => `0000${n}`),
    ]);
  });
});
