import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfOrNull } from '../../../core/time/edtf';
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

describe('any text', () => {
  const LONG: readonly string[] = [
    'the last ',
    '1901, ',
    'in 1901 and ',
    '12, 13 and ',
    'from 3 to ',
    'early mid-late ',
    'On Monday 3 May 1915 “he ',
    'the day after the week before ',
    '3/4-',
  ];

  it.each(LONG)('is read in time that grows with its length: “%s…”', (piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const start = process.cpuUsage();
      findDateExpressions(text, '2023-11-14');
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    time(10_000);
    const short = Math.max(time(20_000), 5_000);
    expect(time(160_000) / short).toBeLessThan(40);
  });

  it('has its marks where their words stand, in order and apart', () => {
    const words = [...NEWS.rows, ...HISTORY.rows].flatMap(([text]) =>
      text.replace(/[⟦⟧]/g, '').split(' '),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (some) => {
        const text = some.join(' ');
        let last = 0;
        for (const { start, end, text: marked, when } of findDateExpressions(text, '2023-11-14')) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(marked);
          expect(edtfOrNull(when.edtf), when.edtf).not.toBeNull();
          last = end;
        }
      }),
      { numRuns: 1500 },
    );
  });
});
