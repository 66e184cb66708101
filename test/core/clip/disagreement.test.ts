import { describe, expect, test } from 'vitest';
import { disagreement } from '../../../core/clip/disagreement';
import type { When } from '../../../core/time/when';

const whens = (...texts: string[]): When[] => texts.map((edtf) => ({ edtf, extent: 'within' }));

describe('how far sources disagree', () => {
  test.each([
    ['two clock times', ['2023-11-13T06:40', '2023-11-13T07:05'], '25 minutes'],
    ['some hours', ['2023-11-13T06:00', '2023-11-13T18:00'], '12 hours'],
    ['a day and the next', ['2023-11-13', '2023-11-14'], 'a day'],
    ['days', ['2023-11-13', '2023-11-16'], '3 days'],
    ['months', ['2023-03', '2023-11'], '8 months'],
    ['years', ['1885', '1889'], '4 years'],
    ['a day and a month: the gap between them', ['2023-10', '2023-11-13'], '12 days'],
    ['the farthest pair of three', ['2023-11-13', '2023-11-14', '2023-11-17'], '4 days'],
  ])('%s', (_, texts, words) => {
    expect(disagreement(whens(...texts))).toBe(words);
  });

  test('what agrees has no distance', () => {
    expect(disagreement(whens('2023-11', '2023-11-13'))).toBeNull();
    expect(disagreement(whens('2023-11-13T06:40~', '2023-11-13T07:05'))).toBeNull();
  });

  test('open ends are measured across the gap', () => {
    expect(disagreement(whens('../2023-10', '2023-11-13'))).toBe('12 days');
    expect(disagreement(whens('../2023-10', '2023-12/..'))).toBe('30 days');
  });

  test('one source cannot disagree', () => {
    expect(disagreement(whens('2023'))).toBeNull();
  });
});
