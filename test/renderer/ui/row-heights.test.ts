import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights, RowTops } from '../../../renderer/ui/row-heights';

test('rows that were never drawn take the guess, measured ones their height', () => {
  const heights = new RowHeights(({ id }) => (id === 'head' ? 30 : 80));
  expect(heights.measure({ id: 'b' }, 60)).toBe(-20);
  expect(heights.measure({ id: 'b' }, 60)).toBe(0);
  expect(['a', 'b', 'head'].map((id) => heights.heightOf({ id }))).toEqual([80, 60, 30]);
});

test('the row at a height is the one that covers it', () => {
  const tops = new RowTops(4, () => 10);
  expect([0, 9, 10, 39, 40, 500].map((height) => tops.at(height))).toEqual([0, 0, 1, 3, 3, 3]);
  expect([new RowTops(0, () => 10).at(5), new RowTops(0, () => 10).whole]).toEqual([0, 0]);
});

test('tops, the whole and the row at a height are those of the heights added up', () => {
  const height = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(
      fc.array(height, { minLength: 1, maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(), height), { maxLength: 10 }),
      fc.nat({ max: 14_000 }),
      (heights, changes, y) => {
        const now = [...heights];
        const tops = new RowTops(now.length, (index) => now[index] ?? 0);
        for (const [where, to] of changes) {
          const index = where % now.length;
          tops.grow(index, to - (now[index] ?? 0));
          now[index] = to;
        }
        const plain = now.map((_, index) => now.slice(0, index).reduce((a, b) => a + b, 0));
        expect(now.map((_, index) => tops.top(index))).toEqual(plain);
        expect(tops.whole).toBe(now.reduce((a, b) => a + b, 0));
        expect(tops.at(y)).toBe(plain.findLastIndex((top) => top <= y));
      },
    ),
  );
});
