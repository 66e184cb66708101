import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldsOf } from '../../../core/library/change';
import type { AnyRecord } from '../../../core/library/records';
import { readArrangement } from '../../../renderer/state/article-arrangement';
import { ArticlesViewState } from '../../../renderer/state/articles-view.svelte';
import { FocusState } from '../../../renderer/state/focus.svelte';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { article, clip, tag } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

const kept = new Map<string, string>();
let stops: (() => void)[] = [];

beforeEach(() => {
  kept.clear();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
  });
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

const BASE: readonly AnyRecord[] = [
  tag('t1', 'harbour'),
  tag('t2', 'Harbour/board'),
  tag('t3', 'harbourside'),
  article('a', { title: 'Kestrel withdrawn', publishedOn: '2023-11-14', siteName: 'Courier' }),
  article(
    'b',
    { title: 'A log entry', publishedOn: '2023-12-01', siteName: 'Wire' },
    {
      tags: ['t2'],
      read: true,
    },
  ),
  article('c', { title: 'No day' }, { tags: ['t1', 't3'], starred: true }),
  clip('c1', 'a', 'smoke'),
];

async function viewOf(records: readonly AnyRecord[] = BASE) {
  const main = new FakeMain([records]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  const focus = new FocusState();
  const view = new ArticlesViewState(notebook, focus);
  stops.push(
    view.start(),
    $effect.root(() => {
      $effect(() => void [view.rows, view.groups, view.hiddenFresh]);
    }),
    notebook.start(),
  );
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const ids = () => view.rows.map(({ id }) => id).join(' ');
  return { main, notebook, focus, view, ids };
}

test('each way of showing shows those and no others', async () => {
  const { view, ids } = await viewOf();
  const shown = [
    { kind: 'all' },
    { kind: 'unread' },
    { kind: 'starred' },
    { kind: 'withClips' },
    { kind: 'withoutClips' },
    { kind: 'tag', name: 'harbour' },
    { kind: 'tag', name: 'harbour/board' },
  ] as const;
  const found = shown.map((one) => {
    view.show(one);
    return ids();
  });
  expect(found).toEqual(['a b c', 'a c', 'c', 'a', 'b c', 'b c', 'b']);
});

test('what has no value comes last, whichever way the list is sorted', async () => {
  const { view, ids } = await viewOf();
  const found = (['oldest', 'newest', 'title', 'outlet', 'clips'] as const).map((sort) => {
    view.choose({ sort });
    return ids();
  });
  expect(found).toEqual(['a b c', 'b a c', 'b a c', 'a b c', 'a b c']);
});

test('groups follow the sorting, and an article with two tags stands under both', async () => {
  const { view } = await viewOf();
  const groups = () => view.groups.map(({ label, count }) => `${label} ${count}`);
  view.choose({ grouping: 'month', sort: 'newest' });
  expect(groups()).toEqual(['Dec 2023 1', 'Nov 2023 1', 'Undated 1']);
  view.choose({ grouping: 'tag' });
  expect(groups()).toEqual(['harbour 1', 'Harbour/board 1', 'harbourside 1', 'No tag 1']);
  expect([view.rows.length, view.shownCount]).toEqual([4, 3]);
});

test('a change moves the article it is about, a renamed tag those that have it', async () => {
  const { main, view, ids } = await viewOf();
  view.choose({ shown: { kind: 'starred' } });
  main.tell({ kind: 'article', id: 'a', set: { starred: true } });
  expect(ids()).toBe('a c');
  main.tell({ kind: 'article', id: 'c', set: { trashedAt: '2026-01-02' } });
  expect(ids()).toBe('a');
  view.show({ kind: 'tag', name: 'port' });
  expect(ids()).toBe('');
  main.tell({ kind: 'tag', id: 't2', set: { name: 'port/board' } });
  expect(ids()).toBe('b');
});

test('clips that come and go move articles where their number matters', async () => {
  const { main, view, ids } = await viewOf();
  view.choose({ shown: { kind: 'withClips' }, sort: 'clips' });
  const fields = fieldsOf(clip('c2', 'b', 'valve'));
  main.tell({ kind: 'clip', id: 'c2', set: fields });
  main.tell({ kind: 'clip', id: 'c3', set: fields });
  expect(ids()).toBe('b a');
  main.tell({ kind: 'clip', id: 'c1', gone: true });
  expect(ids()).toBe('b');
});

test('the open article stays among those not read when opening it reads it', async () => {
  const { main, focus, view, ids } = await viewOf();
  view.show({ kind: 'unread' });
  focus.openArticle('a');
  main.tell({ kind: 'article', id: 'a', set: { read: true } });
  main.tell({ kind: 'article', id: 'c', set: { read: true } });
  expect(ids()).toBe('a');
  view.show({ kind: 'unread' });
  expect(ids()).toBe('');
});

test('the open article that is read by being opened does not come among those it does not belong to', async () => {
  const { main, focus, view, ids } = await viewOf();
  focus.openArticle('a');
  view.show({ kind: 'starred' });
  main.tell({ kind: 'article', id: 'a', set: { read: true } });
  expect(ids()).toBe('c');
});

test('what is imported and not shown is counted until the arrangement is chosen anew', async () => {
  const { main, view } = await viewOf();
  view.show({ kind: 'starred' });
  for (const id of ['d', 'e']) {
    const fields = fieldsOf(article(id, { title: 'New' }, { starred: id === 'e' }));
    main.tell({ kind: 'article', id, set: fields });
  }
  expect([view.shownCount, view.hiddenFresh]).toEqual([2, 1]);
  view.showAll();
  expect([view.shownCount, view.hiddenFresh]).toEqual([5, 0]);
});

test('words are looked for in title and outlet, whatever their case and accents', async () => {
  const { view, ids } = await viewOf();
  view.filter('KÉSTREL cour');
  expect([ids(), view.isFiltered]).toEqual(['a', true]);
});

test('the arrangement is kept for its library, and what cannot be read any more is as if never kept', async () => {
  const first = await viewOf();
  first.view.choose({ sort: 'title', grouping: 'outlet', shown: { kind: 'tag', name: 'harbour' } });
  const second = await viewOf();
  expect(second.view.arrangement).toEqual(first.view.arrangement);
  expect(readArrangement('{"shown":{"kind":"gone"},"sort":3}')).toEqual(readArrangement(null));
  expect(readArrangement('null')).toEqual(readArrangement('{'));
});
