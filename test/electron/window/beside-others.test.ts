import { expect, it } from 'vitest';
import { besideOthers } from '../../../electron/window/beside-others';

const screen = { x: 0, y: 24, width: 1_600, height: 976 };
const size = { width: 1_440, height: 900 };
const at = (x: number, y: number) => ({ x, y, ...size });

it('leaves a window where it is while no other stands just there', () => {
  expect(besideOthers(at(40, 50), [], screen)).toEqual(at(40, 50));
  expect(besideOthers(at(40, 50), [at(100, 50)], screen)).toEqual(at(40, 50));
});

it('steps aside from each window that stands just there', () => {
  expect(besideOthers(at(40, 24), [at(40, 24)], screen)).toEqual(at(72, 56));
  expect(besideOthers(at(40, 24), [at(40, 24), at(72, 56)], screen)).toEqual(at(104, 88));
});

it('goes to the corner where the screen ends', () => {
  expect(besideOthers(at(150, 90), [at(150, 90)], screen)).toEqual(at(0, 24));
  expect(besideOthers(at(150, 90), [at(150, 90), at(0, 24)], screen)).toEqual(at(32, 56));
});

it('comes to an end where every place is taken', () => {
  const full = { x: 0, y: 0, ...size };
  expect(besideOthers(at(0, 0), [at(0, 0)], full)).toEqual(at(0, 0));
});
