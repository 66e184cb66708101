import { expect, test } from 'vitest';
import { stepTo } from '../../../renderer/reader/stops';

const at = (stop: number) => stop;

test('a step leads to the nearest stop ahead, either way', () => {
  expect(stepTo([3, 7, 9], at, 3, 1)).toEqual({ stop: 7, isAnew: false });
  expect(stepTo([3, 7, 9], at, 9, -1)).toEqual({ stop: 7, isAnew: false });
  expect(stepTo([3, 7, 9], at, -1, 1)).toEqual({ stop: 3, isAnew: false });
});

test('past the last stop it begins anew, and says so', () => {
  expect(stepTo([3, 7], at, 7, 1)).toEqual({ stop: 3, isAnew: true });
  expect(stepTo([3, 7], at, 3, -1)).toEqual({ stop: 7, isAnew: true });
  expect(stepTo([3], at, 3, 1)).toEqual({ stop: 3, isAnew: true });
});

test('without stops there is nowhere to go', () => {
  expect(stepTo([], at, 0, 1)).toBeNull();
});
