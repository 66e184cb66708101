import { flushSync } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import type { AnyRecord } from '../../../core/library/records';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { FakeMain } from '../../support/fake-main';
import { article, clip, event, evidence, page, tag, text } from '../../core/notebook/library-of';

async function opened(...batches: AnyRecord[][]) {
  const main = new FakeMain(batches);
  const notices = new NoticesState();
  const notebook = new NotebookState(main.bridge, notices);
  const stop = notebook.start();
  while (!notebook.loaded) await Promise.resolve();
  return { main, notices, notebook, stop };
}

/** Runs `read` as an effect and collects what it answers each time. */
function watched<Value>(read: () => Value): { seen: Value[]; stop: () => void } {
  const seen: Value[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(read());
    });
  });
  flushSync();
  return { seen, stop };
}

const story = (id: string, day: string) =>
  article(id, { title: id, siteName: 'Alder Courier', publishedOn: day });

describe('lists', () => {
  test('show what has come so far and follow each batch', async () => {
    const main = new FakeMain([[story('b', '2023-11-15')], [story('a', '2023-11-14')]]);
    const notebook = new NotebookState(main.bridge, new NoticesState());
    const { seen, stop } = watched(() => notebook.articles.map(({ id }) => id));
    notebook.start();
    while (!notebook.loaded) {
      await Promise.resolve();
      flushSync();
    }
    flushSync();
    expect(seen.at(0)).toEqual([]);
    expect(seen).toContainEqual(['b']);
    expect(seen.at(-1)).toEqual(['a', 'b']);
    stop();
  });

  test('of near-copies follow texts and articles, and with them the origins of an event', async () => {
    const [like, other] = ['A', 'B'].map((letter) => `1${letter.repeat(170)}`) as [string, string];
    const by = (origin: string) => ({ origin: { value: origin, source: 'dateline', others: [] } });
    const { main, notebook } = await opened([
      article('a', { title: 'a' }, by('Northline')),
      article('b', { title: 'b' }, by('Tidewater')),
      text('a', like),
      text('b', other),
      clip('ca', 'a', 'words'),
      clip('cb', 'b', 'words'),
      event('v', 'Event', null),
      evidence('ea', 'v', 'ca'),
      evidence('eb', 'v', 'cb'),
    ]);
    const { seen, stop } = watched(() => {
      const one = notebook.get('article', 'a');
      const copies = one ? notebook.copiesOf(one).map(({ id }) => id) : [];
      return [copies, notebook.view('v').origins];
    });
    main.tell({ kind: 'text', id: 'b-text', set: { signature: like } });
    main.tell({ kind: 'article', id: 'b', set: { trashedAt: '2026-01-02T00:00:00Z' } });
    expect(seen.at(0)).toEqual([[], ['Northline', 'Tidewater']]);
    expect(seen.at(1)).toEqual([['b'], ['Northline']]);
    expect(seen.at(-1)?.[0]).toEqual([]);
    stop();
  });

  test('leave out what is in the trash', async () => {
    const { main, notebook } = await opened([story('a', '2023-11-14'), story('b', '2023-11-15')]);
    const { seen, stop } = watched(() => notebook.articles.map(({ id }) => id));
    main.tell({ kind: 'article', id: 'a', set: { trashedAt: '2026-01-02T00:00:00Z' } });
    expect(seen).toEqual([['a', 'b'], ['b']]);
    stop();
  });

  test('the trash has what was put there last first, and wakes for nothing else', async () => {
    const { main, notebook } = await opened([
      story('a', '2023-11-14'),
      event('v', 'Event', '2023-11-13'),
      page('p', 'One', ''),
    ]);
    const { seen, stop } = watched(() => notebook.trash.map(({ kind, id }) => `${kind} ${id}`));
    main.tell({ kind: 'article', id: 'a', set: { trashedAt: '2026-01-02T00:00:00Z' } });
    main.tell({ kind: 'page', id: 'p', set: { title: 'Two' } });
    main.tell({ kind: 'event', id: 'v', set: { trashedAt: '2026-01-03T00:00:00Z' } });
    main.tell({ kind: 'article', id: 'a', set: { trashedAt: null } });
    main.tell({ kind: 'event', id: 'v', gone: true });
    expect(seen).toEqual([[], ['article a'], ['event v', 'article a'], ['event v'], []]);
    stop();
  });

  test('put an event where its evidence dates it', async () => {
    const { main, notebook } = await opened([
      story('a', '2023-11-14'),
      clip('c', 'a', 'about 6.40'),
      event('later', 'Later', '2023-11-13'),
      event('earlier', 'Earlier', null),
    ]);
    const { seen, stop } = watched(() => notebook.events.map(({ id }) => id));
    const when = { edtf: '2023-11-12', extent: 'within' } as const;
    const { kind, id, ...fields } = evidence('e', 'earlier', 'c', { when });
    main.tell({ kind, id, set: fields });
    expect(seen).toEqual([
      ['later', 'earlier'],
      ['earlier', 'later'],
    ]);
    expect(notebook.view('earlier').when).toEqual(when);
    stop();
  });
});

