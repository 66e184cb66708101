import { describe, expect, it } from 'vitest';
import { findArticleDates, findDateExpressions } from '../../../core/time/expressions';

const TUESDAY = '2023-11-14';

/** Text, the span that is marked, its EDTF and, where it matters, its extent. */
type Row = readonly [text: string, span: string, edtf: string, extent?: 'within' | 'throughout'];

const BY_THE_ARTICLES_DATE: readonly Row[] = [
  ['The ferry was withdrawn on Monday.', 'Monday', '2023-11-13'],
  ['Tuesday', 'Tuesday', '2023-11-14'],
  ['The board will meet on Friday.', 'Friday', '2023-11-17'],
  ['It failed last Friday.', 'last Friday', '2023-11-10'],
  ['It sails next Monday.', 'next Monday', '2023-11-20'],
  [
    'It sailed yesterday evening.',
    'yesterday evening',
    '2023-11-13T18:00/2023-11-13T24:00',
    'within',
  ],
  ['It failed an inspection last month.', 'last month', '2023-10'],
  ['It was built in March.', 'March', '2023-03'],
  ['It was built last June.', 'last June', '2023-06'],
  ['It sails next June.', 'next June', '2024-06'],
  ['A refit in early December', 'early December', '2023-12-01/2023-12-10', 'within'],
  ['the strike of mid-September', 'mid-September', '2023-09-11/2023-09-20', 'within'],
  ['The log is published this week.', 'this week', '2023-11-13/2023-11-19', 'within'],
  ['It rained over the weekend.', 'the weekend', '2023-11-11/2023-11-12', 'within'],
  ['None since October has failed.', 'since October', '2023-10/..', 'throughout'],
  ['It is closed until 2 December.', 'until 2 December', '../2023-12-02', 'throughout'],
  ['It is ready by May.', 'by May', '../2024-05', 'within'],
  ['It failed three days ago.', 'three days ago', '2023-11-11'],
  ['It was sold two years ago.', 'two years ago', '2021'],
  ['It was launched last summer.', 'last summer', '2023-22'],
  [
    'It blew from Wednesday night until Thursday morning.',
    'from Wednesday night until Thursday morning',
    '2023-11-08T18:00/2023-11-09T12:00',
    'throughout',
  ],
  ['It was sold late last year.', 'late last year', '2022-09/2022-12', 'within'],
  ['It was sold in March last year.', 'March last year', '2022-03'],
  ['Talks will resume on 31 January.', '31 January', '2024-01-31'],
  ['On New Year’s Day it sank.', 'New Year’s Day', '2023-01-01'],
];

const BY_ITSELF: readonly Row[] = [
  [
    'between 12 and 16 July 2021 a man called',
    'between 12 and 16 July 2021',
    '2021-07-12/2021-07-16',
    'within',
  ],
  [
    'from 12 to 16 July 2021 rain fell',
    'from 12 to 16 July 2021',
    '2021-07-12/2021-07-16',
    'throughout',
  ],
  ['on 3 October 2022 it sailed', '3 October 2022', '2022-10-03'],
  ['on October 3, 2022, it sailed', 'October 3, 2022', '2022-10-03'],
  ['on 3 Oct. 2022 it sailed', '3 Oct. 2022', '2022-10-03'],
  ['on 2022-10-03 it sailed', '2022-10-03', '2022-10-03'],
  ['in the first quarter of 2020', 'the first quarter of 2020', '2020-33'],
  ['in the second half of 2019', 'the second half of 2019', '2019-41'],
  ['in spring 1998 it sailed', 'spring 1998', '1998-21'],
  ['in the 1870s', 'the 1870s', '187X'],
  ['in the 19th century', 'the 19th century', '18XX'],
  ['in the late nineteenth century', 'the late nineteenth century', '1867/1900', 'within'],
  ['built about 1885 in Leith', 'about 1885', '1885~'],
  ['built circa 1885 in Leith', 'circa 1885', '1885~'],
  ['built c. 1885 in Leith', 'c. 1885', '1885~'],
  ['in 1066 they landed', '1066', '1066'],
  ['in 1987 they landed', '1987', '1987'],
  ['killed in 44 BC by friends', '44 BC', '-0043'],
  ['the war of 1914–18 ended', '1914–18', '1914/1918', 'throughout'],
  ['the board, 2014-2016', '2014-2016', '2014/2016', 'throughout'],
  ['in the ’90s', 'the ’90s', '199X'],
  ['in late 2019 it sailed', 'late 2019', '2019-09/2019-12', 'within'],
  ['the 2019 election was lost', '2019', '2019'],
  ['at 7 p.m. on Friday, July 14, 2023', '7 p.m. on Friday, July 14, 2023', '2023-07-14T19:00'],
  ['at 18:45 GMT on 16 July 2021', '18:45 GMT on 16 July 2021', '2021-07-16T18:45Z'],
  ['on Christmas Day 2022', 'Christmas Day 2022', '2022-12-25'],
  ['Log entry 2024-09-30T04:12Z', '2024-09-30T04:12Z', '2024-09-30T04:12Z'],
];

