import { expect, test } from 'vitest';
import { Picked } from '../../../renderer/ui/picked.svelte';

const ROWS = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const ids = (picked: Picked, rows = ROWS) => picked.of(rows).map(({ id }) => id);

test('rows are picked one by one, and let go', () => {
  const picked = new Picked();
  picked.pick('b', true);
  picked.pick('d', true);
  picked.pick('b', false);
  expect(ids(picked)).toEqual(['d']);
});

test('Shift picks all between the row picked last and this one, either way', () => {
  const picked = new Picked();
  picked.pick('d', true);
  picked.pickTo('b', ROWS);
  expect(ids(picked)).toEqual(['b', 'c', 'd']);
  picked.pickTo('e', ROWS);
  expect(ids(picked)).toEqual(['b', 'c', 'd', 'e']);
});

test('Shift with nothing picked before picks the one row', () => {
  const picked = new Picked();
  picked.pickTo('c', ROWS);
  expect(ids(picked)).toEqual(['c']);
});

test('what has left the list is not among the picked', () => {
  const picked = new Picked();
  picked.pickAll(ROWS);
  expect(ids(picked, ROWS.slice(3))).toEqual(['d', 'e']);
});

test('a stretch replaces what was picked, and shrinks again', () => {
  const picked = new Picked();
  picked.pick('a', true);
  picked.from('c');
  picked.stretch('e', ROWS);
  expect(ids(picked)).toEqual(['c', 'd', 'e']);
  picked.stretch('b', ROWS);
  expect(ids(picked)).toEqual(['b', 'c']);
});

test('a stretch that adds leaves what was picked before it began', () => {
  const picked = new Picked();
  picked.pick('a', true);
  picked.from('d');
  picked.stretch('e', ROWS, { adds: true });
  picked.stretch('d', ROWS, { adds: true });
  expect(ids(picked)).toEqual(['a', 'd']);
});

test('what is no row any more is let go, so that nothing unseen is acted on', () => {
  const picked = new Picked();
  picked.pickAll(ROWS);
  picked.drop(ROWS.slice(0, 2));
  picked.keep((id) => id !== 'e');
  expect([picked.size, ids(picked)]).toEqual([2, ['c', 'd']]);
});
