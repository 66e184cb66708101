import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { restoreFromTrash } from '../../../electron/keeping/trash';
import { commitInParts } from '../../../electron/keeping/commit-in-parts';
import type { Op } from '../../../core/library/change';
import { heldDuring } from '../../bench/event-loop';
import { keptLibrary } from '../../support/kept-library';

/** More than one deed of commands could ever hold. */
const MANY = 12_000;
/** No longer is main held at a stretch, in milliseconds. */
const HELD = 50;
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
  // Tried again where others keep the machine busy: what it holds by itself, it holds each time.
  it(
    'is one deed and one step, and nothing done to it holds main long',
    { retry: 2 },
    async () => {
      const { kept, records, trashed } = await withFullTrash();
      const { store, keeping } = kept;
      const restored = await heldDuring(() => restoreFromTrash(store, records, 'Restore all'));
      expect(restored.value).toEqual({ ok: true, value: { records: MANY } });
      expect(trashed()).toBe(0);
      const undone = await heldDuring(() => store.undo());
      expect(undone.value?.ok).toBe(true);
      expect(trashed()).toBe(MANY);
      expect(store.nextUndo?.label).toBe('Many');
      const redone = await heldDuring(() => store.redo());
      expect(redone.value?.ok).toBe(true);
      expect(trashed()).toBe(0);
      expect(store.nextRedo).toBeNull();
      const listed = await heldDuring(() => keeping.history.page('', null));
      expect(listed.value.entries.map(({ act, touched }) => [act, touched])).toEqual([
        ['redo', MANY],
        ['undo', MANY],
        ['do', MANY],
        ['do', MANY],
      ]);
      const reverted = await heldDuring(async () =>
        keeping.history.revert(store.nextUndo?.deed ?? '', 'do'),
      );
      expect(reverted.value.ok).toBe(true);
      expect(trashed()).toBe(MANY);
      for (const { held } of [restored, undone, redone, listed, reverted]) {
        expect(held).toBeLessThan(HELD);
      }
    },
    60_000,
  );

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
