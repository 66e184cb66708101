import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { FocusState } from '../../../renderer/state/focus.svelte';
import { KinState } from '../../../renderer/state/kin.svelte';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { FakeMain } from '../../support/fake-main';
import { article, clip, event, evidence } from '../../core/notebook/library-of';

const RECORDS = [
  article('a', { title: 'a' }),
  clip('c1', 'a', 'words'),
  clip('c2', 'a', 'others'),
  event('e1', 'Return', null),
  event('e2', 'Letter', null),
  evidence('v1', 'e1', 'c1'),
  evidence('v2', 'e2', 'c1'),
  evidence('v3', 'e1', 'c2'),
];

let stop = (): void => undefined;
afterEach(() => stop());

async function opened() {
  const main = new FakeMain([RECORDS]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  const ends = notebook.start();
  while (!notebook.loaded) await Promise.resolve();
  const focus = new FocusState();
  const kin = new KinState(notebook, focus);
  const seen: string[] = [];
  const unwatch = $effect.root(() => {
    $effect(() => {
      seen.push(`${[...kin.events].join(' ')} | ${[...kin.clips].join(' ')}`);
    });
  });
  stop = () => {
    unwatch();
    ends();
  };
  flushSync();
  return { main, focus, kin, seen };
}

describe('what belongs to what is selected', () => {
  test('is a clip’s events, or an event’s clips: of the one that was selected last', async () => {
    const { focus, kin } = await opened();
    focus.selectClip('c1');
    expect([...kin.events]).toEqual(['e1', 'e2']);
    expect([...kin.clips]).toEqual([]);
    focus.selectEvent('e1');
    expect([...kin.events]).toEqual([]);
    expect([...kin.clips]).toEqual(['c1', 'c2']);
    focus.selectClip('c2');
    expect([...kin.events]).toEqual(['e1']);
    focus.selectClip(null);
    focus.selectEvent(null);
    expect(kin.events.size + kin.clips.size).toBe(0);
  });

  test('follows without selecting anything: one selection is one change of what is marked', async () => {
    const { focus, seen } = await opened();
    focus.selectEvent('e2');
    flushSync();
    focus.selectClip('c1');
    flushSync();
    expect(seen).toEqual([' | ', ' | c1', 'e1 e2 | ']);
    expect(focus.eventId).toBe('e2');
    expect(focus.clipId).toBe('c1');
    expect(focus.selections).toBe(2);
  });

  test('follows what is linked and unlinked, and is nothing for what is in the trash', async () => {
    const { main, focus, kin } = await opened();
    focus.selectClip('c1');
    main.tell({ kind: 'evidence', id: 'v2', gone: true });
    expect([...kin.events]).toEqual(['e1']);
    main.tell({ kind: 'clip', id: 'c1', set: { trashedAt: '2024-01-01T00:00:00.000Z' } });
    expect([...kin.events]).toEqual([]);
    focus.selectEvent('e1');
    expect([...kin.clips]).toEqual(['c2']);
  });
});
