import { describe, expect, it } from 'vitest';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HISTORY_REACH, reachIn, reachSettings } from '../../../core/library/history-reach';
import { pruneHistory } from '../../../electron/keeping/history-retention';
import { diskFiles } from '../../../electron/store/file-port';
import { keptLibrary } from '../../support/kept-library';
import { contents } from '../../support/temp-library';

describe('the history', () => {
  it('lists deeds newest first, with the names of what they touched, through compactions', async () => {
    const kept = await keptLibrary();
    const one = await kept.event('Smoke');
    await kept.store.compact();
    await kept.run('Rename', { do: 'set', kind: 'event', id: one, set: { title: 'Fire' } });
    await kept.store.undo();
    const { entries, next } = await kept.keeping.history.page('', null);
    expect(next).toBeNull();
    expect(entries.map(({ act, label }) => [act, label])).toEqual([
      ['undo', 'Rename'],
      ['do', 'Rename'],
      ['do', 'New event'],
    ]);
    expect(entries.at(-1)?.records).toEqual([{ kind: 'event', id: one, name: 'Smoke' }]);
    expect(entries.map(({ revertible }) => revertible)).toEqual([true, false, true]);
    expect(entries[0]?.touched).toBe(1);
  });

  it('is searched by label, by name and by the words that were put in', async () => {
    const kept = await keptLibrary();
    await kept.event('Émile Zola');
    await kept.page('Notes', 'The valve was open.');
    const labels = async (query: string) =>
      (await kept.keeping.history.page(query, null)).entries.map(({ label }) => label);
    expect(await labels('EMILE')).toEqual(['New event']);
    expect(await labels('valve')).toEqual(['New page']);
    expect(await labels('new p')).toEqual(['New page']);
    expect(await labels('nothing like it')).toEqual([]);
  });

  it('comes in pages that hold every deed once', async () => {
    const kept = await keptLibrary();
    const titles: string[] = [];
    for (let nth = 0; nth < 150; nth++) {
      titles.unshift(`Event ${nth}`);
      await kept.event(`Event ${nth}`);
    }
    const listed: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof kept.keeping.history.page>> =
        await kept.keeping.history.page('', before);
      listed.push(...page.entries.map(({ records }) => records[0]?.name ?? ''));
      before = page.next;
    } while (before !== null);
    expect(listed).toEqual(titles);
  });

  it('takes a deed back from there, long after others, as a step of its own', async () => {
    const kept = await keptLibrary();
    const event = await kept.event('Smoke');
    await kept.run('Rename', { do: 'set', kind: 'event', id: event, set: { title: 'Fire' } });
    await kept.run('Place', { do: 'set', kind: 'event', id: event, set: { place: 'Alder' } });
    const before = contents(kept.store);
    await kept.reopen();
    const { entries } = await kept.keeping.history.page('rename', null);
    const [entry] = entries;
    const reverted = await kept.keeping.history.revert(entry?.deed ?? '', 'do');
    expect(reverted).toEqual({ ok: true, value: { label: 'Revert: Rename' } });
    expect(kept.store.lookup('event', event)).toMatchObject({ title: 'Smoke', place: 'Alder' });
    const again = await kept.keeping.history.revert(entry?.deed ?? '', 'do');
    expect(again).toMatchObject({ ok: false, error: { code: 'nothing' } });
    expect(await kept.keeping.history.revert('no-such-deed', 'do')).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    await kept.store.undo();
    expect(contents(kept.store)).toEqual(before);
  });

  it('goes no further back than it has to, and never by the clock alone', async () => {
    let now = '2024-01-01T00:00:00Z';
    const kept = await keptLibrary({ store: { now: () => now } });
    for (let nth = 0; nth < 10; nth++) {
      now = `20${14 + nth}-01-01T00:00:00Z`;
      await kept.event(`Event ${nth}`);
      await kept.store.compact();
    }
    const folder = join(kept.library, 'history', kept.store.device);
    expect(await readdir(folder)).toHaveLength(10);
    const prune = (days: number, changes: number) =>
      pruneHistory(diskFiles, { folder: kept.library, reach: { days, changes } });
    expect(await prune(90, 3)).toBe(0);
    expect(await prune(2, 100)).toBe(0);
    expect(await kept.keeping.forgets({ days: 2, changes: 100 })).toEqual({
      changes: 0,
      newest: null,
    });
    expect(await kept.keeping.forgets({ days: 2, changes: 5 })).toEqual({
      changes: 5,
      newest: '2018-01-01T00:00:00Z',
    });
    expect(await readdir(folder)).toHaveLength(10);
    expect(await prune(2, 5)).toBe(5);
    expect(await readdir(folder)).toHaveLength(5);
    await kept.reopen();
    expect(kept.store.damage).toEqual([]);
    expect(kept.store.library.event.size).toBe(10);
  });

  it('is kept as far back as the library says, and undo takes that setting back', async () => {
    let now = '';
    const kept = await keptLibrary({
      store: { now: () => now },
      keeping: { makesBackups: true },
    });
    for (let nth = 0; nth < 130; nth++) {
      now = `20${String(10 + (nth % 80))}-01-01T00:00:00Z`;
      await kept.event(`Event ${nth}`);
      await kept.store.compact();
    }
    const folder = join(kept.library, 'history', kept.store.device);
    const keep = (days: number, changes: number) =>
      kept.run(
        'Keep less',
        ...reachSettings({ days, changes }).map(
          (one) => ({ do: 'set', kind: 'setting', ...one }) as const,
        ),
      );
    await keep(2, 100);
    await kept.store.undo();
    expect(reachIn(kept.store.lookup)).toEqual(HISTORY_REACH);
    await kept.keeping.care();
    expect(await readdir(folder)).toHaveLength(130);
    await kept.store.redo();
    expect(reachIn(kept.store.lookup)).toEqual({ days: 2, changes: 100 });
    now = '2099-01-01T00:00:00Z';
    await kept.keeping.care();
    expect(await readdir(folder)).toHaveLength(100);
    await keep(0, 3);
    expect(reachIn(kept.store.lookup)).toEqual(HISTORY_REACH);
  });
});
