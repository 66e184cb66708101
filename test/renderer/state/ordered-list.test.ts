import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedList } from '../../../renderer/state/ordered-list';

interface Entry {
  readonly id: string;
  readonly weight: number;
}

const byWeight = (a: Entry, b: Entry) => a.weight - b.weight || (a.id < b.id ? -1 : 1);

test.each([
  ['few', { ids: 12, steps: 60, looks: 2 }],
  ['many', { ids: 300, steps: 600, looks: 200 }],
])('whatever comes, goes and changes, %s between looks, the list is a full sort', (_, sizes) => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: sizes.ids }).map(String),
    weight: fc.option(fc.integer({ min: 0, max: 5 })),
    look: fc.integer({ min: 1, max: sizes.looks }).map((number) => number === 1),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: sizes.steps, size: 'max' }), (steps) => {
      const entries = new Map<string, Entry>();
      const list = new OrderedList<Entry>((id) => entries.get(id) ?? null, byWeight);
      for (const { id, weight, look } of steps) {
        if (weight === null) entries.delete(id);
        else entries.set(id, { id, weight });
        list.mark(id);
        if (look) expect(list.entries()).toEqual([...entries.values()].sort(byWeight));
      }
      expect(list.entries()).toEqual([...entries.values()].sort(byWeight));
    }),
  );
});

test('a look reads only what was marked, and gives the same array when nothing was', () => {
  const read: string[] = [];
  const list = new OrderedList<Entry>((id) => {
    read.push(id);
    return { id, weight: Number(id) };
  }, byWeight);
  for (let index = 0; index < 1000; index++) list.mark(String(index));
  const before = list.entries();
  expect(list.entries()).toBe(before);
  read.length = 0;
  list.mark('500');
  expect(list.entries()).not.toBe(before);
  expect(read).toEqual(['500']);
});
