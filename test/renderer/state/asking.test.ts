import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Asking } from '../../../renderer/state/asking';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an answer is late once another question was begun, or none is wanted any more', () => {
  const asking = new Asking();
  const first = asking.begin();
  expect(first()).toBe(false);
  const second = asking.begin();
  expect([first(), second()]).toEqual([true, false]);
  asking.end();
  expect(second()).toBe(true);
});

test('what is asked for again and again is asked once, and not at all after the end', () => {
  const asking = new Asking();
  const asked: number[] = [];
  const ask = (nth: number) => () => Promise.resolve(void asked.push(nth));
  asking.soon(ask(1));
  vi.advanceTimersByTime(150);
  asking.soon(ask(2));
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual([2]);
  asking.soon(ask(3));
  asking.end();
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual([2]);
});
