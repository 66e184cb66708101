import { expect, test } from 'vitest';
import type { DatelineBridge } from '../../../core/ipc/contract';
import type { ReadingPreview } from '../../../core/ipc/reading';
import { fail, ok } from '../../../core/ipc/result';
import { RereadingState } from '../../../renderer/reader/rereading.svelte';

const preview = (encoding: string | null, status: ReadingPreview['status'] = 'changed') => ({
  status,
  encoding,
  title: null,
  lines: [`as ${encoding}`],
  warnings: [],
  clips: { found: 0, changed: 0, ambiguous: 0, lost: 0 },
});

/** Main, as far as this asks it: replies wait until they are let go. */
function fakeMain() {
  const asked: unknown[] = [];
  const replies: (() => void)[] = [];
  let failing = false;
  const call = (name: string, input: { encoding: string | null }) => {
    asked.push([name, input.encoding]);
    return new Promise((resolve) => {
      replies.push(() =>
        resolve(failing ? fail('damaged', 'The file is damaged.') : ok(preview(input.encoding))),
      );
    });
  };
  return {
    asked,
    bridge: { call } as unknown as Pick<DatelineBridge, 'call'>,
    fail: () => (failing = true),
    /** Lets the reply of a number go. */
    reply: async (at: number) => {
      replies[at]?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test('of quick choices only the last is shown, whichever answer comes last', async () => {
  const main = fakeMain();
  const state = new RereadingState(main.bridge, 'a', null);
  void state.choose('koi8-r');
  void state.choose('big5');
  await main.reply(1);
  expect(state.preview?.encoding).toBe('big5');
  await main.reply(0);
  expect(state.preview?.encoding).toBe('big5');
  expect(state.choice).toBe('big5');
});

test('a reading is taken only once it is shown, in the encoding it was shown in', async () => {
  const main = fakeMain();
  const state = new RereadingState(main.bridge, 'a', null);
  void state.choose('koi8-r');
  expect(await state.take()).toBeNull();
  expect(main.asked).toEqual([['article:preview', 'koi8-r']]);
  await main.reply(0);
  const taken = state.take();
  expect(state.isReady).toBe(false);
  await main.reply(1);
  expect(await taken).toMatchObject({ encoding: 'koi8-r' });
  expect(main.asked.at(-1)).toEqual(['article:reread', 'koi8-r']);
});

test('a failure is told in words, and another choice is a new beginning', async () => {
  const main = fakeMain();
  const state = new RereadingState(main.bridge, 'a', null);
  main.fail();
  void state.choose('koi8-r');
  await main.reply(0);
  expect(state.problem).toBe('The file is damaged.');
  expect(state.isReady).toBe(false);
  void state.choose(null);
  expect(state.problem).toBe('');
});
