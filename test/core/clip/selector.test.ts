import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockStarts, fullText } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { anchorWords } from '../../../core/clip/anchor';
import { describePassage, findPassage } from '../../../core/clip/selector';
import { paragraphs } from '../../support/articles';

const shown = (block: Block) => block.reason === undefined;

/** The id of the block in which a position of the full text lies. */
function blockAt(blocks: readonly Block[], at: number): string | undefined {
  const starts = blockStarts(blocks);
  return blocks.findLast((_, index) => (starts[index] ?? 0) <= at)?.id;
}

/** Short texts that hold what goes wrong: emoji of several units, right-to-left, repeats, blanks. */
const FIXTURES: Record<string, Block[]> = {
  plain: paragraphs(['Smoke was seen.', 'Nobody was hurt.', 'Smoke was seen.']),
  emoji: paragraphs(['a👩‍👩‍👧b', '😀😀', '🇵🇱 flag', 'e\u0301 and é']),
  'right to left': paragraphs(['שלום עולם', 'مرحبا\u200f (1)', 'mixed שלום end']),
  'blocks removed between': paragraphs(['One two', '-advert', 'three', '-', '-more', 'four']),
  'removed at the ends': paragraphs(['-before', ' one ', 'two', '-after']),
  'empty and blank blocks': paragraphs(['', 'a', ' ', '', '\u00a0b\u00a0', '']),
  'lines within blocks': paragraphs(['a\nb', '\n', 'a\nb']),
};

describe.each(Object.entries(FIXTURES))('a passage of a text with %s', (_, blocks) => {
  const text = fullText(blocks);

  it('is found exactly where it was described, for every range', () => {
    let described = 0;
    for (let start = 0; start <= text.length; start++) {
      for (let end = start; end <= text.length; end++) {
        const passage = describePassage(blocks, start, end, shown);
        if (!passage) continue;
        described++;
        expect(findPassage(blocks, passage)).toEqual({
          state: 'exact',
          position: passage.position,
          reason: 'in-place',
          isVerbatim: true,
          candidates: [],
        });
        const { exact, prefix, suffix } = passage.quote;
        expect(exact.trim()).toBe(exact);
        expect(exact.isWellFormed() && prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(32);
        for (const id of passage.blocks) {
          expect(blocks.find((block) => block.id === id)?.reason).toBeUndefined();
        }
      }
    }
    expect(described).toBeGreaterThan(5);
  });

  it('begins and ends in blocks that are shown', () => {
    for (let start = 0; start < text.length; start++) {
      const passage = describePassage(blocks, start, text.length, shown);
      if (!passage) continue;
      expect(blockAt(blocks, passage.position.start)).toBe(passage.blocks[0]);
      expect(blockAt(blocks, passage.position.end - 1)).toBe(passage.blocks.at(-1));
    }
  });

  it('is found again when words were put before it, or said to be lost or ambiguous', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const passage = describePassage(blocks, start, end, shown);
        if (!passage) return;
        const moved = [{ id: 'new', kind: 'paragraph' as const, text: 'Correction.' }, ...blocks];
        const found = findPassage(moved, passage);
        const { start: from, end: to } = found.position ?? { start: 0, end: 0 };
        expect(found.state === 'exact' || found.state === 'moved').toBe(to > from);
        if (!found.isVerbatim) return;
        const again = describePassage(moved, from, to, ({ id }) => passage.blocks.includes(id));
        expect(again?.quote.exact).toBe(passage.quote.exact);
      }),
    );
  });
});

