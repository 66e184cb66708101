import { ChangeSet } from '@codemirror/state';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyEdits, editBetween } from '../../../core/library/text-edit';
import type { TextEdit } from '../../../core/library/text-edit';
import { PAUSE, PageDraft, patchOf, textOf } from '../../../renderer/notebook/page-draft.svelte';

/** A library with one page and an editor over it, joined by a draft. */
class Desk {
  body: string;
  shown: string;
  patches: (readonly TextEdit[])[] = [];
  refuse = false;
  /** Set to hold saving until `release` is called. */
  release: (() => void) | null = null;
  holds = false;
  readonly draft: PageDraft;

  constructor(body: string) {
    this.body = body;
    this.shown = body;
    this.draft = new PageDraft(body, {
      body: () => this.body,
      apply: (changes) => (this.shown = changes.apply(textOf(this.shown)).toString()),
      save: async (patch) => {
        if (this.holds) await new Promise<void>((resolve) => (this.release = resolve));
        const next = this.refuse ? null : applyEdits(this.body, patch);
        if (next === null) return false;
        this.patches.push(patch);
        this.body = next;
        return true;
      },
    });
  }

  type(from: number, to: number, insert: string): void {
    const changes = ChangeSet.of({ from, to, insert: textOf(insert) }, this.shown.length);
    this.shown = changes.apply(textOf(this.shown)).toString();
    this.draft.typed(changes);
  }

  elsewhere(body: string): void {
    this.body = body;
    this.draft.receive();
  }
}

describe('a page draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves what was typed as one patch after a pause', async () => {
    const desk = new Desk('one two');
    desk.type(3, 3, ',');
    desk.type(4, 4, ' and');
    expect(desk.draft.state).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(desk.patches).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.patches).toEqual([[{ at: 3, cut: '', put: ', and' }]]);
    expect(desk.body).toBe('one, and two');
    expect(desk.draft.state).toBe('saved');
  });

  it('saves now and then while someone types without a pause', async () => {
    const desk = new Desk('');
    for (let index = 0; index < 40; index++) {
      desk.type(desk.shown.length, desk.shown.length, 'x');
      await vi.advanceTimersByTimeAsync(PAUSE / 2);
    }
    expect(desk.patches.length).toBeGreaterThan(1);
    expect(desk.body.length).toBeGreaterThan(20);
  });

  it('saves the tail at once when asked to, once', async () => {
    const desk = new Desk('');
    desk.type(0, 0, 'tail');
    expect(await desk.draft.flush()).toBe(true);
    await vi.advanceTimersByTimeAsync(PAUSE * 20);
    expect(desk.patches).toHaveLength(1);
    expect(desk.body).toBe('tail');
  });

  it('saves what is typed while saving, in a second step', async () => {
    const desk = new Desk('');
    desk.holds = true;
    desk.type(0, 0, 'a');
    const saved = desk.draft.flush();
    desk.type(1, 1, 'b');
    await vi.advanceTimersByTimeAsync(0);
    desk.holds = false;
    desk.release?.();
    await saved;
    expect(desk.body).toBe('a');
    expect(desk.draft.state).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(desk.body).toBe('ab');
    expect(desk.shown).toBe('ab');
  });

  it('keeps and tries again what could not be saved', async () => {
    const desk = new Desk('x');
    desk.refuse = true;
    desk.type(1, 1, 'y');
    expect(await desk.draft.flush()).toBe(false);
    expect(desk.draft.state).toBe('failed');
    desk.refuse = false;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(desk.body).toBe('xy');
    expect(desk.draft.state).toBe('saved');
  });

  it('takes in a change made elsewhere without touching what is being typed', async () => {
    const desk = new Desk('first line\nlast line');
    desk.type(20, 20, ', typed here');
    desk.elsewhere('first new line\nlast line');
    expect(desk.shown).toBe('first new line\nlast line, typed here');
    await desk.draft.flush();
    expect(desk.body).toBe(desk.shown);
  });

  it('takes in a change that came while saving', async () => {
    const desk = new Desk('one');
    desk.holds = true;
    desk.type(3, 3, ' two');
    const saved = desk.draft.flush();
    await vi.advanceTimersByTimeAsync(0);
    desk.release?.();
    await saved;
    desk.elsewhere('zero one two');
    expect(desk.shown).toBe('zero one two');
  });

  it('lets the page go when it is gone', async () => {
    const draft = new PageDraft('x', {
      body: () => undefined,
      apply: () => undefined,
      save: () => Promise.reject(new Error('not to be called')),
    });
    draft.typed(ChangeSet.of({ from: 1, insert: 'y' }, 1));
    expect(await draft.flush()).toBe(true);
  });

  it('turns any change into edits that give the same text', () => {
    const change = fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.array(change, { maxLength: 6 }),
        (body, changes) => {
          let text = textOf(body);
          let whole = ChangeSet.empty(text.length);
          for (const [a, b, insert] of changes) {
            const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort(
              (x, y) => x - y,
            );
            const step = ChangeSet.of({ from, to, insert: textOf(insert) }, text.length);
            text = step.apply(text);
            whole = whole.compose(step);
          }
          expect(applyEdits(body, patchOf(textOf(body), whole))).toBe(text.toString());
        },
      ),
    );
  });

  it('ends with the same text here and there, whatever happens in which order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), at: fc.nat(), cut: fc.nat(3), put: fc.string({ maxLength: 4 }) }),
      fc.record({ kind: fc.constant('elsewhere' as const), at: fc.nat(), cut: fc.nat(3), put: fc.string({ maxLength: 4 }) }),
      fc.record({ kind: fc.constant('flush' as const) }),
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 20 }),
        fc.array(step, { maxLength: 12 }),
        async (body, steps) => {
          const desk = new Desk(body);
          for (const one of steps) {
            if (one.kind === 'flush') {
              await desk.draft.flush();
              continue;
            }
            const length = one.kind === 'type' ? desk.shown.length : desk.body.length;
            const from = one.at % (length + 1);
            const to = Math.min(length, from + one.cut);
            if (one.kind === 'type') desk.type(from, to, one.put);
            else desk.elsewhere(desk.body.slice(0, from) + one.put + desk.body.slice(to));
          }
          await desk.draft.flush();
          expect(desk.shown).toBe(desk.body);
          expect(editBetween(desk.shown, desk.body)).toEqual([]);
        },
      ),
    );
  });
});
