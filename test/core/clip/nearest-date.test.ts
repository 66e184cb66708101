import { expect, test } from 'vitest';
import { nearestDate } from '../../../core/clip/nearest-date';
import type { When } from '../../../core/time/when';

const when = (edtf: string): When => ({ edtf, extent: 'within' });
const date = (start: number, edtf: string) => ({ start, end: start + 10, when: when(edtf) });
const found = (dates: ReturnType<typeof date>[], start: number, end: number) =>
  nearestDate(dates, { start, end })?.when.edtf ?? null;

test('a date in the passage comes before a nearer one outside', () => {
  expect(found([date(100, '2023-11-13'), date(210, '2023-11-14')], 90, 205)).toBe('2023-11-13');
});

test('the first date in the passage counts, not the day on which it was told', () => {
  expect(found([date(0, '2021-03'), date(50, '2023-05-03')], 0, 100)).toBe('2021-03');
});

test('the day of a dateline is not what happened, as long as the passage names another', () => {
  const dateline = { ...date(0, '2023-05-04'), isDateline: true };
  const told = date(50, '2023-05-03T06:00/2023-05-03T12:00');
  expect(nearestDate([dateline, told], { start: 0, end: 100 })).toBe(told);
  expect(nearestDate([dateline], { start: 0, end: 100 })).toBe(dateline);
});

test('a later date that lies within the first makes it finer', () => {
  const dates = [date(0, '2023-11-13'), date(50, '2023-11-13T06:40~')];
  expect(found(dates, 0, 100)).toBe('2023-11-13T06:40~');
});

test('a coarser mention of the same time changes nothing', () => {
  expect(found([date(0, '2023-11-13'), date(50, '2023-11')], 0, 100)).toBe('2023-11-13');
});

test('without a date in it, the nearest one before the passage speaks for it', () => {
  expect(found([date(0, '2023-10'), date(60, '2023-11-13')], 100, 150)).toBe('2023-11-13');
});

test('what stands before counts more than what stands just after', () => {
  expect(found([date(60, '2023-11-13'), date(165, '2023-12')], 100, 150)).toBe('2023-11-13');
});

test('a date right after the passage is taken when nothing stands near before it', () => {
  expect(found([date(160, '2023-12')], 100, 150)).toBe('2023-12');
});

test('a date far away says nothing about the passage', () => {
  expect(found([date(0, '2023-11-13')], 2000, 2050)).toBeNull();
});

test('no dates, no answer', () => {
  expect(found([], 0, 10)).toBeNull();
});
