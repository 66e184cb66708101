import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../../core/time/language/languages';
import { tokensOf } from '../../../core/time/tokens';

const PLAIN = /(\p{L}[\p{L}\p{M}]*)|(\d+)|([^\s\p{L}\d])/gu;

describe('tokensOf', () => {
  it('cuts any text where its letters, digits and signs begin and end', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[a-zA-Zäé0-9 .,’'–-]{0,40}$/),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const places = [...text.matchAll(PLAIN)].map((match) => [
          match[1] === undefined ? (match[2] === undefined ? 'mark' : 'number') : 'word',
          match.index,
          match.index + match[0].length,
        ]);
        const tokens = tokensOf(text, vocabularyOf('en'));
        expect(tokens.map(({ kind, start, end }) => [kind, start, end])).toEqual(places);
        for (const [at, { isSpaced, start }] of tokens.entries()) {
          expect(isSpaced).toBe(at === 0 || tokens[at - 1]?.end !== start);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
