import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_STACK, stackAfter } from '../../../core/library/undo-stack';
import type { UndoStack } from '../../../core/library/undo-stack';

type Entry = Parameters<typeof stackAfter>[1];
const doing = (n: number, deed: string, label = deed): Entry => ({
  n,
  by: 'user',
  deed,
  label,
  act: 'do',
  of: null,
  ops: [],
  undo: [],
});
const run = (...entries: Entry[]): UndoStack => entries.reduce(stackAfter, EMPTY_STACK);

describe('the undo stack', () => {
  it('takes changes of one deed as one step, named by the last of them', () => {
    const stack = run(doing(1, 'drop', 'Import “A”'), doing(2, 'drop', 'Import 2 articles'));
    expect(stack.done).toEqual([{ deed: 'drop', label: 'Import 2 articles', changes: [1, 2] }]);
  });

  it('keeps a long deed one step where it began, also when something is done meanwhile', () => {
    const stack = run(doing(1, 'drop'), doing(2, 'clip'), doing(3, 'drop'));
    expect(stack.done.map(({ deed, changes }) => [deed, changes])).toEqual([
      ['drop', [1, 3]],
      ['clip', [2]],
    ]);
  });

  it('finds a long deed among thousands, and begins it anew where they have pushed it out', () => {
    const others = (from: number, count: number) =>
      Array.from({ length: count }, (_, nth) => doing(from + nth, `clip ${from + nth}`));
    const within = run(doing(1, 'drop'), ...others(2, 9_000), doing(9_002, 'drop'));
    expect(within.done[0]).toEqual({ deed: 'drop', label: 'drop', changes: [1, 9_002] });
    const pushed = [...others(9_003, 1_000), doing(10_003, 'drop')].reduce(stackAfter, within);
    expect(pushed.done).toHaveLength(10_000);
    expect(pushed.done[0]?.changes).toEqual([3]);
    expect(pushed.done.at(-1)).toEqual({ deed: 'drop', label: 'drop', changes: [10_003] });
  });

  it('moves a step over and back, each time by the change that did it', () => {
    const undone = run(doing(1, 'a'), { ...doing(2, 'x'), act: 'undo', of: 'a' });
    expect(undone.done).toEqual([]);
    expect(undone.undone).toEqual([{ deed: 'a', label: 'a', changes: [2] }]);
    const redone = stackAfter(undone, { ...doing(3, 'y'), act: 'redo', of: 'a' });
    expect(redone).toEqual({ done: [{ deed: 'a', label: 'a', changes: [3] }], undone: [] });
  });

  it('forgets what could be redone once something new is done', () => {
    const stack = run(doing(1, 'a'), { ...doing(2, 'x'), act: 'undo', of: 'a' }, doing(3, 'b'));
    expect(stack.undone).toEqual([]);
  });

  it('leaves deeds of the command line to the history', () => {
    expect(run({ ...doing(1, 'a'), by: 'cli' })).toEqual(EMPTY_STACK);
  });

  it('passes over what was deleted for good: nothing takes it back, and redo is not lost by it', () => {
    const before = run(doing(1, 'a'), { ...doing(2, 'x'), act: 'undo', of: 'a' }, doing(3, 'b'));
    const gone = { kind: 'event', id: 'e', gone: true } as const;
    expect(stackAfter(before, { ...doing(4, 'purge'), ops: [gone] })).toBe(before);
  });

  it('stands on both sides while a deed is taken back in parts, and can go on either way', () => {
    const part = (from: number, to: number, first: boolean) => ({ from, to, first });
    const long = run(doing(1, 'a'), doing(2, 'a'), doing(3, 'a'));
    const half = [
      { ...doing(4, 'x', 'a'), act: 'undo', of: 'a', part: part(3, 3, true) },
      { ...doing(5, 'x', 'a'), act: 'undo', of: 'a', part: part(2, 2, false) },
    ] as const;
    const cut = half.reduce(stackAfter, long);
    expect(cut).toEqual({
      done: [{ deed: 'a', label: 'a', changes: [1] }],
      undone: [{ deed: 'a', label: 'a', changes: [4, 5] }],
    });
    const on = { ...doing(6, 'y', 'a'), of: 'a', part: part(1, 1, false) };
    expect(stackAfter(cut, { ...on, act: 'undo' })).toEqual({
      done: [],
      undone: [{ deed: 'a', label: 'a', changes: [4, 5, 6] }],
    });
    const back = { ...on, act: 'redo', part: part(4, 5, false) } as const;
    expect(stackAfter(cut, back)).toEqual({
      done: [{ deed: 'a', label: 'a', changes: [1, 6] }],
      undone: [],
    });
  });

  it('agrees with a plain copy of everything, however turns are cut short and gone on with', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ act: fc.constant('do' as const), parts: fc.integer({ min: 1, max: 5 }) }),
        fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const), parts: fc.nat(6) }),
      ),
      { maxLength: 40 },
    );
    let cutShort = 0;
    fc.assert(
      fc.property(steps, (list) => {
        const plain = new PlainCopies();
        const library = new CountingLibrary();
        for (const [nth, { act, parts }] of list.entries()) {
          if (act === 'do') {
            for (let part = 0; part < parts; part++) library.do(`deed ${nth}`);
            plain.do(parts);
          } else {
            const turned = library.turn(act, parts);
            plain.turn(act, turned.taken);
            if (turned.isCut) cutShort++;
          }
          expect(library.value).toEqual(plain.value);
          expect(library.stack.done.length).toBe(plain.past.length);
          expect(library.stack.undone.length).toBe(plain.future.length);
        }
      }),
      { numRuns: 500 },
    );
    expect(cutShort).toBeGreaterThan(100);
  });
});

