import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListRows, headingId } from '../../../renderer/ui/list-rows';
import type { ListGroup } from '../../../renderer/ui/list-rows';

const itemsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `i${n}` }));

/** Every row's id, made the plain way. */
function plain(groups: readonly ListGroup[], folded: ReadonlySet<string>): string[] {
  let next = 0;
  return groups.flatMap((group) => {
    const own = Array.from({ length: group.count }, () => `i${next++}`);
    return [headingId(group), ...(folded.has(group.id) ? [] : own)];
  });
}

test('without groups the rows are the items', () => {
  const rows = new ListRows(itemsOf(3));
  expect([rows.length, rows.idAt(2), rows.idAt(3), rows.indexOf('i1'), rows.indexOf('x')]).toEqual([
    3,
    'i2',
    null,
    1,
    -1,
  ]);
  expect(rows.at(1)).toEqual({ id: 'i1', item: { id: 'i1' }, group: null, place: 2 });
});

test('an item of a folded group stands at its heading, and places count in the group', () => {
  const groups = [
    { id: 'a', label: 'A', count: 2 },
    { id: 'b', label: 'B', count: 2 },
  ];
  const rows = new ListRows(itemsOf(4), groups, new Set(['a']));
  expect(rows.length).toBe(4);
  expect(rows.indexOf('i1')).toBe(0);
  expect(rows.at(3)).toMatchObject({ id: 'i3', place: 2, group: { id: 'b' } });
  expect(rows.under({ id: 'a', label: 'A', count: 2 })).toEqual([{ id: 'i0' }, { id: 'i1' }]);
});

test('rows, headings and their places are those of a list written out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 5 }), fc.boolean()), { minLength: 1, maxLength: 12 }),
      (shape) => {
        const groups = shape.map(([count], n) => ({ id: `g${n}`, label: `G${n}`, count }));
        const folded = new Set(shape.flatMap(([, isFolded], n) => (isFolded ? [`g${n}`] : [])));
        const items = itemsOf(groups.reduce((sum, { count }) => sum + count, 0));
        const rows = new ListRows(items, groups, folded);
        const expected = plain(groups, folded);
        expect(Array.from({ length: rows.length }, (_, n) => rows.idAt(n))).toEqual(expected);
        expect(rows.ids()).toEqual(expected);
        for (const [index, id] of expected.entries()) expect(rows.indexOf(id)).toBe(index);
      },
    ),
  );
});
