import { describe, expect, it } from 'vitest';
import { findDateExpressions } from '../../../core/time/expressions';
import { FALSE_FRIENDS } from './prose/false-friends';
import { GERMAN_FALSE_FRIENDS, GERMAN_NEWS } from './prose/german';
import { HISTORY } from './prose/history';
import { NEWS } from './prose/news';
import { AMERICAN, LEAP_DAY, NEW_YEAR } from './prose/places';
import { REGISTERS, WEEKDAYS } from './prose/registers';
import { unmarked } from './prose/prose-table';

const TABLES = [NEWS, AMERICAN, NEW_YEAR, LEAP_DAY, HISTORY, REGISTERS, WEEKDAYS, GERMAN_NEWS];

for (const { name, reference, language, rows } of TABLES) {
  describe(name, () => {
    it.each(rows)('%s', (sentence, ...edtf) => {
      const { text, marks } = unmarked(sentence);
      const found = findDateExpressions(text, reference, { language });
      expect(found.map(({ text: words, when }) => [words, when.edtf])).toEqual(
        marks.map((mark, at) => [mark.text, edtf[at]]),
      );
      expect(found.map(({ start, end }) => [start, end])).toEqual(
        marks.map(({ start, end }) => [start, end]),
      );
    });
  });
}

describe('false friends', () => {
  it.each(FALSE_FRIENDS)('%s', (text) => {
    for (const reference of ['2023-11-14', null]) {
      expect(findDateExpressions(text, reference).map((date) => date.text)).toEqual([]);
    }
  });
});

describe('German false friends', () => {
  it.each(GERMAN_FALSE_FRIENDS)('%s', (text) => {
    for (const reference of ['2023-11-14', null]) {
      const found = findDateExpressions(text, reference, { language: 'de' });
      expect(found.map((date) => date.text)).toEqual([]);
    }
  });
});
