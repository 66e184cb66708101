import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rehearsal, lookupIn } from '../../../core/library/change';
import type { Change, Op } from '../../../core/library/change';
import { KINDS } from '../../../core/library/records';
import { absorbChange, emptyState, settleChange } from '../../../core/library/state';
import type { LibraryState } from '../../../core/library/state';

const event = (title: string) => ({
  title,
  when: null,
  place: '',
  people: [],
  tags: [],
  laneId: null,
  colour: null,
  description: '',
  settled: [],
  createdAt: '',
  trashedAt: null,
});

/** One installation: its state, the changes that it made, and how many of each other it has seen. */
class Device {
  readonly state: LibraryState = emptyState();
  readonly made: Change[] = [];
  readonly #seen = new Map<Device, number>();

  constructor(readonly id: string) {}

  do(op: Op): void {
    const rehearsal = new Rehearsal(lookupIn(this.state.library));
    if (!rehearsal.add(op).ok) return;
    const n = this.made.length + 1;
    const change: Change = {
      n,
      device: this.id,
      clock: this.state.clock + 1,
      at: '',
      by: 'user',
      label: '',
      deed: `${this.id}${n}`,
      act: 'do',
      of: null,
      ops: [op],
      undo: rehearsal.undo,
    };
    settleChange(this.state, change, rehearsal.effects);
    this.made.push(change);
  }

  /** Takes in what the other has made since the last time. */
  meet(other: Device): void {
    for (const change of other.made.slice(this.#seen.get(other) ?? 0)) {
      absorbChange(this.state, change);
    }
    this.#seen.set(other, other.made.length);
  }
}

const records = (state: LibraryState) =>
  KINDS.map((kind) => [...state.library[kind].values()].sort((a, b) => (a.id < b.id ? -1 : 1)));

const names = fc.constantFrom('x', 'y');
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.tuple(names, fc.string({ maxLength: 2 })).map(([id, title]): Op => ({
    kind: 'event',
    id,
    set: { title },
  })),
  fc.tuple(names, fc.string({ maxLength: 2 })).map(([id, place]): Op => ({
    kind: 'event',
    id,
    set: { place },
  })),
  names.map((id): Op => ({ kind: 'event', id, gone: true })),
  fc.tuple(names, fc.string({ maxLength: 2 })).map(([id, name]): Op => ({
    kind: 'collection',
    id,
    set: { name },
  })),
  fc.tuple(names, fc.boolean()).map(([id, value]): Op => ({ kind: 'setting', id, set: { value } })),
  names.map((id): Op => ({ kind: 'setting', id, gone: true })),
);
type Step = { readonly who: 0 | 1; readonly op: Op } | 'first meets second' | 'second meets first';
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: fc.constantFrom(0 as const, 1 as const), op }) },
  { weight: 1, arbitrary: fc.constant('first meets second' as const) },
  { weight: 1, arbitrary: fc.constant('second meets first' as const) },
);

describe('two devices', () => {
  it('come to the same library, whenever and in whatever order they meet', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const first = new Device('aaa');
        const second = new Device('bbb');
        for (const id of ['x', 'y']) first.do({ kind: 'event', id, set: event(id) });
        second.meet(first);
        for (const done of steps) {
          if (done === 'first meets second') first.meet(second);
          else if (done === 'second meets first') second.meet(first);
          else [first, second][done.who]?.do(done.op);
        }
        first.meet(second);
        second.meet(first);
        expect(records(first.state)).toEqual(records(second.state));
        // … which is also what somebody gets who reads all changes by clock, as on opening.
        const third = emptyState();
        const all = [...first.made, ...second.made];
        all.sort((a, b) => a.clock - b.clock || (a.device < b.device ? -1 : 1));
        for (const change of all) absorbChange(third, change);
        expect(records(third)).toEqual(records(first.state));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keep what each changed of one record', () => {
    const first = new Device('aaa');
    const second = new Device('bbb');
    first.do({ kind: 'event', id: 'x', set: event('Smoke') });
    second.meet(first);
    first.do({ kind: 'event', id: 'x', set: { title: 'Fire' } });
    second.do({ kind: 'event', id: 'x', set: { place: 'Alder' } });
    first.meet(second);
    expect(first.state.library.event.get('x')).toMatchObject({ title: 'Fire', place: 'Alder' });
  });

  it('keep a removal against an edit that knew nothing of it, and a return that did', () => {
    const first = new Device('aaa');
    const second = new Device('bbb');
    first.do({ kind: 'event', id: 'x', set: event('Smoke') });
    second.meet(first);
    for (const title of ['A', 'B', 'C']) first.do({ kind: 'event', id: 'x', set: { title } });
    second.do({ kind: 'event', id: 'x', gone: true });
    first.meet(second);
    second.meet(first);
    for (const { state } of [first, second]) expect(state.library.event.has('x')).toBe(false);
    second.do({ kind: 'event', id: 'x', set: event('Back') });
    first.meet(second);
    expect(first.state.library.event.get('x')?.title).toBe('Back');
  });
});

describe('taking in a change', () => {
  const change = (n: number, ...ops: Op[]): Change => ({
    n,
    device: 'aaa',
    clock: n,
    at: '',
    by: 'user',
    label: 'Change',
    deed: `d${n}`,
    act: 'do',
    of: null,
    ops,
    undo: [],
  });

  it('twice changes nothing', () => {
    const state = emptyState();
    const made = change(1, { kind: 'event', id: 'x', set: event('Smoke') });
    absorbChange(state, made);
    const before = structuredClone({ library: state.library, stamps: state.stamps });
    absorbChange(state, made);
    expect({ library: state.library, stamps: state.stamps }).toEqual(before);
  });

  it('that is damaged in part takes the sound part and names the other', () => {
    const state = emptyState();
    const taken = absorbChange(
      state,
      change(
        1,
        { kind: 'event', id: 'bad', set: { title: 'Half an event' } },
        { kind: 'event', id: 'good', set: event('Whole') },
      ),
    );
    expect(taken).toMatchObject({ ok: false, error: { code: 'invalid-change' } });
    expect([...state.library.event.keys()]).toEqual(['good']);
  });

  it('keeps clock, device and undo with it', () => {
    const state = emptyState();
    const made = change(7, { kind: 'event', id: 'x', set: event('A') });
    absorbChange(state, { ...made, n: 3, undo: [{ kind: 'event', id: 'x', gone: true }] });
    expect(state.clock).toBe(7);
    expect(state.devices.get('aaa')).toEqual({ n: 3, segment: 0 });
    expect(state.undo.get('aaa')?.done).toEqual([{ deed: 'd7', label: 'Change', changes: [3] }]);
    expect(state.undo.get('bbb')).toBeUndefined();
  });
});
