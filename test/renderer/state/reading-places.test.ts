import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReadingPlaces } from '../../../renderer/state/reading-places';
import type { Place, PlaceStorage } from '../../../renderer/state/reading-places';

/** A browser's storage, as far as it is used, which counts how often it is written to. */
function fakeStorage(kept: Record<string, string> = {}) {
  const values = new Map(Object.entries(kept));
  const storage: PlaceStorage = {
    getItem: (key) => values.get(key) ?? null,
    setItem: vi.fn((key: string, value: string) => void values.set(key, value)),
  };
  return { storage, values };
}
const place = (top: string | null, part = 0, blockId: string | null = null): Place => ({
  top,
  part,
  blockId,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a place is there in the next run, for its own article and library', () => {
  const { storage } = fakeStorage();
  const places = new ReadingPlaces(storage);
  places.keep('library', 'article', place('b7', 0.25, 'b8'));
  places.keep('library', 'other', place('b1'));
  places.flush();
  const next = new ReadingPlaces(storage);
  expect(next.of('library', 'article')).toEqual(place('b7', 0.25, 'b8'));
  expect(next.of('library', 'none')).toBeNull();
  expect(next.of('another library', 'article')).toBeNull();
  expect(next.of('library', 'other')).toEqual(place('b1'));
});

test('a scroll of many steps is written once, and by itself', () => {
  const { storage } = fakeStorage();
  const places = new ReadingPlaces(storage);
  for (let step = 1; step <= 100; step++)
    places.keep('library', 'article', place('b2', step / 100));
  expect(storage.setItem).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(storage.setItem).toHaveBeenCalledTimes(1);
  places.keep('library', 'article', place('b2', 1));
  vi.runAllTimers();
  expect(storage.setItem).toHaveBeenCalledTimes(1);
});

test('another library’s places do not end up in this one', () => {
  const { storage, values } = fakeStorage();
  const places = new ReadingPlaces(storage);
  places.keep('one', 'a', place('b1'));
  places.keep('two', 'b', place('b2'));
  places.flush();
  expect([...values.keys()]).toHaveLength(2);
  expect(values.get('reading-places/one')).not.toContain('"b"');
  expect(values.get('reading-places/two')).not.toContain('"a"');
});

test('of very many articles those left longest ago are forgotten', () => {
  const { storage } = fakeStorage();
  const places = new ReadingPlaces(storage);
  for (let n = 0; n < 1_000; n++) places.keep('library', `a${n}`, place('b1'));
  places.keep('library', 'a0', place('b2'));
  places.keep('library', 'new', place('b1'));
  places.flush();
  const next = new ReadingPlaces(storage);
  expect(next.of('library', 'a1')).toBeNull();
  expect(next.of('library', 'a0')).toEqual(place('b2'));
  expect(next.of('library', 'new')).toEqual(place('b1'));
});

test.each([['{'], ['null'], ['{"a":1}'], ['[["a",{"top":3,"part":0,"blockId":null}],5,["b"]]']])(
  'what cannot be read, as %s, is no place and no failure',
  (kept) => {
    const { storage } = fakeStorage({ 'reading-places/library': kept });
    const places = new ReadingPlaces(storage);
    expect(places.of('library', 'a')).toBeNull();
    places.keep('library', 'a', place('b1'));
    places.flush();
    expect(new ReadingPlaces(storage).of('library', 'a')).toEqual(place('b1'));
  },
);
