import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { AnyRecord } from '../../../core/library/records';
import { FocusState } from '../../../renderer/state/focus.svelte';
import { collectionKey } from '../../../renderer/state/label-counts';
import { LabelsState } from '../../../renderer/state/labels.svelte';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { PanesState } from '../../../renderer/state/panes.svelte';
import { usesOf } from '../../../renderer/organising/uses';
import { article, clip, event, evidence, page, tag } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

async function labelsOf(records: readonly AnyRecord[]) {
  const main = new FakeMain([records]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  const labels = new LabelsState(notebook);
  const root = $effect.root(() => {
    $effect(() => void [labels.rows, labels.tag, labels.count('harbour')]);
  });
  stops.push(labels.start(), root, notebook.start());
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const rows = () => labels.rows.map(({ leaf, level }) => `${level} ${leaf}`);
  return { main, notebook, labels, rows };
}

const BASE: readonly AnyRecord[] = [
  tag('t1', 'harbour'),
  tag('t2', 'Harbour/board'),
  tag('t3', 'harbour wall'),
  tag('t4', 'union/pay/1998'),
  { kind: 'collection', id: 'k', name: 'Ferry' },
  article('a', {}, { tags: ['t1', 't2'], collections: ['k'] }),
  clip('c1', 'a', 'words', { tags: ['t2'] }),
  clip('c2', 'a', 'words', { tags: ['t2'], trashedAt: '2026-01-01' }),
  event('e1', 'Strike', null, { tags: ['t4'] }),
];

test('tags stand in a tree by the slashes in their names, also under names that are no tags', async () => {
  const { labels, rows } = await labelsOf(BASE);
  expect(rows()).toEqual(['1 harbour', '2 board', '1 harbour wall', '1 union', '2 pay', '3 1998']);
  labels.fold('union', true);
  expect(rows()).toEqual(['1 harbour', '2 board', '1 harbour wall', '1 union']);
  labels.words = 'pay';
  expect(rows()).toEqual(['1 union', '2 pay', '3 1998']);
});

test('a record counts once for a tag and those nested in it, one in the trash not at all', async () => {
  const { main, labels } = await labelsOf(BASE);
  expect(labels.count('harbour')).toEqual({ article: 1, clip: 1, event: 0 });
  expect(labels.count('union')).toEqual({ article: 0, clip: 0, event: 1 });
  expect(labels.count(collectionKey('k')).article).toBe(1);
  main.tell({ kind: 'clip', id: 'c2', set: { trashedAt: null } });
  main.tell({ kind: 'event', id: 'e1', set: { tags: ['t1'] } });
  main.tell({ kind: 'article', id: 'a', set: { tags: ['t2'], collections: [] } });
  expect(labels.count('harbour')).toEqual({ article: 1, clip: 2, event: 1 });
  expect(labels.count('union')).toEqual({ article: 0, clip: 0, event: 0 });
  main.tell({ kind: 'tag', id: 't2', set: { name: 'board' } });
  expect(labels.count('harbour')).toEqual({ article: 0, clip: 0, event: 1 });
  expect(labels.count('board')).toEqual({ article: 1, clip: 2, event: 0 });
});

test('the tag that is looked at stays so when it is renamed, and two of one name are told of', async () => {
  const { main, labels } = await labelsOf(BASE);
  labels.tagKey = 'harbour/board';
  main.tell({ kind: 'tag', id: 't2', set: { name: 'port/board' } });
  expect(labels.tag?.name).toBe('port/board');
  expect(labels.twins.merges).toEqual([]);
  main.tell({ kind: 'tag', id: 't3', set: { name: 'HARBOUR' } });
  expect(labels.twins.merges).toHaveLength(1);
  expect(labels.rows.find(({ key }) => key === 'harbour')?.tags).toHaveLength(2);
});

test('an article is used by what uses its clips, each once and none from the trash', async () => {
  const { main, notebook } = await labelsOf([
    article('a', {}),
    clip('c1', 'a', 'one'),
    clip('c2', 'a', 'two'),
    clip('c3', 'a', 'three', { trashedAt: '2026-01-01' }),
    event('e1', 'Strike', null),
    event('e2', 'Gone', null, { trashedAt: '2026-01-01' }),
    evidence('v1', 'e1', 'c1'),
    evidence('v2', 'e1', 'c2'),
    evidence('v3', 'e2', 'c2'),
    page('p1', 'Draft', '[[clip:c1]] [[clip:c2]]'),
    page('p2', 'Old', '[[clip:c1]]', { trashedAt: '2026-01-01' }),
    page('p3', 'Third', '[[clip:c3]]'),
  ]);
  const app = { notebook, focus: new FocusState(), panes: new PanesState(main.bridge) };
  const { pages, events } = usesOf(app, notebook.clipsOf('a'));
  expect([pages.map(({ label }) => label), events.map(({ label }) => label)]).toEqual([
    ['Draft'],
    ['Strike'],
  ]);
  pages[0]?.run();
  expect(app.focus.main).toEqual({ kind: 'page', id: 'p1' });
});
