import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stableOrder } from '../../../core/timeline/stable-order';

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -4e15, max: 4e15 }),
);

test('orders as a comparison does, and leaves equals as they were', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), (numbers) => {
      const places = numbers.map((_, place) => place);
      const expected = places.toSorted((a, b) => {
        const [one, other] = [numbers[a] ?? 0, numbers[b] ?? 0];
        return one < other ? -1 : one > other ? 1 : 0;
      });
      expect([...stableOrder(Float64Array.from(numbers))]).toEqual(expected);
    }),
  );
});

test('orders by a second column where the first is equal', () => {
  const day = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { maxLength: 60 }), (rows) => {
      const second = stableOrder(Float64Array.from(rows, ([, later]) => later));
      const first = stableOrder(
        Float64Array.from(rows, ([early]) => early),
        second,
      );
      const expected = rows
        .map((_, place) => place)
        .toSorted((a, b) => {
          const [early, later] = rows[a] ?? [0, 0];
          const [otherEarly, otherLater] = rows[b] ?? [0, 0];
          return early - otherEarly || later - otherLater;
        });
      expect([...first]).toEqual(expected);
    }),
  );
});
