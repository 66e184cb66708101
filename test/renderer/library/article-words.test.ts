import { expect, test } from 'vitest';
import type { Article } from '../../../core/library/records';
import { sourceLine } from '../../../renderer/library/article-words';
import { metadataOf } from '../../support/articles';

const lineOf = (siteName: string) =>
  sourceLine(metadataOf({ siteName, publishedOn: '2024-03-08' }) as unknown as Article);

test('outlet and day stand beside each other', () => {
  expect(lineOf('Alder Courier')).toBe('Alder Courier · 8 Mar 2024');
});

test('the day after an outlet that is written from right to left keeps its order', () => {
  expect(lineOf('קול החוף')).toBe('\u2068קול החוף\u2069 · 8 Mar 2024');
});
