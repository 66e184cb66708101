import { expect, test } from 'vitest';
import type { DatelineBridge } from '../../../core/ipc/contract';
import { fail, ok } from '../../../core/ipc/result';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { SplittingState } from '../../../renderer/state/splitting.svelte';

const part = (title: string) => ({ title, publishedOn: null, origin: null, place: 'lines 1–2' });

/** Main, which answers each question when it is told to. */
function main() {
  const asked: { name: string; id: string; answer: (with_: unknown) => void }[] = [];
  const call = (name: string, { id }: { id: string }) =>
    new Promise((answer) => asked.push({ name, id, answer }));
  const notices = new NoticesState();
  const splitting = new SplittingState({ call } as unknown as DatelineBridge, notices);
  return { asked, notices, splitting };
}

test('an answer about another article than the one looked at last is passed over', async () => {
  const { asked, splitting } = main();
  const one = splitting.look('one');
  const two = splitting.look('two');
  asked[1]?.answer(ok([part('Two')]));
  await two;
  asked[0]?.answer(ok([part('One')]));
  await one;
  expect(splitting.known).toEqual({ state: 'found', parts: [part('Two')] });
});

test('a file that cannot be read says why, and nothing is split twice at once', async () => {
  const { asked, notices, splitting } = main();
  const look = splitting.look('one');
  expect(splitting.known).toEqual({ state: 'looking' });
  asked[0]?.answer(fail('damaged', 'The original was changed.'));
  await look;
  expect(splitting.known).toEqual({ state: 'failed', message: 'The original was changed.' });
  const split = splitting.split('one');
  expect(splitting.isSplitting).toBe(true);
  expect(await splitting.split('one')).toBeNull();
  asked[1]?.answer(fail('one-article', 'It is one article.'));
  expect(await split).toBeNull();
  expect(splitting.isSplitting).toBe(false);
  expect(notices.list.map(({ text }) => text)).toEqual(['It is one article.']);
  const again = splitting.split('one');
  asked[2]?.answer(ok({ articles: ['one', 'two'] }));
  expect(await again).toBe(2);
  expect(asked.map(({ name }) => name)).toEqual([
    'article:parts',
    'article:split',
    'article:split',
  ]);
});
