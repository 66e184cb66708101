import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { restoreFromTrash } from '../../../electron/keeping/trash';
import { commitInParts } from '../../../electron/keeping/commit-in-parts';
import type { Op } from '../../../core/library/change';
import { keptLibrary } from '../../support/kept-library';
import { mostAtOnce } from '../../support/most-at-once';

/** More than one deed of commands could ever hold. */
const MANY = 24_000;
const THEN = '2026-01-01T00:00:00.000Z';

function* trashedEvents(): Generator<Op> {
  const texts = { place: '', description: '', people: [], tags: [], when: null };
  const rest = { laneId: null, colour: null, settled: [], createdAt: THEN, trashedAt: THEN };
  for (let nth = 0; nth < MANY; nth++) {
    yield { kind: 'event', id: newId(), set: { ...texts, ...rest, title: `Event ${nth}` } };
  }
}

async function withFullTrash() {
  const kept = await keptLibrary();
  await commitInParts(kept.store, trashedEvents(), 'Many');
  await kept.store.saved();
  const records = [...kept.store.library.event.keys()].map(
    (id) => ({ kind: 'event', id }) as const,
  );
  const trashed = () =>
    [...kept.store.library.event.values()].filter(({ trashedAt }) => trashedAt !== null).length;
  return { kept, records, trashed };
}

describe('a restore of very many records from the trash', () => {
  it('is one deed and one step, and main has its turn all the while, also in undo and redo', async () => {
    const { kept, records, trashed } = await withFullTrash();
    const { store, keeping } = kept;
    const most = (work: () => Promise<unknown>) => mostAtOnce(store, work);
    const atOnce = [
      await most(async () =>
        expect(await restoreFromTrash(store, records, 'Restore all')).toEqual({
          ok: true,
          value: { records: MANY },
        }),
      ),
    ];
    expect(trashed()).toBe(0);
    atOnce.push(await most(async () => expect((await store.undo())?.ok).toBe(true)));
    expect(trashed()).toBe(MANY);
    expect(store.nextUndo?.label).toBe('Many');
    atOnce.push(await most(async () => expect((await store.redo())?.ok).toBe(true)));
    expect(trashed()).toBe(0);
    expect(store.nextRedo).toBeNull();
    const { entries } = await keeping.history.page('', null);
    expect(entries.map(({ act, touched }) => [act, touched])).toEqual([
      ['redo', MANY],
      ['undo', MANY],
      ['do', MANY],
      ['do', MANY],
    ]);
    const { deed = '' } = store.nextUndo ?? {};
    atOnce.push(
      await most(async () => expect((await keeping.history.revert(deed, 'do')).ok).toBe(true)),
    );
    expect(trashed()).toBe(MANY);
    for (const ops of atOnce) expect(ops).toBeLessThan(MANY / 2);
  }, 60_000);

  it('is taken back to its end before the library is closed', async () => {
    const { kept, records, trashed } = await withFullTrash();
    await restoreFromTrash(kept.store, records, 'Restore all');
    const undoing = kept.store.undo();
    await kept.reopen();
    expect((await undoing)?.ok).toBe(true);
    expect(trashed()).toBe(MANY);
    expect(kept.store.nextUndo?.label).toBe('Many');
    await kept.store.redo();
    expect(trashed()).toBe(0);
  }, 60_000);

  it('leaves what has come out of the trash meanwhile as it is', async () => {
    const kept = await keptLibrary();
    const [one, two] = [await kept.event('Smoke'), await kept.event('Fire')];
    await kept.run('Trash', { do: 'trash', kind: 'event', id: one });
    const records = [one, two, newId()].map((id) => ({ kind: 'event', id }) as const);
    const label = 'Restore';
    expect(await restoreFromTrash(kept.store, records, label)).toMatchObject({
      value: { records: 1 },
    });
    expect(await restoreFromTrash(kept.store, records, label)).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});