describe('describing a passage', () => {
  const blocks = paragraphs(['Smoke was seen.', '-advert', 'Nobody was hurt.']);

  it('leaves out the words of blocks that nobody saw', () => {
    const passage = describePassage(blocks, 10, 30, shown);
    expect(passage?.quote.exact).toBe('seen.\nNobody');
    expect(passage?.blocks).toEqual(['b1', 'b3']);
  });

  it('takes the words that the user brought back', () => {
    const passage = describePassage(blocks, 10, 30, () => true);
    expect(passage?.quote.exact).toBe('seen.\nadvert\nNobody');
  });

  it.each([
    [-1, 3],
    [0, 1_000],
    [5, 5],
    [6, 5],
    [16, 22],
    [15, 16],
  ])('is null where there are no words: %i to %i', (start, end) => {
    expect(describePassage(blocks, start, end, shown)).toBeNull();
  });
});

describe('finding a passage', () => {
  const quote = (exact: string, prefix = '', suffix = '') => ({
    quote: { exact, prefix, suffix },
    position: { start: 500, end: 500 + exact.length },
    blocks: ['b1'],
  });

  it('follows words that stand once', () => {
    const found = findPassage(paragraphs(['New.', 'Smoke was seen.']), quote('Smoke was'));
    expect(found).toMatchObject({ state: 'moved', position: { start: 5, end: 14 } });
    expect(found).toMatchObject({ reason: 'same-words', isVerbatim: true });
  });

  it('follows words that stand twice when those around them tell which', () => {
    const blocks = paragraphs(['The boat left. The boat is back.']);
    expect(findPassage(blocks, quote('The boat', 'left. ', ' is')).position?.start).toBe(15);
  });

  it('decides nothing between places that look alike, and lists them', () => {
    const blocks = paragraphs(['The boat is back.', 'The boat is back.', 'The boat is back.']);
    const found = findPassage(blocks, quote('The boat', '\n', ' is'));
    expect(found).toMatchObject({ state: 'ambiguous', position: null, reason: 'several-places' });
    expect(found.candidates.map(({ position }) => position.start)).toEqual([18, 36]);
    expect(anchorWords(found)).toBe('This may be any of 2 places that are alike.');
  });

  it('follows marks that are no words, and decides nothing where they stand twice', () => {
    const marks = quote('—…—', 'a ', ' b');
    expect(findPassage(paragraphs(['New', 'x —…— y']), marks)).toMatchObject({
      state: 'moved',
      position: { start: 6, end: 9 },
    });
    expect(findPassage(paragraphs(['x —…— y —…—']), marks)).toMatchObject({ state: 'ambiguous' });
    const war = findPassage(
      paragraphs([`So ${'war '.repeat(300)}`]),
      quote('war war', '', ' peace'),
    );
    expect(war.state).toBe('ambiguous');
  });

  it('takes no long time for a passage of thousands of words', () => {
    const words = Array.from({ length: 9_000 }, (_, at) => `w${(at * 7_919) % 4_001}`);
    const before = paragraphs([words.slice(0, 5_000).join(' '), words.slice(5_000).join(' ')]);
    const changed = words.map((word, at) => (at % 9 === 0 ? `${word}x` : word));
    const after = paragraphs([changed.slice(0, 5_000).join(' '), changed.slice(5_000).join(' ')]);
    const passage = describePassage(before, 100, 40_000, shown);
    const began = performance.now();
    const found = passage && findPassage(after, passage, before);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(found).toMatchObject({ state: 'moved', reason: 'changed-words' });
  });

  it('does not take half a text for it', () => {
    expect(findPassage(paragraphs(['Smoke was']), quote('Smoke was seen'))).toMatchObject({
      state: 'lost',
      position: null,
    });
    expect(findPassage([], quote('Smoke'))).toMatchObject({ state: 'lost', reason: 'not-there' });
  });

  it('does not call it exact when other words stand at its place', () => {
    const before = paragraphs(['Smoke was seen.', 'Fire was seen.']);
    const passage = describePassage(before, 0, 5, shown);
    expect(passage?.quote.exact).toBe('Smoke');
    const after = paragraphs(['Steam was seen.', 'Fire was seen.']);
    expect(passage && findPassage(after, passage).state).toBe('lost');
  });
});
