import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../core/suggestion/sentences';

const split = (text: string, language: string | null = null) =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

describe('the sentences of a text', () => {
  it.each([
    ['The pumps failed. Nobody was hurt.', ['The pumps failed.', 'Nobody was hurt.']],
    [
      'Mr. Dahl met Dr. Amory on Jan. 25. They left.',
      ['Mr. Dahl met Dr. Amory on Jan. 25.', 'They left.'],
    ],
    ['At 6 p.m. on Friday it stopped.', ['At 6 p.m. on Friday it stopped.']],
    ['It stopped at 6 p.m. The crew left.', ['It stopped at 6 p.m.', 'The crew left.']],
    [
      'J. R. Amory of the U.S. Navy said so. No. 3 pump ran.',
      ['J. R. Amory of the U.S. Navy said so.', 'No. 3 pump ran.'],
    ],
    ['“We told them.” She showed the letter.', ['“We told them.”', 'She showed the letter.']],
    ['One\nline', ['One', 'line']],
    ['', []],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('are told in languages without spaces, and in one that nobody knows', () => {
    expect(split('火灾发生了。没有人受伤。', 'zh')).toEqual(['火灾发生了。', '没有人受伤。']);
    expect(split('One. Two.', 'not a language')).toEqual(['One.', 'Two.']);
  });

  it('lie in order, apart, and hold every letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sentences = sentencesOf(text);
        let last = 0;
        let kept = '';
        for (const { start, end } of sentences) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          kept += text.slice(start, end);
          last = end;
        }
        expect(kept.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
