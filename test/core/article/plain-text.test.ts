import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_KINDS, fullText } from '../../../core/article/block';
import { markdownDraft } from '../../../core/article/markdown';
import { plainTextDraft } from '../../../core/article/plain-text';
import { splitTitle } from '../../../core/article/title-line';

const withoutSpace = (text: string) => text.replace(/\s+/gu, '');

/** Lines of the kinds that the judge looks for, among any others. */
const line = fc.oneof(
  fc.string({ maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.constantFrom(
    '',
    'Source;',
    'Source: Northline',
    'https://www.example.org/2024/02/02/a.html',
    'Comments',
    'Post a Comment',
    'Bridge closed - World News - Agora Board',
    'By Jo Pike',
    'Title: Bridge closed',
    'Date: 2 Feb 2024',
    '- - -',
    'The harbour authority of Kesh closed the inner basin on Friday after a coaster struck the',
    'bridge and nobody, least of all the pilots, could say when it would be opened again. ',
  ),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([lines, end]) => lines.join(end));

describe('plainTextDraft', () => {
  test('every character of the text is in a block, in order, and nothing else is, but for signs of quotation', () => {
    const words = (whole: string) =>
      withoutSpace(whole.replace(/(?<=^|[\n\r\u0085\u2028\u2029])\s*(?:>\s*)+/gu, ''));
    fc.assert(
      fc.property(text, (source) => {
        expect(words(fullText(plainTextDraft(source).blocks))).toBe(words(source));
      }),
      { numRuns: 500 },
    );
  });

  test('block ids are unique and count up; kinds are known', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { blocks } = plainTextDraft(source);
        expect(blocks.map(({ id }) => id)).toEqual(blocks.map((_, index) => `b${index + 1}`));
        for (const { kind } of blocks) expect(BLOCK_KINDS).toContain(kind);
      }),
    );
  });

  test('the same text gives the same draft', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(plainTextDraft(source)).toEqual(plainTextDraft(source));
      }),
    );
  });

  test('nothing but white space gives no blocks', () => {
    expect(plainTextDraft(' \n\t\r\n\u00a0').blocks).toEqual([]);
  });

  test('a line of ten million characters is read in a moment', () => {
    const source = 'word and '.repeat(1_100_000);
    const started = performance.now();
    const { blocks } = plainTextDraft(source);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.text).toBe(source.trim());
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test.for([
    ['one character', 'a'.repeat(3_000_000)],
    ['brackets', '('.repeat(1_000_000)],
    ['dashes', ' - '.repeat(400_000)],
    ['short lines', 'a b\n'.repeat(300_000)],
    ['labels', 'Source: a\n'.repeat(50_000)],
    ['titles', 'A - B - C\n'.repeat(100_000)],
    ['empty lines', '\n \n'.repeat(500_000)],
  ] as const)(
    'a hostile run of %s takes no more than its length asks for',
    { timeout: 60_000 },
    ([, source]) => {
      // Ended at all: what grew with the square of the length would be at it for hours.
      const letters = (text: string) => text.replaceAll(/\s/gu, '');
      expect(letters(fullText(plainTextDraft(source).blocks)) === letters(source)).toBe(true);
    },
  );
});

describe('markdownDraft', () => {
  test('reads anything without throwing, with ids that count up', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ maxLength: 300 })), (source) => {
        const { blocks } = markdownDraft(source);
        expect(blocks.map(({ id }) => id)).toEqual(blocks.map((_, index) => `b${index + 1}`));
        for (const block of blocks) {
          for (const { start, end } of block.marks ?? []) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(block.text.length);
          }
        }
      }),
    );
  });

  test('quotations nested a thousand deep keep their words', () => {
    const { blocks } = markdownDraft(`${'> '.repeat(1_000)}the words`);
    expect(fullText(blocks)).toContain('the words');
  });
});

describe('splitTitle', () => {
  test.for([
    [
      'Bridge closed - World News - Agora Board',
      true,
      'Bridge closed',
      'World News',
      'Agora Board',
    ],
    ['Bridge closed | Agora Board', true, 'Bridge closed', null, 'Agora Board'],
    ['Bridge closed - what we know', true, 'Bridge closed - what we know', null, null],
    ['Bridge closed - Dozens Stranded', false, 'Bridge closed - Dozens Stranded', null, null],
    ['Bridge closed - Agora News', false, 'Bridge closed', null, 'Agora News'],
    ['A bridge', true, 'A bridge', null, null],
  ] as const)('%s', ([line, repeated, title, section, siteName]) => {
    expect(splitTitle(line, repeated)).toEqual({ title, section, siteName });
  });
});
