import { describe, expect, it } from 'vitest';
import { alignBlocks } from '../../../core/article/align-blocks';
import { paragraphs } from '../../support/articles';

const pairsOf = (before: readonly string[], after: readonly string[]) =>
  alignBlocks(paragraphs(before), paragraphs(after)).map((pair) => [
    pair.before?.text ?? null,
    pair.after?.text ?? null,
  ]);

describe('laying two texts side by side', () => {
  it('pairs blocks of the same words in the order of both', () => {
    expect(pairsOf(['One', 'Two', 'Three'], ['One', 'New', 'Three'])).toEqual([
      ['One', 'One'],
      ['Two', null],
      [null, 'New'],
      ['Three', 'Three'],
    ]);
  });

  it('takes white space and ways of writing an accent for no difference', () => {
    expect(pairsOf(['Cafe\u0301  open'], ['Café open'])).toEqual([
      ['Cafe\u0301  open', 'Café open'],
    ]);
  });

  it('pairs words that stand several times one by one', () => {
    const pairs = pairsOf(['Advert', 'One', 'Advert', 'Two'], ['One', 'Advert', 'Two']);
    expect(pairs).toEqual([
      ['Advert', null],
      ['One', 'One'],
      ['Advert', 'Advert'],
      ['Two', 'Two'],
    ]);
  });

  it('is quick with long texts that share no words, and with ones in another order', () => {
    const long = Array.from({ length: 5_000 }, (_, at) => `Paragraph ${at}`);
    const started = performance.now();
    expect(
      pairsOf(
        long,
        long.map((text) => `${text} again`),
      ),
    ).toHaveLength(10_000);
    expect(pairsOf(long, [...long].reverse()).length).toBeGreaterThan(5_000);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
