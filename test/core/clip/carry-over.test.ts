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

  it('picks none of several places', () => {
    const twice = paragraphs(['Nobody was hurt.', 'A. Nobody was hurt.']);
    expect(carryPassage(twice, all, clip)).toEqual({ state: 'ambiguous', selector: null });
    const gone = paragraphs(['Smoke was seen.', 'The ferry is back in service.']);
    expect(carryPassage(gone, all, clip)).toEqual({ state: 'lost', selector: null });
  });

  it('takes the words as they read there, and says that they are not the same', () => {
    const changed = paragraphs(['Smoke was seen.', 'Nobody was badly hurt.']);
    const carried = carryPassage(changed, all, clip);
    expect(carried).toMatchObject({ state: 'moved', isVerbatim: false });
    expect(carried.selector?.quote.exact).toBe('Nobody was badly hurt.');
    const quotes = passage(['“Stop” they said'], '“Stop” they said');
    const typed = carryPassage(paragraphs(['More: "Stop" they said']), all, quotes);
    expect(typed).toMatchObject({ state: 'moved', isVerbatim: false });
    expect(typed.selector?.quote.exact).toBe('"Stop" they said');
  });

  it('takes the counterpart of a passage that stood twice, where the older text is at hand', () => {
    const twice = ['The port is shut.', 'Nobody was hurt.', 'The sea was calm that day.'];
    const before = paragraphs([...twice, 'Nobody was hurt.', 'The mast had come down.']);
    const second = describePassage(before, 62, 78, all);
    if (!second) throw new Error('it is not there');
    expect(second.quote.exact).toBe('Nobody was hurt.');
    const left = paragraphs([...twice, 'The mast had come down.']);
    expect(carryPassage(left, all, second, before)).toMatchObject({ state: 'lost' });
    const moved = paragraphs(['Nobody was hurt.', 'The mast had come down.', ...twice]);
    expect(carryPassage(moved, all, second, before).selector?.position.start).toBe(0);
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
    const [selector] = [describePassage(paragraphs(['Smoke.']), 0, 6, isShown)];
    if (!selector) throw new Error('no passage');
    const nowhere = { selector: null };
    expect(
      carryCounts([
        { state: 'exact', selector, isVerbatim: true },
        { state: 'moved', selector, isVerbatim: true },
        { state: 'moved', selector, isVerbatim: false },
        { state: 'ambiguous', ...nowhere },
        { state: 'lost', ...nowhere },
        { state: 'lost', ...nowhere },
      ]),
    ).toEqual({ found: 2, changed: 1, ambiguous: 1, lost: 2 });
  });
});
