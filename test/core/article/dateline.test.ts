import { describe, expect, test } from 'vitest';
import { datelineDay, readDateline } from '../../../core/article/dateline';

describe('readDateline', () => {
  test.for([
    ['LIMA, Feb 26 (Wire) - The port', 'LIMA', 'Wire', [2, 26, null]],
    ['KESH, Nov. 16 (Northline) – Divers', 'KESH', 'Northline', [11, 16, null]],
    ['KESH (Northline) — Divers reached', 'KESH', 'Northline', null],
    ['Kesh (Northline)—Divers reached', 'Kesh', 'Northline', null],
    ['PORT SUND, Kesh, 16 November 2023 (Northline) -- Divers', 'PORT SUND, Kesh', 'Northline', [11, 16, 2023]],
    ['PORT SUND/KESH, February 3 (Northline/Tidewater) - Two', 'PORT SUND/KESH', 'Northline/Tidewater', [2, 3, null]],
    ['KESH, Nov 16 - Divers reached', 'KESH', null, [11, 16, null]],
    ['SÃO ROQUE, 29 Feb (Wire) - The port', 'SÃO ROQUE', 'Wire', [2, 29, null]],
  ] as const)('%s', ([line, place, agency, day]) => {
    const found = readDateline(line);
    expect(found).toMatchObject({ place, agency });
    expect(found?.day && [found.day.month, found.day.day, found.day.year]).toEqual(day);
  }); // prettier-ignore

  test.for([
    'The ferry - the oldest of the three - was withdrawn on Monday.',
    'Akram Al-Rahma, May 5 of that year - a Tuesday - said no.',
    'KESH - a name that means bridge - lies on the coast.',
    'Jo Pike (left) - the pilot - was not hurt.',
    'The coast guard (see chart 12) - which had warned of it - was late.',
    'Its mayor, Ana Lind (Harbour List) – Who had asked for a wall?',
    'Ana Lind (Harbour List) – who had asked for a wall – said nobody had listened.',
    'KESH, Feb 31 - Divers reached the wreck.',
    'Officers of the port authority of Kesh and of the coast guard there (Northline) - many of them - left.',
    '',
  ])('%s is none', (line) => {
    expect(readDateline(line)).toBeNull();
  });
});

describe('the year of a dateline', () => {
  const dateline = readDateline('LIMA, Dec 30 (Wire) - The port was shut.');
  const day = (clues: Partial<Parameters<typeof datelineDay>[1]>) =>
    dateline && datelineDay(dateline, { days: [], lines: [], file: {}, ...clues });

  test('is the one nearest to a day that the text gives, also over the turn of a year', () => {
    expect(day({ days: [{ value: '2024-01-02', source: 'url path' }] })).toEqual({
      value: '2023-12-30',
      source: 'dateline LIMA, Dec 30 (Wire), year from the url path',
    });
  });

  test('is that of a copyright line', () => {
    expect(
      day({ lines: ['A line of 1999.', '(c) Copyright Wire 2019. All rights reserved.'] }),
    ).toEqual({
      value: '2019-12-30',
      source: 'dateline LIMA, Dec 30 (Wire), year from the copyright line',
    });
  });

  test('is that of the day in the file’s name', () => {
    expect(day({ file: { name: '2022-12-31_lima_port.txt' } })?.value).toBe('2022-12-30');
  });

  test('stays unknown where nothing tells it', () => {
    expect(day({})).toBeNull();
    expect(day({ lines: ['It last closed on 3 October 2022.'] })).toBeNull();
  });

  test('29 February takes a leap year or none', () => {
    const leap = readDateline('LIMA, Feb 29 (Wire) - The port was shut.');
    const near = (value: string) =>
      leap && datelineDay(leap, { days: [{ value, source: 'x' }], lines: [], file: {} })?.value;
    expect(near('2024-03-01')).toBe('2024-02-29');
    expect(near('2023-03-01')).toBeUndefined();
  });
});
