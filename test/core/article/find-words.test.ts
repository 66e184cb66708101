import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, foldText } from '../../../core/article/find-words';

const found = (text: string, words: string) =>
  findWords(foldText(text), words).map(({ start, end }) => text.slice(start, end));

describe('words are found whatever their case, accents and signs', () => {
  test.each([
    ['Café, CAFÉ, cafe\u0301!', 'cafe', ['Café', 'CAFÉ', 'cafe\u0301']],
    ['The İstanbul port', 'istanbul', ['İstanbul']],
    ['He said he didn’t — not “yet”…', 'didn\'t - not "yet"...', ['didn’t — not “yet”…']],
    ['port\u00a0of \n Alder', 'Port of Alder', ['port\u00a0of \n Alder']],
    ['Hafen\u00adbehörde', 'hafenbehorde', ['Hafen\u00adbehörde']],
    ['ΟΔΟΣ και οδός', 'οδος', ['ΟΔΟΣ', 'οδός']],
    ['מִלְחָמָה', 'מלחמה', ['מִלְחָמָה']],
    ['الْمِينَاء المـيناء', 'الميناء', ['الْمِينَاء', 'المـيناء']],
    ['港口关闭了港口', '港口', ['港口', '港口']],
    ['한국의 항구', '한국', ['한국']],
    ['𝔸 😀 ferry 😀', '😀', ['😀', '😀']],
  ])('in “%s”: %s', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  test('a sign that folds to several is not found by a part of it', () => {
    expect(found('항구', '하')).toEqual([]);
    expect(found('a…b', '..')).toEqual([]);
  });

  test('hits do not overlap, and blanks are no words', () => {
    expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
    expect(found('a b', '  ')).toEqual([]);
    expect(found('', 'a')).toEqual([]);
  });
});

test('whatever the text, each hit is at its own letters and folds to the words', () => {
  const letters = fc.string({
    unit: fc.constantFrom(
      'a',
      'A',
      'é',
      'e\u0301',
      '…',
      '’',
      ' ',
      '\n',
      '\u00ad',
      '한',
      'ß',
      '😀',
      'İ',
    ),
    maxLength: 30,
  });
  fc.assert(
    fc.property(letters, letters, (text, words) => {
      const hits = findWords(foldText(text), words);
      for (const { start, end } of hits) {
        expect(foldText(text.slice(start, end)).folded.trim()).toBe(foldText(words.trim()).folded);
      }
      for (const [index, { start }] of hits.slice(1).entries()) {
        expect(start).toBeGreaterThanOrEqual(hits[index]?.end ?? 0);
      }
    }),
  );
});

test('a long text is searched while one types', () => {
  const text = 'The harbour board met in the café at 06:40, and nobody was hurt. '.repeat(5_000);
  const folded = foldText(text);
  const before = performance.now();
  expect(findWords(folded, 'cafe')).toHaveLength(5_000);
  expect(performance.now() - before).toBeLessThan(200);
});
