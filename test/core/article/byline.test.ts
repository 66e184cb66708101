import { describe, expect, test } from 'vitest';
import {
  cleanByline,
  isPersonalName,
  isUpdateLine,
  readByline,
  readDateLine,
  readReportingCredit,
} from '../../../core/article/byline';

describe('names as a page gives them', () => {
  test.for([
    ['By Jo Pike, Tam Orell and Ana Li', 'Jo Pike, Tam Orell and Ana Li'],
    ['By Jo Pike and Tam Orell in Lima', 'Jo Pike, Tam Orell'],
    ['Jo Pike in Lima and Tam Orell in Quito', 'Jo Pike, Tam Orell'],
    ['By Jo Pike, Political Editor', 'Jo Pike'],
    ['Jo Pike Senior Editor', 'Jo Pike'],
    ['Jo Pike, science correspondent, and Tam Orell', 'Jo Pike, Tam Orell'],
    ['By JO PIKE Associated Press', 'JO PIKE'],
    ['By The Associated Press', 'The Associated Press'],
    ['By Jo Pike, Reuters', 'Jo Pike'],
    ['Jo Pike for Northline News', 'Jo Pike'],
    ['Jo Pike | Northline', 'Jo Pike'],
    ['By Jo Pike (Northline)', 'Jo Pike'],
    ['By Jo Pike — Updated Nov 3, 2023', 'Jo Pike'],
    ['By Jo Pike, Staff Writer | Nov 3, 2023', 'Jo Pike'],
    ['By Jo Pike Published 3:04 PM', 'Jo Pike'],
    ['by Jo Pike @jopike', 'Jo Pike'],
    ['By Jo Pike, with contributions from Tam Orell', 'Jo Pike'],
    ['University of Sarn', 'University of Sarn'],
    ['Jo E. Pike', 'Jo E. Pike'],
    ['Pike, Jo', 'Jo Pike'],
    ['Jo Pike Jr.', 'Jo Pike Jr.'],
    ['The Canal Courier.', 'The Canal Courier'],
  ])('%s', ([text, names]) => {
    expect(cleanByline(text ?? '')).toBe(names);
  });
});

describe('a line that is a byline', () => {
  test.for([
    ['By Nelson C.J.', 'Nelson C.J.'],
    ['Written by Jo Pike', 'Jo Pike'],
    ['Analysis by Jo Pike', 'Jo Pike'],
    ['Por Ana Lopez y Luis de la Vega', 'Ana Lopez, Luis de la Vega'],
    ['Von Jo Pike', 'Jo Pike'],
    ['By the time we got there', null],
    ['By 2030 all cars', null],
    ['by telephone', null],
    ['Par exemple le pont', null],
    ['Von der Brücke aus gesehen', null],
  ])('%s', ([line, names]) => {
    expect(readByline(line ?? '')).toBe(names);
  });

  test('a wire names its reporters below the text', () => {
    expect(readReportingCredit('(Reporting by Jo Pike; editing by Tam Orell)')).toBe('Jo Pike');
    expect(readReportingCredit('Reporting by The Canal Press.')).toBe('The Canal Press');
    expect(readReportingCredit('Additional reporting by Jo Pike')).toBe(null);
  });
});

test('a name of a person is two to five capitalised words and no outlet', () => {
  expect(['Jo Pike', 'Luis de la Vega', '马拉林德'].map((name) => isPersonalName(name))).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    ['Jo', 'Canal News', 'Staff Writer', 'read the whole story', 'Jo Pike: a life'].map((name) =>
      isPersonalName(name),
    ),
  ).toEqual([false, false, false, false, false]);
});

describe('a line of days', () => {
  test.for([
    [
      'Updated November 24, 2023 5:00 a.m. EST | Published November 21, 2023 9:30 p.m. EST',
      '2023-11-21',
    ],
    ['21 de noviembre de 2023', '2023-11-21'],
    ['Publié le 21 novembre 2023 à 17:20', '2023-11-21'],
    ['21. November 2023, 17:20 Uhr', '2023-11-21'],
    ['21 ноября 2023 г.', '2023-11-21'],
    ['2023年11月21日 17:20', '2023-11-21'],
    ['On 21 November 2023 the gates were shut', null],
  ])('%s', ([line, day]) => {
    expect(readDateLine(line ?? '')).toBe(day);
  });

  test('says whether it is only of a change', () => {
    expect(isUpdateLine('Updated 24 November 2023')).toBe(true);
    expect(isUpdateLine('Published 21 November 2023, updated 24 November')).toBe(false);
  });
});
