import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullText } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { anchorWords } from '../../../core/clip/anchor';
import { describePassage, findPassage } from '../../../core/clip/selector';
import { edited } from '../../bench/article-edits';
import { madeUpArticle, written } from '../../bench/article-for-anchors';
import { seeded } from '../../bench/random';
import { paragraphs } from '../../support/articles';

const all = () => true;
const seeds = fc.integer({ min: 1, max: 100_000 });

/** A made-up article of some paragraphs, of any script there is. */
const article = seeds.map((seed) => madeUpArticle(seeded(seed), 300));
const blocksOf = (of: ReturnType<typeof madeUpArticle>): Block[] =>
  paragraphs(written(of).paragraphs);
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A passage of a text between two shares of its length. */
function passage(blocks: readonly Block[], one: number, other: number) {
  const { length } = fullText(blocks);
  const [start, end] = [one, other].map((at) => Math.round(at * length)).sort((a, b) => a - b);
  return describePassage(blocks, start ?? 0, end ?? 0, all);
}

describe('a passage of a made-up article', () => {
  it('is found at its very place while nothing is changed, with the older text at hand or not', () => {
    fc.assert(
      fc.property(article, share, share, (written, one, other) => {
        const blocks = blocksOf(written);
        const described = passage(blocks, one, other);
        if (!described) return;
        for (const before of [undefined, blocks]) {
          const found = findPassage(blocks, described, before);
          expect(found).toMatchObject({ state: 'exact', position: described.position });
        }
      }),
    );
  });

  it('is ambiguous where it stands twice between the same words, and both are listed', () => {
    let asked = 0;
    fc.assert(
      fc.property(article, share, share, (written, one, length) => {
        const blocks = blocksOf(written);
        const text = fullText(blocks);
        // Far enough from the ends that the words around it are the same in both copies.
        const start = 40 + Math.round(one * Math.max(0, text.length - 400));
        const described = describePassage(blocks, start, start + 1 + Math.round(length * 300), all);
        if (!described || described.position.end > text.length - 40) return;
        asked++;
        const texts = blocks.map((block) => block.text);
        const twice = paragraphs(['New.', ...texts, 'Between.', ...texts]);
        const found = findPassage(twice, described);
        expect(found).toMatchObject({ state: 'ambiguous', position: null, isVerbatim: false });
        const { start: at } = described.position;
        const starts = found.candidates.map(({ position }) => position.start);
        expect(starts).toContain(at + 5);
        expect(starts).toContain(at + 5 + text.length + 1 + 9);
      }),
    );
    expect(asked).toBeGreaterThan(30);
  });

  it('is placed, or has no place and says why, however the article was edited', () => {
    const shares = fc.record({
      words: fc.double({ min: 0, max: 0.6, noNaN: true }),
      movedParagraphs: share,
      signs: share,
      joints: share,
    });
    fc.assert(
      fc.property(seeds, article, shares, share, share, (seed, older, edits, one, other) => {
        const before = blocksOf(older);
        const described = passage(before, one, other);
        if (!described) return;
        const blocks = blocksOf(edited(seeded(seed), older, edits));
        const text = fullText(blocks);
        for (const old of [undefined, before]) {
          const found = findPassage(blocks, described, old);
          const { position, state, candidates } = found;
          expect(anchorWords(found)).toMatch(/^[A-Z].*[.]$/u);
          expect(position !== null).toBe(state === 'exact' || state === 'moved');
          if (state === 'ambiguous') expect(candidates.length).toBeGreaterThan(1);
          for (const { start, end } of [position, ...candidates.map((one) => one.position)].filter(
            (place) => place !== null,
          )) {
            expect(start < end && start >= 0 && end <= text.length).toBe(true);
            expect(text.slice(start, end).isWellFormed()).toBe(true);
          }
          if (!position) continue;
          const now = describePassage(blocks, position.start, position.end, all);
          expect(found.isVerbatim && now?.quote.exact !== described.quote.exact).toBe(false);
          expect(now && findPassage(blocks, now).state).toBe('exact');
        }
      }),
      { numRuns: 200 },
    );
  });
});
