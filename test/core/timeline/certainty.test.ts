import { expect, it } from 'vitest';
import { doubtsOf, originWords } from '../../../core/timeline/certainty';

const OPEN = { label: 'when', values: [] };
const UNSAID = { label: 'targets', values: [], isUnsaid: true as const };

const read = (edtf: string | null, more: Partial<Parameters<typeof doubtsOf>[0]> = {}) =>
  doubtsOf({
    when: edtf === null ? null : { edtf, extent: 'within' },
    stated: true,
    conflicts: [],
    origins: ['a', 'b'],
    ...more,
  });

it.each([
  ['2023-11-13', []],
  ['2023-11-13T06:40~', ['about']],
  ['2023-10?', ['uncertain']],
  ['1885%', ['about', 'uncertain']],
  ['2021-07-12/2021-07-16', ['within']],
  ['2023-10/..', ['open']],
  ['../2024-05', ['open']],
  ['/2024-05', ['open']],
  [null, []],
] as const)('%s is doubted for %j', (edtf, doubts) => {
  expect(read(edtf)).toEqual(doubts);
});

it('what lasted throughout a stretch is not within it', () => {
  const when = { edtf: '2021-07-12/2021-07-16', extent: 'throughout' as const };
  expect(read(null, { when })).toEqual([]);
});

it('sources come first: that they disagree, that there is one; that nobody stated a time, last', () => {
  expect(read('2023~', { conflicts: [OPEN], origins: ['a'], stated: false })).toEqual([
    'disagree',
    'single',
    'about',
    'derived',
  ]);
  expect(read(null, { stated: false, origins: [] })).toEqual([]);
});

it('what no source says any more is no disagreement, unless there is one besides', () => {
  expect(read(null, { conflicts: [UNSAID] })).toEqual(['unsaid']);
  expect(read(null, { conflicts: [UNSAID, OPEN] })).toEqual(['disagree']);
});

it('articles are counted beside origins where they are more', () => {
  expect(originWords({ origins: [], articles: [] })).toBe('no source');
  expect(originWords({ origins: ['a'], articles: ['x'] })).toBe('1 origin');
  expect(originWords({ origins: ['a', 'b', 'c'], articles: ['1', '2', '3', '4', '5'] })).toBe(
    '3 origins, 5 articles',
  );
});