/** What each change did to a list of numbers: put one at its end, or took the last one away. */
type Effect = { readonly put: number } | { readonly took: number };

/** A library of one list of numbers, whose deeds and turns go through the real stack. */
class CountingLibrary {
  stack = EMPTY_STACK;
  readonly value: number[] = [];
  readonly #effects = new Map<number, Effect>();
  #n = 0;

  do(deed: string): void {
    const n = ++this.#n;
    this.value.push(n);
    this.#effects.set(n, { put: n });
    this.stack = stackAfter(this.stack, doing(n, deed));
  }

  /** Takes at most so many changes of the next deed back or forth, one a part. */
  turn(act: 'undo' | 'redo', most: number): { taken: number; isCut: boolean } {
    const [from, to] =
      act === 'undo' ? [this.stack.done, this.stack.undone] : [this.stack.undone, this.stack.done];
    const step = from.at(-1);
    if (!step) return { taken: 0, isCut: false };
    let first = !to.some(({ deed }) => deed === step.deed);
    const turning = [...step.changes].reverse().slice(0, most);
    for (const taken of turning) {
      const n = ++this.#n;
      const effect = this.#effects.get(taken);
      if (!effect) throw new Error(`change ${taken} is not known`);
      if ('put' in effect) {
        expect(this.value.pop()).toBe(effect.put);
        this.#effects.set(n, { took: effect.put });
      } else {
        this.value.push(effect.took);
        this.#effects.set(n, { put: effect.took });
      }
      const part = { from: taken, to: taken, first };
      this.stack = stackAfter(this.stack, { ...doing(n, `turn ${n}`), act, of: step.deed, part });
      first = false;
    }
    return { taken: turning.length, isCut: turning.length < step.changes.length };
  }
}

/** The plain reference: whole copies to go back to, one for each part of a deed. */
class PlainCopies {
  value: readonly number[] = [];
  /** For each deed the values before, between and after its parts, as far as they were reached. */
  past: (readonly number[])[][] = [];
  future: (readonly number[])[][] = [];
  /** Whether the last of both is one deed, of which a part is done and a part undone. */
  #isCut = false;
  #n = 0;

  do(parts: number): void {
    const values = [this.value];
    for (let part = 0; part < parts; part++) values.push([...(values.at(-1) ?? []), ++this.#n]);
    this.value = values.at(-1) ?? [];
    this.past.push(values);
    this.future = [];
    this.#isCut = false;
  }

  turn(act: 'undo' | 'redo', parts: number): void {
    const back = act === 'undo' ? this.past : this.future;
    if (parts === 0 || back.length === 0) return;
    const [before, after] = this.#isCut
      ? [this.past.pop() ?? [], this.future.pop() ?? []]
      : act === 'undo'
        ? [this.past.pop() ?? [], []]
        : [[], this.future.pop() ?? []];
    // Where both sides meet there is one value, which both hold.
    const values = before.length > 0 ? [...before, ...after.slice(1)] : after;
    const at = act === 'undo' ? before.length - 1 - parts : Math.max(0, before.length - 1) + parts;
    this.value = values[at] ?? [];
    if (at > 0) this.past.push(values.slice(0, at + 1));
    if (at < values.length - 1) this.future.push(values.slice(at));
    this.#isCut = at > 0 && at < values.length - 1;
    this.#n += parts;
  }
}
