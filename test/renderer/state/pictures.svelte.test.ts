import { expect, test } from 'vitest';
import type { DatelineBridge, ShownPicture } from '../../../core/ipc/contract';
import { fail, ok } from '../../../core/ipc/result';
import { PicturesState } from '../../../renderer/state/pictures.svelte';

/** Main, as far as this asks it: replies wait until they are given. */
function fakeMain() {
  const asked: string[] = [];
  const replies: ((reply: unknown) => void)[] = [];
  const call = (name: string) => {
    asked.push(name);
    return name === 'pictures:close'
      ? Promise.resolve(null)
      : new Promise((resolve) => replies.push(resolve));
  };
  const reply = async (at: number, answer: unknown) => {
    replies[at]?.(answer);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, reply, bridge: { call } as unknown as DatelineBridge };
}

const drawn: ShownPicture = { sha256: 'a', address: '/picture/1', size: null };
const torn: ShownPicture = { sha256: 'b', problem: 'not-a-picture' };

test('each picture is on its way, then drawn, or it is said why not', async () => {
  const main = fakeMain();
  const pictures = new PicturesState(main.bridge);
  void pictures.show('article');
  expect(pictures.of('a')).toEqual({ state: 'waiting' });
  await main.reply(0, ok([drawn, torn]));
  expect(pictures.of('a')).toEqual({ state: 'drawn', address: '/picture/1', size: null });
  expect(pictures.of('b')).toEqual({ state: 'none', why: 'not-a-picture' });
  pictures.broken('a');
  expect(pictures.of('a')).toEqual({ state: 'none', why: 'not-a-picture' });
});

test('another article’s answer that comes late is not taken', async () => {
  const main = fakeMain();
  const pictures = new PicturesState(main.bridge);
  void pictures.show('one');
  void pictures.show('two');
  await main.reply(1, ok([torn]));
  await main.reply(0, ok([drawn]));
  expect(pictures.of('a')).toEqual({ state: 'waiting' });
  pictures.hide();
  expect(main.asked.at(-1)).toBe('pictures:close');
  expect(pictures.of('b')).toEqual({ state: 'waiting' });
});

test.each([
  ['damaged', 'damaged'],
  ['not-found', 'original-missing'],
] as const)('an original that is %s holds none of them', async (code, why) => {
  const main = fakeMain();
  const pictures = new PicturesState(main.bridge);
  void pictures.show('article');
  await main.reply(0, fail(code, 'No.'));
  expect(pictures.of('a')).toEqual({ state: 'none', why });
});
