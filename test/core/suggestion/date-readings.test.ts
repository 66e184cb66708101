import { describe, expect, it } from 'vitest';
import {
  decidedFor,
  readAsDecided,
  readingOf,
  withReading,
  withoutReading,
} from '../../../core/suggestion/date-readings';
import { decidedDates } from '../../../core/suggestion/decided-dates';
import { metadataOf, paragraphs } from '../../support/articles';
import { findDateExpressions } from '../../../core/time/expressions';

const TEXT =
  'May said on Friday that the pumps were old. The board met on Friday, and again in March.';
const found = findDateExpressions(TEXT, '2023-11-14');
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  const expression = found.find((one) => one.start === start);
  if (!expression) throw new Error(`no date at ${words}`);
  return expression;
};
const first = at('Friday');
const second = at('Friday', first.end);
const when = { edtf: '2023-10-06', extent: 'within' } as const;

describe('decisions about dates in a text', () => {
  it('hold for the one expression they were made about', () => {
    const wrong = readingOf(TEXT, first, { verdict: 'none', when: null });
    const read = readAsDecided([wrong], TEXT, found);
    expect(read).toEqual(found.filter((one) => one !== first));
    const right = readingOf(TEXT, second, { verdict: 'when', when });
    expect(
      readAsDecided([wrong, right], TEXT, found).find((one) => one.start === second.start)?.when,
    ).toEqual(when);
  });

  it('hold still when the paragraph is edited elsewhere or stands elsewhere, and not in another one', () => {
    const wrong = readingOf(TEXT, first, { verdict: 'none', when: null });
    const edited = `Later, Mrs ${TEXT.replace('the pumps were old', 'the pumps were worn')}`;
    const moved = findDateExpressions(edited, '2023-11-14');
    const again = moved.find((one) => one.text === 'Friday');
    expect(again && decidedFor([wrong], edited, again)).toEqual(wrong);
    const other = 'Nobody came on Friday to the hearing in the town hall.';
    const [there] = findDateExpressions(other, '2023-11-14');
    expect(there && decidedFor([wrong], other, there)).toBeNull();
  });

  it('are one for each expression: the last is kept, and it can be taken back', () => {
    const one = readingOf(TEXT, first, { verdict: 'when', when });
    const two = readingOf(TEXT, first, { verdict: 'passed', when: null });
    expect(withReading(withReading(null, one), two)).toEqual([two]);
    expect(withoutReading([two], one)).toEqual([]);
    expect(readAsDecided([two], TEXT, found)).toEqual(found);
  });

  it('stand for a whole paragraph that is nothing but the date', () => {
    const [alone] = findDateExpressions('3 October 2022', null);
    if (!alone) throw new Error('no date');
    const wrong = readingOf('3 October 2022', alone, { verdict: 'none', when: null });
    expect(readAsDecided([wrong], '3 October 2022', [alone])).toEqual([]);
  });
});

describe('an article’s dates as the user left them', () => {
  it('are reckoned from the day that was set, in its blocks, without those that are none', () => {
    const article = {
      ...metadataOf({ publishedOn: '2023-11-14' }),
      reckonedFrom: '2022-03-01',
      dateReadings: [readingOf(TEXT, first, { verdict: 'none', when: null })],
    };
    const blocks = paragraphs([TEXT]);
    const edtf = (day?: string) =>
      decidedDates(article, blocks, day).map(({ when: { edtf } }) => edtf);
    expect(edtf()).toEqual(['2022-02-25', '2022-03']);
    expect(edtf('2023-11-14')).toEqual(['2023-11-10', '2023-03']);
  });
});
