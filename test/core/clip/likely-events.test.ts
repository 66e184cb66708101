import { describe, expect, test } from 'vitest';
import { likelyEvents, sameEvents } from '../../../core/clip/likely-events';
import type { When } from '../../../core/time/when';

const when = (edtf: string): When => ({ edtf, extent: 'within' });
const event = (title: string, edtf: string | null, place = '') => ({
  id: title,
  title,
  place,
  people: [],
  when: edtf === null ? null : when(edtf),
});
const events = [
  event('Inspection failed', '2023-10'),
  event('Ferry returns with one engine', '2023-11-13'),
  event('Log published', '2023-11-20', 'Áldera'),
  event('Letter acknowledged', null),
];
const order = (hint: Partial<{ words: string; when: When | null; typed: string }>) =>
  likelyEvents(events, { words: '', when: null, typed: '', ...hint }).map(({ title }) => title);

describe('likely events for a passage', () => {
  test('nothing known: all are offered in their order', () => {
    expect(order({})).toEqual(events.map(({ title }) => title));
  });

  test('near in time comes first', () => {
    expect(order({ when: when('2023-11-13T06:40~') })[0]).toBe('Ferry returns with one engine');
    expect(order({ when: when('2023-11-19') })[0]).toBe('Log published');
  });

  test('the same words come first, other endings count', () => {
    expect(order({ words: 'The board published the bridge log.' })[0]).toBe('Log published');
    expect(order({ words: 'It was failing its inspections.' })[0]).toBe('Inspection failed');
  });

  test('words and time together outweigh time alone', () => {
    const near = [event('Crew meets', '2023-11-13'), event('Ferry returns', '2023-11-13')];
    const hint = { words: 'the ferry returned', when: when('2023-11-13'), typed: '' };
    expect(likelyEvents(near, hint)[0]?.title).toBe('Ferry returns');
  });

  test('what is typed filters by the beginnings of words, accents aside', () => {
    expect(order({ typed: 'let ack' })).toEqual(['Letter acknowledged']);
    expect(order({ typed: 'aldera' })).toEqual(['Log published']);
    expect(order({ typed: 'og' })).toEqual([]);
  });

  test('an exact day comes before the year around it', () => {
    const both = [event('Year of repairs', '2023'), event('Smoke on deck', '2023-11-13')];
    const hint = { words: '', when: when('2023-11-13'), typed: '' };
    expect(likelyEvents(both, hint)[0]?.title).toBe('Smoke on deck');
  });
});

describe('events that a passage seems to tell of too', () => {
  const same = (words: string, edtf: string) =>
    sameEvents(events, { words, when: when(edtf) }).map(({ title }) => title);

  test('are near in time and share words; one alone is not enough', () => {
    expect(same('The ferry returned with one engine stopped.', '2023-11-13')).toEqual([
      'Ferry returns with one engine',
    ]);
    expect(same('The ferry returned with one engine stopped.', '2019')).toEqual([]);
    expect(same('Nobody was hurt.', '2023-11-13')).toEqual([]);
  });
});