const FALSE_FRIENDS: readonly string[] = [
  'decades ago',
  'It lasted 30 minutes.',
  'over the last several weeks',
  'It rang three times.',
  'within 90 days',
  'Mrs May said so.',
  'They march to the harbour.',
  'March to the harbour with us!',
  'Room 1984',
  'section 12/5',
  'They won 3–4 in the end.',
  '1.2 million people',
  'in 1200 homes',
  'about 1500 people came',
  'It may rain.',
  'every Friday',
  'Black Friday sales',
  'the second man',
  'He sat in the sun.',
  'more than 85 targets',
  'between 12 and 16 people',
  'from 3 to 5 metres',
  '$2,015 and 2014.5 litres',
  'in his sixties',
  'in the last year',
];

describe('what is marked, by the article’s date', () => {
  for (const [text, span, edtf, extent] of BY_THE_ARTICLES_DATE) {
    it(`${text} → ${span}, ${edtf}`, () => {
      const found = findDateExpressions(text, TUESDAY);
      expect(found.map((one) => [one.text, one.when.edtf])).toEqual([[span, edtf]]);
      if (extent) expect(found[0]?.when.extent).toBe(extent);
    });
  }
});

describe('what is marked, whatever the article’s date', () => {
  for (const [text, span, edtf, extent] of BY_ITSELF) {
    it(`${text} → ${span}, ${edtf}`, () => {
      for (const reference of [TUESDAY, null]) {
        const found = findDateExpressions(text, reference);
        expect(found.map((one) => [one.text, one.when.edtf])).toEqual([[span, edtf]]);
        if (extent) expect(found[0]?.when.extent).toBe(extent);
      }
    });
  }
});

describe('what is not marked', () => {
  it.each(FALSE_FRIENDS)('%s', (text) => {
    expect(findDateExpressions(text, TUESDAY)).toEqual([]);
  });

  it('leaves out weekdays when no date is known that they could be counted from', () => {
    expect(findDateExpressions('It sailed on Monday.', null)).toEqual([]);
  });
});

describe('numeric dates', () => {
  it('reads the day first and offers the other reading when the language is unknown', () => {
    const [found] = findDateExpressions('signed 03/10/2022 here', null);
    expect(found?.when.edtf).toBe('2022-10-03');
    expect(found?.others.map((when) => when.edtf)).toEqual(['2022-03-10']);
  });

  it('reads the month first in an American article', () => {
    const [found] = findDateExpressions('signed 03/10/2022 here', null, { language: 'en-US' });
    expect(found?.when.edtf).toBe('2022-03-10');
  });

  it('has one reading when only one is possible', () => {
    const [found] = findDateExpressions('signed 10/23/2022 here', null);
    expect([found?.when.edtf, found?.others]).toEqual(['2022-10-23', []]);
  });
});

describe('document context', () => {
  it('carries the day into the next paragraph', () => {
    const dates = findArticleDates(
      [
        { id: 'b1', text: 'The ferry was taken out of service on Monday.' },
        { id: 'b2', text: 'The crew cut the engine at about 6.40 that morning and went home.' },
      ],
      TUESDAY,
    );
    expect(dates.map(({ block, text, when }) => [block, text, when.edtf])).toEqual([
      ['b1', 'Monday', '2023-11-13'],
      ['b2', 'about 6.40 that morning', '2023-11-13T06:40~'],
    ]);
  });

  it('reads the days of a story by its date', () => {
    const dates = findArticleDates(
      [
        { id: 'b1', text: 'The fleet struck seven harbours on Friday, the start of a series.' },
        { id: 'b2', text: 'It came after an attack on an outpost on Sunday, which killed three.' },
        {
          id: 'b3',
          text: 'They lasted 30 minutes. Attacks over the last several weeks were fewer.',
        },
        {
          id: 'b4',
          text: 'None of the attacks since October, however, were as deadly. Sunday’s was.',
        },
        { id: 'b5', text: 'On Friday, the president said his country will not begin a war.' },
        { id: 'b6', text: 'One group announced on Tuesday that it would stop.' },
        {
          id: 'b7',
          text: 'An official said this week that the details are going to be difficult.',
        },
      ],
      '2024-02-02',
    );
    expect(dates.map(({ block, text, when }) => [block, text, when.edtf])).toEqual([
      ['b1', 'Friday', '2024-02-02'],
      ['b2', 'Sunday', '2024-01-28'],
      ['b4', 'since October', '2023-10/..'],
      ['b4', 'Sunday', '2024-01-28'],
      ['b5', 'Friday', '2024-02-02'],
      ['b6', 'Tuesday', '2024-01-30'],
      ['b7', 'this week', '2024-01-29/2024-02-04'],
    ]);
  });

  it('gives offsets in UTF-16 units of the text', () => {
    const text = '😀 Ünïcode, then on 3 October 2022.';
    const [found] = findDateExpressions(text, null);
    expect(text.slice(found?.start, found?.end)).toBe('3 October 2022');
  });
});
