import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { Event } from '../../../core/library/records';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { refusalOf, textDeed, timeDeed, typedText } from '../../../renderer/timeline/event-cells';
import type { TextColumn } from '../../../renderer/timeline/event-cells';
import { event, tag } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stop = (): void => undefined;
afterEach(() => stop());

const RECORD = event('e1', 'Smoke', '2023-11-13', {
  place: 'Alder',
  people: ['Ruth Amory', 'Ilse Varga'],
  tags: ['t1', 't2'],
  laneId: 'l1',
}) as Event;

async function cells() {
  const main = new FakeMain([
    [
      RECORD,
      tag('t1', 'ferry'),
      tag('t2', 'harbour/board'),
      { kind: 'lane', id: 'l1', name: 'Ships', order: 1 },
    ],
  ]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  stop = notebook.start();
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  return {
    typed: (column: TextColumn) => typedText(notebook, RECORD, column),
    deed: (column: TextColumn, text: string) => textDeed(notebook, RECORD, column, text),
  };
}

test('a cell is opened with what stands in it, and left as it was it changes nothing', async () => {
  const { typed, deed } = await cells();
  expect(typed('people')).toBe('Ruth Amory, Ilse Varga');
  expect(typed('tags')).toBe('ferry, harbour/board, ');
  expect(typed('lane')).toBe('Ships');
  for (const column of ['title', 'place', 'people', 'tags', 'lane'] as const) {
    expect(deed(column, typed(column))).toBeNull();
  }
  expect(deed('lane', ' ships ')).toBeNull();
});

test('each cell has a deed of its own, which says of which event', async () => {
  const { deed } = await cells();
  const set = (column: TextColumn, text: string) => {
    const { label, commands } = deed(column, text) ?? { label: '', commands: [] };
    const last = commands.at(-1);
    return { label, made: commands.length - 1, set: last?.do === 'set' ? last.set : null };
  };
  expect(set('title', ' Fire ')).toEqual({
    label: 'Rename “Smoke” to “Fire”',
    made: 0,
    set: { title: 'Fire' },
  });
  expect(set('place', '')).toMatchObject({
    label: 'Change the place of “Smoke”',
    set: { place: '' },
  });
  expect(set('people', 'Ilse Varga,, ')).toMatchObject({ set: { people: ['Ilse Varga'] } });
  expect(set('tags', 'ferry, ')).toMatchObject({ made: 0, set: { tags: ['t1'] } });
  expect(set('tags', 'ferry, new one')).toMatchObject({ made: 1 });
  expect(set('lane', '')).toEqual({
    label: 'Take “Smoke” out of the lane',
    made: 0,
    set: { laneId: null },
  });
  expect(set('lane', 'Courts')).toMatchObject({
    label: 'Move “Smoke” to the lane “Courts”',
    made: 1,
  });
});

test('an event needs a title, and no cell takes a book', () => {
  expect(refusalOf('title', '  ')).toBe('An event needs a title.');
  expect(refusalOf('place', '')).toBeNull();
  expect(refusalOf('place', 'x'.repeat(2_001))).toBe('This is too long.');
});

test('a time that is left as it was shown states nothing; emptied, it is left to the sources', () => {
  const day = { edtf: '2023-11-13', extent: 'within' as const };
  const unstated = { ...RECORD, when: null };
  expect(timeDeed(RECORD, day, { ...day })).toBeNull();
  expect(timeDeed(unstated, day, { ...day })).toBeNull();
  expect(timeDeed(unstated, day, null)).toBeNull();
  expect(timeDeed(RECORD, day, null)).toMatchObject({
    label: 'Leave the time of “Smoke” to the sources',
    commands: [{ set: { when: null } }],
  });
  const later = { edtf: '2023-11-14', extent: 'within' as const };
  expect(timeDeed(unstated, day, later)).toMatchObject({
    label: 'Change the time of “Smoke”',
    commands: [{ set: { when: later } }],
  });
});
