import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allTwins, twinsOf } from '../../../core/clip/event-twins';
import type { Event } from '../../../core/library/records';
import { widened } from '../../../core/time/bounds';
import { event } from '../notebook/library-of';

function seen(id: string, title: string, edtf: string | null, apartFrom: string[] = []) {
  const record = event(id, title, edtf, { apartFrom }) as Event;
  return { id, event: record, view: { widened: record.when && widened(record.when) } };
}

const pairs = (...events: ReturnType<typeof seen>[]) =>
  allTwins(events).map(({ one, other }) => `${one.id} ${other.id}`);

test('events near in time are alike when half of their telling words are, endings apart', () => {
  expect(
    pairs(
      seen('a', 'Kestrel leaves Alder', '2023-11-13T06:40'),
      seen('b', 'The MV Kestrel left from Alder harbour', '2023-11-13'),
      seen('c', 'Kestrel returns', '2023-11-13'),
      seen('d', 'Inquiry announced by the ministry', '2023-11-14'),
      seen('e', 'Ministry announces an inquiry', '2023-11-15'),
    ),
  ).toEqual(['a b', 'd e']);
  expect(
    pairs(seen('a', '大火燒毀渡輪', '2023-11-13'), seen('b', '渡輪大火燒毀', '2023-11-13')),
  ).toEqual(['a b']);
});

test('the same words at another time are another event; without a time they must nearly be the same', () => {
  const early = seen('a', 'Strike at the harbour', '2023-11-13');
  expect(pairs(early, seen('b', 'Strike at the harbour', '2023-12-13'))).toEqual([]);
  expect(pairs(early, seen('b', 'Harbour strike', null))).toEqual(['a b']);
  expect(pairs(early, seen('b', 'Strike of harbour pilots announced', null))).toEqual([]);
});

test('what the user said is not the same is not offered again, whichever of the two remembers', () => {
  const one = seen('a', 'Strike at the harbour', '2023-11-13');
  const other = seen('b', 'Harbour strike', '2023-11-13', ['a']);
  expect(pairs(one, other)).toEqual([]);
  expect(twinsOf(one, [one, other])).toEqual([]);
  expect(twinsOf(one, [one, { ...other, id: 'c' }])).toHaveLength(0);
});

test('a title without telling words, or with one in common of several, is like none', () => {
  expect(pairs(seen('a', 'On the', null), seen('b', 'On the', null))).toEqual([]);
  expect(pairs(seen('a', 'Kestrel sails', '2023'), seen('b', 'Kestrel', '2023'))).toEqual([]);
  expect(pairs(seen('a', 'Kestrel', '2023'), seen('b', 'The Kestrel', '2023'))).toEqual(['a b']);
});

test('one by one the same pairs are found as all at once', () => {
  const title = fc
    .array(fc.constantFrom('kestrel', 'alder', 'smoke', 'strike', 'the'), { maxLength: 4 })
    .map((words) => words.join(' '));
  const time = fc.constantFrom('2023-11-13', '2023-11-14', '2023-12', '1990', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(title, time), { maxLength: 12 }), (given) => {
      const events = given.map(([words, edtf], index) => seen(`e${index}`, words, edtf));
      const one = events.flatMap((each, index) =>
        twinsOf(each, events)
          .filter((other) => events.indexOf(other) > index)
          .map(({ id }) => `${each.id} ${id}`),
      );
      expect(pairs(...events).sort()).toEqual(one.sort());
    }),
  );
});

const word = (nth: number) => `${String.fromCharCode(97 + (nth % 26), 97 + nth / 26)}xyz`;

test('what most titles of a library have in common makes no two of them one', () => {
  const numbers = Array.from({ length: 400 }, (_, index) => 1000 + index);
  const events = numbers.map((n) => seen(`e${n}`, `Ship ${n} reported by post ${n + 500}`, '2023'));
  expect(allTwins(events)).toEqual([]);
  const again = seen('again', 'Post 1700 reported ship 1200', '2023');
  expect(pairs(...events, again)).toEqual(['e1200 again']);
});

test('5,000 events about one ship in one year are held against each other in good time', () => {
  const events = Array.from({ length: 5_000 }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const month = String(1 + ((index >> 5) % 12)).padStart(2, '0');
    const title = `Kestrel ${word(index % 97)} ${word((index * 7) % 89)} ${word((index * 3) % 53)}`;
    return seen(`e${index}`, title, `2023-${month}-${day}`);
  });
  const start = performance.now();
  const found = allTwins(events).length;
  const took = performance.now() - start;
  expect(found).toBeGreaterThan(0);
  expect(took).toBeLessThan(3_000);
});