describe('what is read in an effect', () => {
  test('wakes for its own record and for no other', async () => {
    const { main, notebook } = await opened([page('p', 'One', ''), page('q', 'Two', '')]);
    const { seen, stop } = watched(() => notebook.get('page', 'p')?.title);
    main.tell({ kind: 'page', id: 'q', set: { title: 'Other' } });
    main.tell({ kind: 'page', id: 'p', set: { title: 'Mine' } });
    expect(seen).toEqual(['One', 'Mine']);
    stop();
  });

  test('works through a derived value made after the records came', async () => {
    const { main, notebook } = await opened([page('p', 'One', '')]);
    const title = $derived(notebook.get('page', 'p')?.title);
    const { seen, stop } = watched(() => title);
    main.tell({ kind: 'page', id: 'p', set: { title: 'Two' } });
    expect(seen).toEqual(['One', 'Two']);
    stop();
  });

  test('an event reads anew when the clip of its evidence goes to the trash', async () => {
    const { main, notebook } = await opened([
      story('a', '2023-11-14'),
      clip('c', 'a', 'words'),
      event('v', 'Event', '2023-11-13'),
      evidence('e', 'v', 'c'),
    ]);
    const { seen, stop } = watched(() => [
      notebook.view('v').origins.length,
      notebook.evidenceOfEvent('v').length,
      notebook.clipsOf('a').length,
    ]);
    main.tell({ kind: 'clip', id: 'c', set: { trashedAt: '2026-01-02T00:00:00Z' } });
    expect(seen).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ]);
    stop();
  });

  test('a clip knows the pages that cite it as they are typed', async () => {
    const { main, notebook } = await opened([clip('c', 'a', 'words'), page('p', 'Page', 'See ')]);
    const { seen, stop } = watched(() => notebook.pagesOfClip('c').map(({ id }) => id));
    const patch = [{ at: 4, cut: '', put: '[[clip:c]]' }];
    main.tell({ kind: 'page', id: 'p', edit: { field: 'body', patch } });
    expect(seen).toEqual([[], ['p']]);
    stop();
  });
});

test('a deed is done once its change is in the lists', async () => {
  const { main, notebook } = await opened([page('p', 'One', '')]);
  let done = false;
  const doing = notebook
    .do('Rename', [{ do: 'set', kind: 'page', id: 'p', set: { title: 'Two' } }])
    .then(() => (done = true));
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  expect(done).toBe(false);
  main.tell({ kind: 'page', id: 'p', set: { title: 'Two' } });
  await doing;
  expect(notebook.get('page', 'p')?.title).toBe('Two');
});

test('tags are found by name whatever its case, and made once when they are new', async () => {
  const tag = { kind: 'tag', id: 't', name: 'Board', colour: null } as const;
  const { notebook } = await opened([tag]);
  const { ids, commands } = notebook.tagCommands(['#board', 'timeline', 'Timeline', ' ']);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe('t');
  expect(commands).toEqual([{ do: 'add', kind: 'tag', id: ids[1], fields: { name: 'timeline' } }]);
});

test('a name that no tag can have is left out and said, and the others are taken', async () => {
  const { notebook, notices } = await opened([]);
  const { ids, commands } = notebook.tagCommands(['harbour', 'L'.repeat(2_000)]);
  expect(ids).toHaveLength(1);
  expect(commands).toEqual([{ do: 'add', kind: 'tag', id: ids[0], fields: { name: 'harbour' } }]);
  expect(notices.list.map(({ text }) => text)).toEqual([
    `“${'L'.repeat(40)}…”: This name is too long.`,
  ]);
});

test('a window out of step loads anew', async () => {
  const { main, notebook } = await opened([page('p', 'One', '')]);
  main.tell({ kind: 'page', id: 'unknown', set: { title: 'Two' } });
  expect(notebook.loaded).toBe(false);
  while (!notebook.loaded) await Promise.resolve();
  expect(main.asked.filter((name) => name === 'library:open')).toHaveLength(2);
  expect(notebook.pages).toHaveLength(1);
});

test('while the parts of a big deed come in the lists follow now and then, and at once when somebody waits', async () => {
  vi.useFakeTimers();
  try {
    const clips = Array.from({ length: 120 }, (_, nth) => clip(`c${nth}`, 'a', 'words'));
    const main = new FakeMain([[article('a', {}), tag('t', 'harbour'), ...clips]]);
    const notebook = new NotebookState(main.bridge, new NoticesState());
    const heard: number[] = [];
    const stops = [notebook.onFollowed((effects) => effects && heard.push(effects.length))];
    stops.push(notebook.start());
    while (!notebook.loaded) await Promise.resolve();
    heard.length = 0;
    const part = clips.map(({ id }) => ({ kind: 'clip' as const, id, set: { tags: ['t'] } }));
    main.tell(...part);
    main.tell(...part);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual([240]);
    main.tell(...part);
    main.tell({ kind: 'clip', id: 'c1', set: { note: 'small' } });
    expect(heard).toEqual([240, 121]);
    expect(notebook.get('clip', 'c1')?.tags).toEqual(['t']);
    for (const stop of stops) stop();
  } finally {
    vi.useRealTimers();
  }
});
