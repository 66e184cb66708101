import { describe, expect, it } from 'vitest';
import type { Block } from '../../../core/article/block';
import { carryCounts, carryPassage } from '../../../core/clip/carry-over';
import { describePassage } from '../../../core/clip/selector';
import type { Selector } from '../../../core/clip/selector';
import { paragraphs } from '../../support/articles';

const all = () => true;
const isShown = (block: Block) => block.reason === undefined;

/** The passage of some words in a text. */
function passage(texts: readonly string[], words: string, shown = all): Selector {
  const blocks = paragraphs(texts);
  const start = blocks
    .map(({ text }) => text)
    .join('\n')
    .indexOf(words);
  const found = describePassage(blocks, start, start + words.length, shown);
  if (!found) throw new Error(`“${words}” is not there`);
  return found;
}

describe('carrying a passage over to another text', () => {
  const clip = passage(['Smoke was seen.', 'Nobody was hurt.'], 'Nobody was hurt.');

  it('describes it anew where it stands now', () => {
    const after = paragraphs(['Smoke was seen.', 'The ferry stopped.', 'Nobody was hurt.', 'End.']);
    const carried = carryPassage(after, all, clip);
    expect(carried).toMatchObject({
      state: 'moved',
      selector: {
        quote: { exact: 'Nobody was hurt.', suffix: '\nEnd.' },
        position: { start: 35, end: 51 },
        blocks: ['b3'],
      },
    });
  });

  it('picks none of several places, and no like words', () => {
    const twice = paragraphs(['Nobody was hurt.', 'A. Nobody was hurt.']);
    expect(carryPassage(twice, all, clip)).toEqual({ state: 'ambiguous', selector: null });
    const changed = paragraphs(['Smoke was seen.', 'Nobody was badly hurt.']);
    expect(carryPassage(changed, all, clip)).toEqual({ state: 'lost', selector: null });
    const quotes = passage(['“Stop” they said'], '“Stop” they');
    expect(carryPassage(paragraphs(['More: "Stop" they said']), all, quotes).state).toBe('lost');
  });

  it('finds words on both sides of a block that is not shown', () => {
    const over = passage(['One here', 'Two there'], 'One here\nTwo there');
    const after = paragraphs(['Start', 'One here', '-advert', 'Two there']);
    const carried = carryPassage(after, isShown, over);
    expect(carried).toMatchObject({ state: 'moved', selector: { blocks: ['b2', 'b4'] } });
    expect(carried.selector?.quote.exact).toBe('One here\nTwo there');
  });

  it('finds words of a block that the text leaves out', () => {
    const after = paragraphs(['Smoke was seen.', '-Nobody was hurt.', 'End']);
    expect(carryPassage(after, isShown, clip)).toMatchObject({
      state: 'exact',
      selector: { blocks: ['b2'] },
    });
  });

  it('counts for people', () => {
    expect(carryCounts(['exact', 'moved', 'ambiguous', 'lost', 'lost'])).toEqual({
      found: 2,
      ambiguous: 1,
      lost: 2,
    });
  });
});
