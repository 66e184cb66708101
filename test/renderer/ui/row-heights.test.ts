import { expect, test } from 'vitest';
import { RowHeights, rowAt } from '../../../renderer/ui/row-heights';

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

test('rows that were never drawn take the guess, measured ones their height', () => {
  const heights = new RowHeights(80);
  expect(heights.measure('b', 60)).toBe(-20);
  expect(heights.measure('b', 60)).toBe(0);
  expect([...heights.tops(items)]).toEqual([0, 80, 140, 220, 300]);
});

test('the row at a height is the one that covers it', () => {
  const tops = new RowHeights(10).tops(items);
  expect([0, 9, 10, 39, 40, 500].map((height) => rowAt(tops, height))).toEqual([0, 0, 1, 3, 3, 3]);
  expect(rowAt(new RowHeights(10).tops([]), 5)).toBe(0);
});
