import { expect, test } from 'vitest';
import { decodeWords } from '../../../core/article/encoded-words';

test.for<readonly [string, string]>([
  ['Streit =?UTF-8?Q?um_L=C3=B6schanlage?=', 'Streit um Löschanlage'],
  ['=?utf-8?B?0J/QvtGA0YIg0LfQsNC60YDRi9GC?=', 'Порт закрыт'],
  ['=?ISO-8859-1?Q?Caf=E9?= =?iso-8859-1?q?_du_port?=', 'Café du port'],
  ['=?us-ascii*en?Q?Port?= closed', 'Port closed'],
  ['No words in code', 'No words in code'],
])('%s', ([value, words]) => {
  expect(decodeWords(value)).toBe(words);
});

test.for([
  '=?utf-8?Q?L=F6sch?=',
  '=?koi8-r?Q?=F0?=',
  '=?utf-8?B?not*base?=',
  '=?utf-8?Q?half',
  '=?utf-8?Q?ÖĀ?=',
])('what is no sound word in code stays as it is written: %s', (value) => {
  expect(decodeWords(value)).toBe(value);
});
