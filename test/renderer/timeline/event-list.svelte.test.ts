import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../core/library/records';
import { indexEvents } from '../../../core/timeline/index-events';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { timelineEvents } from '../../../renderer/state/timeline-events';
import type { EventColumn } from '../../../renderer/timeline/event-columns';
import { EventListState } from '../../../renderer/timeline/event-list.svelte';
import { article, clip, event, evidence, tag } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stop = (): void => undefined;
afterEach(() => stop());

function memory(kept: Record<string, string> = {}) {
  return {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  };
}

async function listOf(records: readonly AnyRecord[], store = memory()) {
  const main = new FakeMain([records]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  stop = notebook.start();
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const list = new EventListState(notebook, store);
  const index = () =>
    indexEvents(
      timelineEvents(notebook.orderedEvents, () => []),
      [],
    );
  const ids = () => list.rowsOf(index()).map(({ id }) => id);
  const by = (column: EventColumn) => {
    list.sortBy(column);
    return ids();
  };
  return { list, by, ids, index, main };
}

const BASE: readonly AnyRecord[] = [
  article('a', { siteName: 'Courier' }),
  article('b', { siteName: 'Wire' }),
  clip('c1', 'a', 'Words.'),
  clip('c2', 'b', 'Words.'),
  tag('t1', 'Zoll'),
  tag('t2', 'änderung'),
  { kind: 'lane', id: 'l1', name: 'Ships', order: 1 },
  event('e1', 'Bay 10', '2023-11-20', { place: 'Alder', tags: ['t1'] }),
  event('e2', 'bay 9', '2023-11-13~', { people: ['Ruth'], laneId: 'l1' }),
  event('e3', 'Alarm', null, { tags: ['t2'] }),
  event('e4', 'Éclair', '2023-11-14', { place: 'bay' }),
  evidence('v1', 'e1', 'c1', { claim: { label: 'hurt', value: '1' } }),
  evidence('v2', 'e1', 'c2', { claim: { label: 'hurt', value: '2' } }),
  evidence('v3', 'e4', 'c1'),
];

describe('the list of events', () => {
  it('is in the order of time, what has no date last whichever way', async () => {
    const { ids, by } = await listOf(BASE);
    expect(ids()).toEqual(['e2', 'e4', 'e1', 'e3']);
    expect(by('when')).toEqual(['e1', 'e4', 'e2', 'e3']);
  });

  it('is sorted as people sort names: by number, without regard to case and accents', async () => {
    const { by } = await listOf(BASE);
    expect(by('title')).toEqual(['e3', 'e2', 'e1', 'e4']);
    expect(by('title')).toEqual(['e4', 'e1', 'e2', 'e3']);
    expect(by('tags')).toEqual(['e3', 'e1', 'e2', 'e4']);
  });

  it('has what is empty in a column last both ways, in the order of time', async () => {
    const { by } = await listOf(BASE);
    expect(by('place')).toEqual(['e1', 'e4', 'e2', 'e3']);
    expect(by('place')).toEqual(['e4', 'e1', 'e2', 'e3']);
    expect(by('people')).toEqual(['e2', 'e4', 'e1', 'e3']);
    expect(by('lane')).toEqual(['e2', 'e4', 'e1', 'e3']);
  });

  it('has the fewest origins first, and the surest', async () => {
    const { by } = await listOf(BASE);
    expect(by('sources')).toEqual(['e2', 'e3', 'e4', 'e1']);
    expect(by('certainty')).toEqual(['e3', 'e2', 'e4', 'e1']);
  });

  it('keeps the order for the next time, and begins anew where what was kept cannot be read', async () => {
    const kept: Record<string, string> = {};
    const { by } = await listOf(BASE, memory(kept));
    by('title');
    by('title');
    const again = await listOf(BASE, memory(kept));
    expect(again.list.sort).toEqual({ column: 'title', descending: true });
    for (const value of ['{', 'null', '{"column":"nothing"}']) {
      const broken = await listOf(BASE, memory({ 'event-list': value }));
      expect(broken.list.sort).toEqual({ column: 'when', descending: false });
    }
  });

  it('follows a lane, a tag and an event that change', async () => {
    const { by, ids, main } = await listOf(BASE);
    expect(by('tags')).toEqual(['e3', 'e1', 'e2', 'e4']);
    main.tell({ kind: 'tag', id: 't1', set: { name: 'Aal' } });
    expect(ids()).toEqual(['e1', 'e3', 'e2', 'e4']);
    main.tell({ kind: 'event', id: 'e3', set: { trashedAt: '2026' } });
    expect(ids()).toEqual(['e1', 'e2', 'e4']);
  });
});
