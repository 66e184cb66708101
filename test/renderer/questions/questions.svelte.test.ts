import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { AnyRecord } from '../../../core/library/records';
import {
  QUESTION_KINDS,
  QuestionsState,
  sayingsOf,
} from '../../../renderer/questions/questions.svelte';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { article, clip, event, evidence, page } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

async function questionsOf(records: readonly AnyRecord[]) {
  const main = new FakeMain([records]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  const questions = new QuestionsState(notebook);
  let runs = 0;
  const root = $effect.root(() => {
    $effect(() => {
      for (const kind of QUESTION_KINDS) void questions.of(kind);
      runs++;
    });
  });
  stops.push(root, notebook.start());
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const ids = (kind: (typeof QUESTION_KINDS)[number]) => questions.of(kind).map(({ id }) => id);
  const shown = () => questions.items.map(({ id }) => id);
  return { main, notebook, questions, ids, shown, runs: () => runs };
}

const said = (edtf: string) => ({ when: { edtf, extent: 'within' as const } });
const BASE: readonly AnyRecord[] = [
  article('a', { siteName: 'Alder Courier' }),
  article('b', { siteName: 'Northline Wire' }),
  clip('c1', 'a', 'Smoke was seen at twenty to seven.'),
  clip('c2', 'b', 'The valve stood open at 04:12.'),
  clip('c3', 'a', 'The board met.'),
  event('e1', 'Smoke on the Kestrel', null),
  event('e2', 'Board meeting', '2023-11-20'),
  event('e3', 'Meeting of the board', '2023-11-21'),
  evidence('v1', 'e1', 'c1', said('2023-11-13T06:40')),
  evidence('v2', 'e1', 'c2', said('2023-11-13T04:12')),
  evidence('v3', 'e2', 'c3'),
  page('p1', 'Cited', 'So [[clip:c1]].'),
  page('p2', 'Bare', 'The ship was old.'),
  page('p3', 'Empty', ' \n'),
  page('p4', 'Cites what is gone', 'See [[clip:nobody]].'),
];

test('every kind of open question is found, and who says what in which words', async () => {
  const { ids, questions, notebook } = await questionsOf(BASE);
  expect(ids('conflict')).toEqual(['e1 when 0']);
  expect(ids('alike')).toEqual(['e2 e3']);
  expect(ids('single')).toEqual(['e2']);
  expect(ids('bare')).toEqual(['e3']);
  expect(ids('page')).toEqual(['p2', 'p4']);
  const [first] = questions.of('conflict');
  if (first?.kind !== 'conflict') throw new Error('There is no disagreement.');
  expect(
    sayingsOf(notebook, first.conflict).map(({ who, what, clip }) => [
      who,
      what,
      clip?.quote.exact,
    ]),
  ).toEqual([
    ['Alder Courier', '13 Nov 2023, 06:40', 'Smoke was seen at twenty to seven.'],
    ['Northline Wire', '13 Nov 2023, 04:12', 'The valve stood open at 04:12.'],
  ]);
});

test('a dispute shows who disputes the event beside who reports it', async () => {
  const { questions, notebook } = await questionsOf([
    ...BASE,
    evidence('v4', 'e2', 'c2', { stance: 'disputes' }),
  ]);
  const dispute = questions.of('conflict').find(({ id }) => id === 'e2 disputed 0');
  if (dispute?.kind !== 'conflict') throw new Error('There is no dispute.');
  expect(sayingsOf(notebook, dispute.conflict).map(({ who, what }) => [who, what])).toEqual([
    ['Northline Wire', 'disputes it'],
    ['Alder Courier', 'reports it'],
  ]);
});

test('a page that cites clips elsewhere is named with each longer paragraph that rests on none', async () => {
  const long =
    'The board says so, and the yard has had it on the wall since the summer, as all could see who came by.';
  const body = (clipId: string) => `${long}\n\n[[clip:${clipId}]]\n\nShort.\n\n${long} Twice.`;
  const { main, ids, questions } = await questionsOf([...BASE, page('p5', 'Half', body('c1'))]);
  expect(ids('page')).toEqual(['p2', 'p4', 'p5 0']);
  const last = questions.of('page').at(-1);
  if (last?.kind !== 'page' || !last.statement) throw new Error('There is no paragraph.');
  expect(last.page.body.slice(last.statement.start, last.statement.end)).toBe(`${long} Twice.`);
  main.tell({ kind: 'page', id: 'p5', set: { body: `${body('c1')} And ${body('c3')}` } });
  expect(ids('page')).toEqual(['p2', 'p4', 'p5 0']);
  main.tell({ kind: 'clip', id: 'c3', set: { trashedAt: '2026-01-01' } });
  expect(ids('page')).toEqual(['p2', 'p4', 'p5 0', 'p5 1']);
});

test('the list follows what is settled, told apart, linked, cited and thrown away', async () => {
  const { main, ids } = await questionsOf(BASE);
  const settled = [{ label: 'when', verdict: 'same', value: null, reason: '' }];
  main.tell({ kind: 'event', id: 'e1', set: { settled } });
  expect(ids('conflict')).toEqual([]);
  main.tell({ kind: 'event', id: 'e3', set: { apartFrom: ['e2'] } });
  expect(ids('alike')).toEqual([]);
  main.tell({ kind: 'clip', id: 'c2', set: { trashedAt: '2026-01-01' } });
  expect(ids('single')).toEqual(['e1', 'e2']);
  main.tell({ kind: 'clip', id: 'c1', set: { trashedAt: '2026-01-01' } });
  expect(ids('page')).toEqual(['p2', 'p1', 'p4']);
  main.tell({ kind: 'event', id: 'e3', set: { trashedAt: '2026-01-01' } });
  expect(ids('bare')).toEqual(['e1']);
});

test('words filter what is on show: titles, outlets, what is said and in which words', async () => {
  const { questions, shown } = await questionsOf(BASE);
  questions.words = 'VALVE northline';
  expect(shown()).toEqual(['e1 when 0']);
  questions.words = 'valve courier nobody';
  expect(shown()).toEqual([]);
  questions.kind = 'page';
  questions.words = 'ship';
  expect(shown()).toEqual(['p2']);
});

test('once the current one is answered, the one in its place is current', async () => {
  const { main, questions } = await questionsOf(BASE);
  questions.kind = 'page';
  const [first, second] = questions.items;
  expect(questions.current?.id).toBe('p2');
  if (second) questions.choose(second);
  main.tell({ kind: 'page', id: 'p4', set: { trashedAt: '2026-01-01' } });
  expect(questions.current?.id).toBe('p2');
  main.tell({ kind: 'page', id: 'p4', set: { trashedAt: null } });
  if (first) questions.choose(first);
  main.tell({ kind: 'page', id: 'p2', set: { trashedAt: '2026-01-01' } });
  expect(questions.current?.id).toBe('p4');
});

test('5,000 events are sorted into what is open in good time', async () => {
  const records = Array.from({ length: 5_000 }, (_, index): AnyRecord[] => [
    clip(`c${index}`, index % 2 ? 'a' : 'b', `Words ${index}`),
    event(`e${index}`, `Ship ${index % 700} reported by post ${index % 311}`, null),
    evidence(`v${index}`, `e${index}`, `c${index}`, said(`2023-11-${10 + (index % 19)}`)),
  ]).flat();
  const { main, ids, runs } = await questionsOf([
    article('a', { siteName: 'Courier' }),
    article('b', { siteName: 'Wire' }),
    ...records,
  ]);
  expect(ids('single')).toHaveLength(5_000);
  const before = runs();
  const start = performance.now();
  main.tell({ kind: 'event', id: 'e7', set: { title: 'Another title' } });
  const took = performance.now() - start;
  expect(runs()).toBe(before + 1);
  expect(took).toBeLessThan(2_000);
});
