import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullText } from '../../../core/article/block';
import { TextPieces } from '../../../core/clip/clip-ends';
import { describePassage } from '../../../core/clip/selector';
import { madeUpArticle, written } from '../../bench/article-for-anchors';
import { seeded } from '../../bench/random';
import { paragraphs } from '../../support/articles';

const isShown = (block: { readonly reason?: string }) => block.reason === undefined;
const blocks = paragraphs(['The crew cut the engine.', '-Advert', 'At 06:40 nobody was hurt.']);
const text = fullText(blocks);
const pieces = new TextPieces(blocks, isShown);
const passageOf = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const read = (at: { start: number; end: number } | null) =>
  at && (describePassage(blocks, at.start, at.end, isShown)?.quote.exact ?? null);

describe('the end of a passage', () => {
  it.each([
    ['end', 1, 'crew cut', 'crew cut the'],
    ['end', 1, 'the engine', 'the engine.'],
    ['end', -1, 'crew cut', 'crew'],
    ['end', -1, 'crew', null],
    ['start', 1, 'crew cut', 'cut'],
    ['start', -1, 'crew cut', 'The crew cut'],
    ['start', -1, 'The crew', null],
    ['end', 1, 'hurt.', null],
    ['start', 1, 'hurt.', null],
  ] as const)('%s moved by %i over “%s” leaves “%s”', (end, direction, from, to) => {
    expect(read(pieces.moved(passageOf(from), end, direction))).toBe(to);
  });

  it('goes on in the next block that is shown, over what is not', () => {
    expect(read(pieces.moved(passageOf('the engine.'), 'end', 1))).toBe('the engine.\nAt');
    expect(read(pieces.moved(passageOf('At 06:40'), 'start', -1))).toBe('engine.\nAt 06:40');
  });

  it('put anywhere comes to lie at the nearest word', () => {
    const at = text.indexOf('engine');
    expect(pieces.snapped(at + 1, 'start')).toBe(at);
    expect(pieces.snapped(at + 4, 'end')).toBe(at + 6);
    expect(pieces.cut(at + 3)).toBe(at);
    expect(pieces.cut(at)).toBe(at);
    expect(pieces.cut(at + 6)).toBe(at + 7);
  });

  it('moved out and in again is where it was, and its words are the text’s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('start' as const, 'end' as const),
        fc.integer({ min: 1, max: 12 }),
        (seed, share, end, steps) => {
          const article = paragraphs(written(madeUpArticle(seeded(seed), 80)).paragraphs);
          const all = fullText(article);
          const some = new TextPieces(article, isShown);
          const at = Math.floor(share * all.length);
          const first = { start: some.snapped(at, 'start'), end: some.snapped(at, 'end') };
          const from = first.start < first.end ? first : some.moved(first, 'end', 1);
          if (!from) return;
          const trail = [from];
          for (let step = 0; step < steps; step++) {
            const next = some.moved(trail.at(-1) ?? from, end, end === 'end' ? 1 : -1);
            if (!next) break;
            trail.push(next);
          }
          for (let back = trail.length - 2; back >= 0; back--) {
            const now = some.moved(trail[back + 1] ?? from, end, end === 'end' ? -1 : 1);
            expect(now).toEqual(trail[back]);
          }
          const widest = trail.at(-1) ?? from;
          const described = describePassage(article, widest.start, widest.end, isShown);
          expect(all).toContain(described?.quote.exact ?? 'nothing');
          expect(described?.position).toEqual(widest);
        },
      ),
      { numRuns: 60 },
    );
  });
});
