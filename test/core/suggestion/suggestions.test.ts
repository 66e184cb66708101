import { describe, expect, it } from 'vitest';
import { fullText } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { suggestionsOf } from '../../../core/suggestion/suggestions';
import { findArticleDates } from '../../../core/time/expressions';
import { paragraphs } from '../../support/articles';

const BLOCKS = paragraphs([
  'Kestrel withdrawn',
  'Harbour officials took the ferry out of service on Monday. The crew cut the port engine at about 6.40 that morning, said Capt. Ruth Amory.',
  'She was refitted in May 1998, and the pump was changed in 2019. In 1998. Nobody was hurt.',
]);
const suggested = (blocks: readonly Block[] = BLOCKS) =>
  suggestionsOf(blocks, findArticleDates(blocks, '2023-11-14'), 'en');

describe('the events that a text proposes', () => {
  it('are one for each date of a sentence that says something, with its words and time', () => {
    expect(suggested().map(({ title }) => title)).toEqual([
      'Harbour officials took the ferry out of service',
      'The crew cut the port engine',
      'She was refitted',
      'The pump was changed',
    ]);
    const [, port] = suggested();
    expect(port).toMatchObject({ when: { edtf: '2023-11-13T06:40~' } });
    const text = fullText(BLOCKS);
    for (const { passage, sentence, date, when, expression, blockId } of suggested()) {
      expect(text.slice(passage.start, passage.end)).toBe(sentence);
      const block = BLOCKS.find(({ id }) => id === blockId);
      const words = sentence.slice(date.start, date.end);
      expect(block?.text.slice(expression.start, expression.end)).toBe(words);
      expect(when.edtf).not.toBe('');
    }
  });

  it('are one where a sentence says a day and, more exactly, its hour', () => {
    const blocks = paragraphs([
      'On Monday, at 6.40 a.m. on Monday, the bell was rung by the mate.',
    ]);
    expect(suggested(blocks).map(({ when }) => when.edtf)).toEqual(['2023-11-13T06:40']);
  });
});
