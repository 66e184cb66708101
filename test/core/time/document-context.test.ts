import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findArticleDates } from '../../../core/time/expressions';

function read(texts: readonly string[], publishedOn: string | null, language = 'en-GB') {
  const blocks = texts.map((text, at) => ({ id: `b${at + 1}`, text }));
  return findArticleDates(blocks, publishedOn, language).map(({ block, text, when }) => [
    block,
    text,
    when.edtf,
  ]);
}

describe('what stands around a date', () => {
  it('counts bare weekdays and months on in an article that tells only of days long past', () => {
    const told = [
      'The liner struck ice on 14 April 1912. On Monday a ship took the boats aboard.',
      'She reached port on Thursday. In May an inquiry opened; it closed in July.',
    ];
    expect(read(told, '2023-11-14')).toEqual([
      ['b1', '14 April 1912', '1912-04-14'],
      ['b1', 'Monday', '1912-04-15'],
      ['b2', 'Thursday', '1912-04-18'],
      ['b2', 'May', '1912-05'],
      ['b2', 'July', '1912-07'],
    ]);
  });

  it('counts from the article’s date in news that looks back', () => {
    const news = [
      'A judge freed him last week. He was convicted on 3 October 2012.',
      'On Friday the state said it would appeal.',
    ];
    expect(read(news, '2023-11-14')).toEqual([
      ['b1', 'last week', '2023-11-06/2023-11-12'],
      ['b1', '3 October 2012', '2012-10-03'],
      ['b2', 'Friday', '2023-11-10'],
    ]);
  });

  it('counts a weekday on from a day of the same paragraph that was written with its own', () => {
    const text =
      'On Monday 3 October 2022 the ferry failed. On Wednesday it sailed again. Today it is gone.';
    expect(read([text], '2023-11-14').map(([, , edtf]) => edtf)).toEqual([
      '2022-10-03',
      '2022-10-05',
      '2023-11-14',
    ]);
  });

  it('reads what stands under a day’s heading by that day, until the next', () => {
    const diary = [
      '3 May 1915',
      'We marched yesterday. Tomorrow we rest.',
      'Tuesday, 18 May 1915',
      'Nothing since Friday.',
    ];
    expect(read(diary, '2023-11-14')).toEqual([
      ['b1', '3 May 1915', '1915-05-03'],
      ['b2', 'yesterday', '1915-05-02'],
      ['b2', 'Tomorrow', '1915-05-04'],
      ['b3', 'Tuesday, 18 May 1915', '1915-05-18'],
      ['b4', 'since Friday', '1915-05-14/..'],
    ]);
  });

  it('reads an entry that begins with its day by that day alone', () => {
    const chronicle = [
      '3 October 2022: the ferry fails; the mayor had left the day before.',
      'It was sold last month.',
    ];
    expect(read(chronicle, '2023-11-14')).toEqual([
      ['b1', '3 October 2022', '2022-10-03'],
      ['b1', 'the day before', '2022-10-02'],
      ['b2', 'last month', '2023-10'],
    ]);
  });

  it('never takes a later day above a teaser for the article’s own', () => {
    expect(read(['30 January 2024', 'The work goes on today.'], '2023-12-01')).toEqual([
      ['b1', '30 January 2024', '2024-01-30'],
      ['b2', 'today', '2023-12-01'],
    ]);
  });

  it('reads a quotation by the letter that it is from', () => {
    const text =
      'In a letter of 3 May 1915 he wrote: “Yesterday we marched.” Today it hangs in Hale.';
    expect(read([text], '2023-11-14').map(([, , edtf]) => edtf)).toEqual([
      '1915-05-03',
      '1915-05-02',
      '2023-11-14',
    ]);
  });

  it('takes the day of a dateline where the article has none', () => {
    const wire = [
      'ORME, 3 May 2021 (Northline) — A quay fell on Sunday.',
      'It was shut last week.',
    ];
    expect(read(wire, null)).toEqual([
      ['b1', '3 May 2021', '2021-05-03'],
      ['b1', 'Sunday', '2021-05-02'],
      ['b2', 'last week', '2021-04-26/2021-05-02'],
    ]);
  });

  it('follows a day that the user sets', () => {
    expect(read(['It fell on Monday.'], '2023-11-14')).toEqual([['b1', 'Monday', '2023-11-13']]);
    expect(read(['It fell on Monday.'], '2022-06-09')).toEqual([['b1', 'Monday', '2022-06-06']]);
  });

  it('reads German by its own words when nobody says what language it is', () => {
    const text = 'Die Fähre wurde am Montag nicht mehr gesehen, und der Hafen war am 3. Mai leer.';
    const blocks = [{ id: 'b1', text }];
    expect(findArticleDates(blocks, '2023-11-14').map(({ when }) => when.edtf)).toEqual([
      '2023-11-13',
      '2023-05-03',
    ]);
  });
});

const SEED = new URL('../../../../shared/data/seed/forum-copy-of-a-news-story.txt', import.meta.url)
  .pathname;

describe.skipIf(!existsSync(SEED))('the first real input, where it lies beside', () => {
  it('has the days that a careful reader finds, and marks no length of time', () => {
    const texts = readFileSync(SEED, 'utf8').split('\n');
    const found = read(texts, '2024-02-02', 'en-US').filter(([, text]) => text !== undefined);
    const days = new Map(found.map(([, text, edtf]) => [text, edtf]));
    for (const word of ['Friday', 'Sunday', 'Tuesday', 'since October', 'this week']) {
      const readings = new Set(found.filter(([, text]) => text === word).map(([, , edtf]) => edtf));
      expect([word, ...readings]).toEqual([word, days.get(word)]);
    }
    expect(Object.fromEntries(days)).toMatchObject({
      Friday: '2024-02-02',
      Sunday: '2024-01-28',
      Tuesday: '2024-01-30',
      'since October': '2023-10/..',
      'this week': '2024-01-29/2024-02-04',
    });
    expect(
      found.map(([, text]) => text).filter((text) => /minutes|weeks|times/.test(text ?? '')),
    ).toEqual([]);
  });
});
