import { expect, test } from 'vitest';
import {
  authorWords,
  countsOf,
  countsWords,
  reachWords,
  sizeWords,
} from '../../../renderer/keeping/keeping-words';

test('counts name only what there is', () => {
  expect(countsWords({ articles: 12, clips: 31, events: 17, pages: 3 })).toBe(
    '12 articles, 31 clips, 17 events, 3 pages',
  );
  expect(countsWords({ articles: 1, clips: 0, events: 1, pages: 0 })).toBe('1 article, 1 event');
  expect(countsWords({ articles: 0, clips: 0, events: 0, pages: 0 })).toBe('nothing');
});

test('records are counted by the kinds that people count', () => {
  const kinds = ['article', 'clip', 'clip', 'tag', 'page'] as const;
  expect(countsOf(kinds.map((kind) => ({ kind })))).toEqual({
    articles: 1,
    clips: 2,
    events: 0,
    pages: 1,
  });
});

test('whoever did it is named, the user too', () => {
  const words = (['user', 'cli', 'watch', 'sync'] as const).map(authorWords);
  expect(words).toEqual([
    'by you',
    'by the command line',
    'by Dateline itself',
    'on another device',
  ]);
});

test('the reach of the history is said in days and changes', () => {
  expect(reachWords({ days: 90, changes: 10_000 })).toBe('90 days or 10,000 changes');
  expect(reachWords({ days: 1, changes: 100 })).toBe('1 day or 100 changes');
});

test('sizes are said in two figures where they are small', () => {
  expect(sizeWords(0)).toBe('0 bytes');
  expect(sizeWords(999)).toBe('999 bytes');
  expect(sizeWords(1_000)).toBe('1.0 KB');
  expect(sizeWords(412_345)).toBe('412 KB');
  expect(sizeWords(999_600)).toBe('1.0 MB');
  expect(sizeWords(12_345_678_901)).toBe('12 GB');
});
