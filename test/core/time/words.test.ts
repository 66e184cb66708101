import { describe, expect, it } from 'vitest';
import { describeDay, describeWhen } from '../../../core/time/words';

const CASES: readonly (readonly [edtf: string, extent: 'within' | 'throughout', words: string])[] =
  [
    ['2023-11-13T06:40~', 'within', '13 Nov 2023, about 06:40'],
    ['2021-07-16T18:45Z', 'within', '16 Jul 2021, 18:45 UTC'],
    ['2021-07-16T18:45:10+05:30', 'within', '16 Jul 2021, 18:45:10 UTC+05:30'],
    ['2021-07-12/2021-07-16', 'within', 'between 12 and 16 Jul 2021'],
    ['2021-07-12/2021-07-16', 'throughout', '12–16 Jul 2021'],
    ['2024-01-28/2024-02-03', 'throughout', '28 Jan – 3 Feb 2024'],
    ['2023-12-28/2024-01-03', 'within', 'between 28 Dec 2023 and 3 Jan 2024'],
    ['2023-11-13T06:40/2023-11-13T07:05', 'within', '13 Nov 2023, between 06:40 and 07:05'],
    ['2023-11-13T06:40/2023-11-13T07:05', 'throughout', '13 Nov 2023, 06:40–07:05'],
    ['2023-11-13T18:00/2023-11-13T24:00', 'within', '13 Nov 2023, evening'],
    ['2023-11-13T18:00/2023-11-14T06:00', 'within', '13 Nov 2023, night'],
    ['2023-12-01/2023-12-10', 'within', 'early Dec 2023'],
    ['2023-09-11/2023-09-20', 'within', 'mid-Sep 2023'],
    ['2024-02-21/2024-02-29', 'within', 'late Feb 2024'],
    ['1867/1900', 'within', 'late 19th century'],
    ['1990/1993', 'within', 'early 1990s'],
    ['Y199680/Y199683', 'within', 'between AD 199680 and AD 199683'],
    ['2023-10/2023-12', 'throughout', 'Oct–Dec 2023'],
    ['1914/1918', 'throughout', '1914–1918'],
    ['1914/1918-02-18', 'throughout', '1914 – 18 Feb 1918'],
    ['2023-10/..', 'throughout', 'since Oct 2023'],
    ['2023-10/..', 'within', 'some time since Oct 2023'],
    ['../2023-12-02', 'throughout', 'until 2 Dec 2023'],
    ['../2024-05', 'within', 'by May 2024'],
    ['1885/', 'throughout', 'from 1885, end unknown'],
    ['1885~', 'within', 'c. 1885'],
    ['1885%', 'within', 'c. 1885 (?)'],
    ['2023-10?', 'within', 'Oct 2023 (?)'],
    ['-0043', 'within', '44 BC'],
    ['-0043-03-15', 'within', '15 Mar 44 BC'],
    ['0079-08-24', 'within', '24 Aug AD 79'],
    ['Y-17000', 'within', '17001 BC'],
    ['187X', 'within', '1870s'],
    ['18XX', 'within', '19th century'],
    ['20XX', 'within', '21st century'],
    ['-04XX', 'within', '5th century BC'],
    ['1998-21', 'within', 'spring 1998'],
    ['2020-33', 'within', 'first quarter of 2020'],
    ['2019-41', 'within', 'second half of 2019'],
    ['1998-XX', 'within', '1998, month unknown'],
    ['1998-07-XX', 'within', 'Jul 1998, day unknown'],
    ['2024-02', 'throughout', 'throughout Feb 2024'],
    ['1XXX', 'within', '1XXX'],
    ['nonsense', 'within', 'nonsense'],
  ];

const BY_LOCALE: readonly (readonly [
  edtf: string,
  extent: 'within' | 'throughout',
  american: string,
  german: string,
])[] = [
  ['2023-11-14', 'within', 'Nov 14, 2023', '14. Nov. 2023'],
  ['2023-11-13T06:40~', 'within', 'Nov 13, 2023, about 06:40', '13. Nov. 2023, etwa 06:40'],
  [
    '2021-07-12/2021-07-16',
    'within',
    'between Jul 12 and 16, 2021',
    'zwischen 12. und 16. Juli 2021',
  ],
  ['2021-07-12/2021-07-16', 'throughout', 'Jul 12–16, 2021', '12.–16. Juli 2021'],
  ['2024-01-28/2024-02-03', 'throughout', 'Jan 28 – Feb 3, 2024', '28. Jan. – 3. Feb. 2024'],
  ['2023-12-01/2023-12-10', 'within', 'early Dec 2023', 'Anfang Dez. 2023'],
  ['1990/1993', 'within', 'early 1990s', 'Anfang der 1990er'],
  ['1867/1900', 'within', 'late 19th century', 'Ende des 19. Jahrhunderts'],
  ['2023-11-13T18:00/2023-11-13T24:00', 'within', 'Nov 13, 2023, evening', '13. Nov. 2023, Abend'],
  ['2023-10/..', 'throughout', 'since Oct 2023', 'seit Okt. 2023'],
  ['../2024-05', 'within', 'by May 2024', 'spätestens Mai 2024'],
  ['-0043-03-15', 'within', 'Mar 15, 44 BC', '15. März 44 v. Chr.'],
  ['1998-23', 'within', 'fall 1998', 'Herbst 1998'],
  ['2020-33', 'within', 'first quarter of 2020', '1. Quartal 2020'],
  ['1885~', 'within', 'c. 1885', 'ca. 1885'],
];

describe('describeWhen', () => {
  it.each(BY_LOCALE)('says %s, %s, in other orders and languages', (edtf, extent, us, de) => {
    expect([
      describeWhen({ edtf, extent }, 'en-US'),
      describeWhen({ edtf, extent }, 'de-AT'),
    ]).toEqual([us, de]);
  });

  it.each(CASES)('says %s, %s, as “%s”', (edtf, extent, words) => {
    expect(describeWhen({ edtf, extent })).toBe(words);
  });

  it('says an article’s date in the order of the drawings', () => {
    expect(describeDay('2023-11-14')).toBe('14 Nov 2023');
  });
});
