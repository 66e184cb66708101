import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from '../../../electron/window/gather';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands on together what comes in one go, and later things by themselves', () => {
  const handed: (readonly string[])[] = [];
  const take = gather((files) => handed.push(files));
  take('a');
  vi.advanceTimersByTime(100);
  take('b');
  expect(handed).toEqual([]);
  vi.advanceTimersByTime(200);
  take('c');
  vi.advanceTimersByTime(1_000);
  expect(handed).toEqual([['a', 'b'], ['c']]);
});
