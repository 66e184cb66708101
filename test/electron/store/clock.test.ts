import { afterEach, expect, it, vi } from 'vitest';
import { noteFault } from '../../support/fault-table';
import type { LibraryStore } from '../../../electron/store/library-store';
import { must, openStore, tempFolder } from '../../support/temp-library';

const DEVICES = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
const SHARED = '01900000-0000-7000-8000-0000000000aa';

afterEach(() => {
  vi.useRealTimers();
});

const event = (id: string, title: string) => ({
  label: `Add ${title}`,
  commands: [{ do: 'add' as const, kind: 'event' as const, id, fields: { title } }],
});
const set = (fields: Record<string, unknown>) => ({
  label: `Set ${Object.keys(fields).join()}`,
  commands: [{ do: 'set' as const, kind: 'event' as const, id: SHARED, set: fields }],
});

/** All that is shown but the times, which are for people only. */
function shown(store: LibraryStore): unknown {
  return {
    events: [...store.library.event.values()].map(({ id, title, place, description }) => ({
      id,
      title,
      place,
      description,
    })),
    undo: store.nextUndo?.label,
    redo: store.nextRedo?.label,
    damage: store.damage,
  };
}

/** Two devices work on a library in turn; `year` is what the clock shows at each step. */
async function work(year: (step: number) => number): Promise<unknown[]> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const folder = await tempFolder();
  const seen: unknown[] = [];
  let step = 0;
  const tick = () => vi.setSystemTime(Date.UTC(year(step++), 5, 1));
  tick();
  for (let run = 0; run < 6; run++) {
    const store = await openStore(folder, { device: DEVICES[run % 2] ?? '' });
    seen.push(shown(store));
    if (run === 0) await must(store, event(SHARED, 'Shared'));
    tick();
    await must(store, event(`01900000-0000-7000-8000-00000000000${run}`, `Event ${run}`));
    tick();
    await must(store, set({ title: `Title ${run}` }));
    await must(store, set(run % 2 ? { place: `Place ${run}` } : { description: `Text ${run}` }));
    tick();
    await store.undo();
    await store.undo();
    tick();
    await store.redo();
    if (run === 3) await store.compact();
    tick();
    seen.push(shown(store));
    await store.close();
  }
  return seen;
}

it('a clock that is years ahead or back, between runs or within one, changes no order, merging or undo', async () => {
  const steady = await work(() => 2024);
  expect(await work((step) => 2024 + (step % 2 ? 10 : -10))).toEqual(steady);
  expect(await work((step) => 2060 - step)).toEqual(steady);
  expect(await work((step) => (step < 12 ? 2034 : 2014))).toEqual(steady);
  noteFault({
    fault: 'the clock is ten years ahead or back, between runs and within one',
    how: 'real disk',
    cases: 3,
    outcome: 'order, merging and undo are as with a steady clock',
  });
});
