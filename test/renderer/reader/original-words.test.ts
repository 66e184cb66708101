import { describe, expect, it } from 'vitest';
import type { Article } from '../../../core/library/records';
import {
  drawingWords,
  linkAddress,
  originalFacts,
  originalName,
  problemWords,
} from '../../../renderer/reader/original-words';

const article = (mediaType: string, fileName = 'Report.html') =>
  ({
    importedAt: '2026-11-12T10:00:00.000Z',
    original: { sha256: '', bytes: 24_300, fileName, mediaType },
  }) as Article;
const page = article('text/html');

describe('what is said of an original', () => {
  it('is its size, its day and its encoding', () => {
    const now = new Date('2026-11-20T12:00:00.000Z');
    const shown = { address: '', encoding: 'windows-1252', pictures: 0 };
    expect(originalFacts(page, shown, now)).toMatch(
      /^24 KB · imported 12 Nov 2026, \d\d:\d\d · WINDOWS-1252$/,
    );
    expect(originalFacts(page, null, now)).toMatch(/^24 KB · imported 12 Nov 2026, \d\d:\d\d$/);
  });

  it('is what a page lacks', () => {
    expect(drawingWords(page, 0)).toBe('As saved. Scripts and network are off.');
    expect(drawingWords(page, 1)).toMatch(/off\. 1 picture was not saved with the page\.$/);
    expect(drawingWords(page, 1_200)).toMatch(/off\. 1,200 pictures were not saved with the page/);
    expect(drawingWords(article('text/markdown'), 0)).toBe('As saved.');
  });

  it('is its file’s name, which cannot pass for another', () => {
    expect(originalName(article('text/html', 'Report \u202egnp.html'))).toBe('Report gnp.html');
  });

  it('is why it is not drawn', () => {
    const problem = (code: 'not-found' | 'damaged' | 'not-shown') =>
      problemWords({ code, words: 'Originals of this kind cannot be shown here.' });
    expect(problem('not-found')).toMatch(/is missing from the library/);
    expect(problem('damaged')).toMatch(/is damaged/);
    expect(problem('not-shown')).toBe('Originals of this kind cannot be shown here.');
  });

  it('is where a link leads, as the page has it', () => {
    const address = (url: string) => linkAddress({ address: url, tried: false });
    expect(address('https://courier.example/a?b#c')).toBe('https://courier.example/a?b#c');
    expect(address('original://0f3a/news/1')).toBe('/news/1');
    expect(address('javascript:original://x')).toBe('javascript:original://x');
  });
});
