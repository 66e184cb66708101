import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DatelineBridge } from '../../../core/ipc/contract';
import type { HistoryEntry, HistoryPage } from '../../../core/ipc/keeping';
import { fail, ok } from '../../../core/ipc/result';
import { HistoryState } from '../../../renderer/state/history.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';

const entry = (deed: string): HistoryEntry => ({
  ...{ deed, device: 'here', at: '2026-11-28T09:00:00.000Z', label: deed },
  ...{ by: 'user', act: 'do', records: [], touched: 0, revertible: true },
});

const page = (next: string | null, ...deeds: string[]): HistoryPage => ({
  entries: deeds.map(entry),
  next,
});

/** Main, as far as the history asks it: pages by where they begin. */
class FakeMain {
  readonly asked: { readonly query: string; readonly before: string | null }[] = [];
  readonly pages = new Map<string | null, HistoryPage>();
  /** Replies wait for this one. */
  gate: Promise<void> = Promise.resolve();
  reverts = true;
  #hear: (() => void) | null = null;

  readonly bridge = {
    call: async (name: string, input: { query: string; before: string | null }) => {
      if (name === 'history:revert') {
        return this.reverts ? ok({ label: 'Revert: it' }) : fail('gone', 'It was changed since.');
      }
      this.asked.push(input);
      const answer = this.pages.get(input.before) ?? page(null);
      await this.gate;
      return answer;
    },
    on: (_name: string, hear: () => void) => {
      this.#hear = hear;
      return () => (this.#hear = null);
    },
  } as unknown as DatelineBridge;

  change(): void {
    this.#hear?.();
  }
}

let main: FakeMain;
let notices: NoticesState;
let history: HistoryState;
const settled = () => vi.advanceTimersByTimeAsync(1_000);
const deeds = () => history.entries?.map(({ deed }) => deed);

beforeEach(() => {
  vi.useFakeTimers();
  main = new FakeMain();
  notices = new NoticesState();
  history = new HistoryState(main.bridge, notices);
});
afterEach(() => vi.useRealTimers());

test('older ones come after those that are here', async () => {
  main.pages.set(null, page('2', 'd', 'c'));
  main.pages.set('2', page(null, 'b', 'a'));
  history.start();
  await settled();
  expect(deeds()).toEqual(['d', 'c']);
  expect(history.hasOlder).toBe(true);
  await history.older();
  expect(deeds()).toEqual(['d', 'c', 'b', 'a']);
  expect(history.hasOlder).toBe(false);
});

test('what is done while it is open comes to the top, and as much stays in sight', async () => {
  main.pages.set(null, page('2', 'd', 'c'));
  main.pages.set('2', page(null, 'b', 'a'));
  history.start();
  await settled();
  await history.older();
  main.pages.set(null, page('2', 'e', 'd'));
  main.pages.set('2', page('3', 'c', 'b'));
  main.change();
  main.change();
  await settled();
  expect(deeds()).toEqual(['e', 'd', 'c', 'b']);
  expect(history.hasOlder).toBe(true);
});

test('a search waits for a pause in typing, and a late reply to an earlier one is dropped', async () => {
  main.pages.set(null, page(null, 'all'));
  history.start();
  await settled();
  main.asked.length = 0;
  history.search('k');
  history.search('ke');
  await settled();
  expect(main.asked).toEqual([{ query: 'ke', before: null }]);

  const gate = Promise.withResolvers<void>();
  main.gate = gate.promise;
  main.pages.set(null, page(null, 'late'));
  history.search('kes');
  await settled();
  main.gate = Promise.resolve();
  main.pages.set(null, page(null, 'new'));
  history.search('kest');
  await settled();
  gate.resolve();
  await settled();
  expect(deeds()).toEqual(['new']);
});

test('reverting answers how undo names it; a failure is said', async () => {
  expect(await history.revert(entry('a'))).toBe('Revert: it');
  expect(notices.list).toEqual([]);
  main.reverts = false;
  expect(await history.revert(entry('a'))).toBeNull();
  expect(notices.list.map(({ text }) => text)).toEqual(['It was changed since.']);
  expect(history.reverting).toBeNull();
});

test('nothing is asked once the view has closed', async () => {
  const stop = history.start();
  await settled();
  main.change();
  stop();
  main.asked.length = 0;
  await settled();
  expect(main.asked).toEqual([]);
});
