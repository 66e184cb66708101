import { expect, it } from 'vitest';
import { NO_FILTER, filters, type EventFilter } from '../../../core/library/event-filter';
import { narrowings } from '../../../renderer/library/event-filter-words';

const FULL: EventFilter = {
  words: 'smoke',
  tags: ['harbour/board', 'pumps'],
  people: ['Marit Dahl'],
  places: ['Alder slip'],
  origins: ['Courier'],
  colours: ['sage'],
  signs: ['singleOrigin', 'undated'],
  articleId: 'a1',
};

it('names each thing that narrows the events down, and takes away that one alone', () => {
  const all = narrowings(FULL, 'Kestrel withdrawn');
  expect(all.map(({ words }) => words)).toEqual([
    ...['single origin', 'undated', '#harbour/board', '#pumps'],
    ...['Marit Dahl', 'Alder slip', 'by Courier', 'sage', 'from Kestrel withdrawn'],
  ]);
  for (const { words, off } of all) {
    const left = narrowings({ ...FULL, ...off }, 'Kestrel withdrawn').map((one) => one.words);
    expect(left).toEqual(all.map((one) => one.words).filter((other) => other !== words));
  }
});

it('leaves nothing but the words once all is taken away', () => {
  let filter = FULL;
  for (let next = narrowings(filter, '')[0]; next; next = narrowings(filter, '')[0]) {
    filter = { ...filter, ...next.off };
  }
  expect(filter).toEqual({ ...NO_FILTER, words: 'smoke' });
  expect(filters(filter)).toBe(true);
  expect(filters({ ...filter, words: ' ' })).toBe(false);
});
