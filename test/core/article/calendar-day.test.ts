import { describe, expect, test } from 'vitest';
import { cleanByline, isPosterLine, readByline, readDateLine } from '../../../core/article/byline';
import { dayInText, writesDayFirst } from '../../../core/article/calendar-day';

describe('dayInText', () => {
  test.for([
    ['2024-02-02T23:30:00-05:00', '2024-02-02'],
    ['2024/2/2', '2024-02-02'],
    ['20240202', '2024-02-02'],
    ['20240202T101500Z', '2024-02-02'],
    ['Fri, 2 Feb 2024 18:02:11 +0200', '2024-02-02'],
    ['February 2nd, 2024', '2024-02-02'],
    ['Feb. 2, 2024 at 6:02 p.m.', '2024-02-02'],
    ['Fri Feb  2 14:03:07 UTC 2024', '2024-02-02'],
    ['2024年2月2日', '2024-02-02'],
    ['25/02/2024', '2024-02-25'],
    ['02/25/2024', '2024-02-25'],
    ['03/10/2022', null],
    ['30 February 2024', null],
    ['February 2024', null],
    ['at 10 past 2024', null],
  ])('%s', ([text, day]) => {
    expect(dayInText(text ?? '')).toBe(day);
  });
});

describe('days in other languages', () => {
  test.for([
    ['١٤ تشرين الثاني ٢٠٢٣', '2023-11-14'],
    ['14 listopada 2023', '2023-11-14'],
    ['14. listopada 2023.', null],
    ['14. listopadu 2023', '2023-11-14'],
    ['14 листопада 2023', '2023-11-14'],
    ['14 Νοεμβρίου 2023', '2023-11-14'],
    ['14 בנובמבר 2023', '2023-11-14'],
    ['2023. november 14.', '2023-11-14'],
    // Another calendar's year is not taken for one of ours.
    ['۱۴۰۲/۰۸/۲۳', null],
  ] as const)('%s', ([text, day]) => {
    expect(dayInText(text)).toBe(day);
  });

  test('numbers alone are read as their language puts them', () => {
    expect(dayInText('03.10.2022', writesDayFirst('de'))).toBe('2022-10-03');
    expect(dayInText('03/10/2022', writesDayFirst('en-GB'))).toBe('2022-10-03');
    expect(dayInText('03/10/2022', writesDayFirst('en-US'))).toBe(null);
    expect(dayInText('03/10/2022', writesDayFirst(''))).toBe(null);
  });
});

describe('lines around a headline', () => {
  test.for([
    ['By Ana Lopez, Staff Writer', 'Ana Lopez'],
    ['by Jo Pike and Tam Orell', 'Jo Pike and Tam Orell'],
    ['Story by Ana Lopez', 'Ana Lopez'],
    ['By the time the divers arrived, the tide had turned.', null],
    ['Bystanders watched', null],
  ])('byline: %s', ([line, names]) => {
    expect(readByline(line ?? '')).toBe(names);
  });

  test.for([
    ['Published: 20 November 2023 07:30 GMT', '2023-11-20'],
    ['Updated 6:02 PM EST, Fri February 2, 2024', '2024-02-02'],
    ['The bridge fell on 20 November 2023', null],
  ])('day: %s', ([line, day]) => {
    expect(readDateLine(line ?? '')).toBe(day);
  });

  test('a forum signs posts by the clock', () => {
    expect(isPosterLine('by goldfinch: 9:14am On Nov 15')).toBe(true);
    expect(isPosterLine('They were relieved by the night watch.')).toBe(false);
  });

  test('a byline loses addresses and roles and keeps names', () => {
    expect(cleanByline('By Jo Pike, political correspondent')).toBe('Jo Pike');
    expect(cleanByline('Jo Pike <jo@example.org>')).toBe('Jo Pike');
    expect(cleanByline('By')).toBe(null);
  });
});
