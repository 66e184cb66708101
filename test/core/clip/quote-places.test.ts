import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullText } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { quotePlaces } from '../../../core/clip/quote-places';
import { describePassage } from '../../../core/clip/selector';
import { paragraphs } from '../../support/articles';

const shown = (block: Block) => block.reason === undefined;
const places = (texts: readonly string[], quote: string) =>
  quotePlaces(paragraphs(texts), quote, shown);
/** The words that a quote comes to. */
const found = (texts: readonly string[], quote: string) => {
  const blocks = paragraphs(texts);
  return quotePlaces(blocks, quote, shown).map(
    ({ start, end }) => describePassage(blocks, start, end, shown)?.quote.exact,
  );
};

describe('the places of a typed quote', () => {
  it('are where it stands verbatim, all of them', () => {
    expect(places(['The boat, the boat.'], 'boat')).toEqual([
      { start: 4, end: 8 },
      { start: 14, end: 18 },
    ]);
    expect(places(['aaa'], 'aa')).toHaveLength(2);
  });

  it('are none for words that are not there, nor for none', () => {
    for (const quote of ['gone', '', ' ', '\n', '\u00a0 '])
      expect(places(['a b'], quote)).toEqual([]);
    expect(places([], 'a')).toEqual([]);
  });

  it('prefer the letter to the likeness', () => {
    expect(found(["It's", 'It’s'], "It's")).toEqual(["It's"]);
    expect(found(["It's", 'It’s'], 'It’s')).toEqual(['It’s']);
  });

  it.each([
    ['“Nobody was hurt,” it said.', '"Nobody was hurt," it said.'],
    ['It’s the ‘boat’', "It's the 'boat'"],
    ['85 – or 112 — on board', '85 - or 112 - on board'],
    ['seen\u00a0at 6\u202f40', 'seen at 6 40'],
    ['twenty‑five minus −3', 'twenty-five minus -3'],
    ['„Dym“ i «ogień»', '"Dym" i "ogień"'],
    ['And so on…', 'And so on...'],
    ['co\u00adoperate', 'cooperate'],
    ['line one\nline two', 'line one line two'],
    ['plain  text', ' plain   text\n'],
    ['Zażółć', 'Zażółć'.normalize('NFD')],
    ['Zażółć'.normalize('NFD'), 'Zażółć'],
  ])('do not depend on what a keyboard cannot type: %s', (text, quote) => {
    expect(found(['Before.', text, 'After.'], quote)).toEqual([text]);
  });

  it('reach over blocks, and over blocks that are not shown', () => {
    expect(found(['Smoke was seen.', '-advert', 'Nobody was hurt.'], 'seen. Nobody')).toEqual([
      'seen.\nNobody',
    ]);
    expect(found(['Smoke', '-advert'], 'advert')).toEqual([]);
  });

  it('take no blanks at the ends of a quote with them, also at the end of the text', () => {
    expect(found(['Smoke was seen.'], 'was seen.\n')).toEqual(['was seen.']);
    expect(found(['Smoke was seen.'], ' Smoke was ')).toEqual(['Smoke was']);
  });

  it('hold every passage of a text, whatever its script', () => {
    const blocks = paragraphs(['a👩‍👩‍👧b “c” — d', '-x', 'שלום עולם', 'e\u0301 and é…', 'مرحبا']);
    const text = fullText(blocks);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (one, other) => {
        const passage = describePassage(blocks, Math.min(one, other), Math.max(one, other), shown);
        if (!passage) return;
        const held = quotePlaces(blocks, passage.quote.exact, shown);
        expect(held).toContainEqual(passage.position);
      }),
    );
  });
});
