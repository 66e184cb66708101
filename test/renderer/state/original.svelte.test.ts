import { describe, expect, it } from 'vitest';
import type { DatelineBridge, ShownOriginal } from '../../../core/ipc/contract';
import { fail, ok } from '../../../core/ipc/result';
import { OriginalState } from '../../../renderer/state/original.svelte';

const shownOf = (address: string): ShownOriginal => ({ address, encoding: 'utf-8', pictures: 0 });

/** A state over a main that answers when it is told to. */
function made() {
  const asked: unknown[] = [];
  const answers: PromiseWithResolvers<unknown>[] = [];
  const bridge = {
    call: (name: string, input: unknown) => {
      asked.push([name, input]);
      const answer = Promise.withResolvers<unknown>();
      answers.push(answer);
      return answer.promise;
    },
  } as unknown as DatelineBridge;
  return { asked, answers, original: new OriginalState(bridge) };
}

const link = (address: string, tried = false) => ({ address, tried });

describe('the original beside the text', () => {
  it('is the one asked for last, whichever answer comes first', async () => {
    const { original, answers } = made();
    const [first, second] = [original.show('a'), original.show('b')];
    answers[1]?.resolve(ok(shownOf('original://b/')));
    await second;
    answers[0]?.resolve(ok(shownOf('original://a/')));
    await first;
    expect(original.shown?.address).toBe('original://b/');
  });

  it('gives way at once when another is asked for, and to a problem', async () => {
    const { original, answers } = made();
    const first = original.show('a');
    answers[0]?.resolve(ok(shownOf('original://a/')));
    await first;
    const second = original.show('b');
    expect(original.shown).toBeNull();
    answers[1]?.resolve(fail('damaged', 'x was changed.'));
    await second;
    expect(original.problem).toEqual({ code: 'damaged', words: 'x was changed.' });
    const third = original.show('c');
    expect(original.problem).toBeNull();
    answers[2]?.reject(new Error('main failed'));
    await third;
    expect(original.problem).toEqual({ code: 'failed', words: 'main failed' });
  });

  it('is let go of when nobody looks any more, though its answer be late', async () => {
    const { original, answers, asked } = made();
    const first = original.show('a');
    original.hide();
    expect(asked.at(-1)).toEqual(['original:close', null]);
    answers[0]?.resolve(ok(shownOf('original://a/')));
    await first;
    expect(original.shown).toBeNull();
  });

  it('tells of its links, and keeps the one that was tried until another comes', () => {
    const { original } = made();
    original.point(link('https://a.example/'));
    expect(original.link).toEqual(link('https://a.example/'));
    original.point(link(''));
    expect(original.link).toBeNull();

    original.point(link('https://b.example/', true));
    original.point(link(''));
    original.point(link('https://b.example/'));
    expect(original.link).toEqual(link('https://b.example/', true));
    original.point(link('https://c.example/'));
    expect(original.link).toEqual(link('https://c.example/'));
  });
});
