import { describe, expect, it } from 'vitest';
import type { Article, Clip } from '../../../core/library/records';
import { clipAsHtml, clipAsMarkdown, clipAsPlain } from '../../../core/notebook/quotation';
import { sourceOf } from '../../../core/notebook/source';
import { article, clip } from './library-of';

const ARTICLE = article(
  'a',
  { title: 'Fire & <smoke>', byline: 'Marit Dahl', siteName: 'Alder Courier', publishedOn: '2023-11-14', url: 'https://x.example/?a=1&b="2' },
  { locator: { place: 'p. 4', capturedOn: '2023-11-15' } },
) as Article; // prettier-ignore
const CLIP = clip('k', 'a', 'One *line*.\n# Two <b>') as Clip;

describe('a clip for another program', () => {
  it('is its words and where they stand, as plain text', () => {
    expect(clipAsPlain(CLIP, sourceOf(CLIP, ARTICLE))).toBe(
      '“One *line*.\n# Two <b>”\n— Marit Dahl, “Fire & <smoke>”, Alder Courier, 14 Nov 2023, p. 4, captured on 15 Nov 2023, https://x.example/?a=1&b="2\n',
    );
  });

  it('is a quotation that stays text, as Markdown', () => {
    expect(clipAsMarkdown(CLIP, sourceOf(CLIP, ARTICLE))).toBe(
      '> One \\*line\\*.\n>\n> \\# Two \\<b>\n>\n> — Marit Dahl, “Fire & \\<smoke>”, Alder Courier, 14 Nov 2023, p. 4, captured on 15 Nov 2023, <https://x.example/?a=1&b="2>\n',
    );
  });

  it('is escaped, as HTML', () => {
    expect(clipAsHtml(CLIP, sourceOf(CLIP, ARTICLE))).toBe(
      '<blockquote cite="https://x.example/?a=1&amp;b=&quot;2"><p>One *line*.</p><p># Two &lt;b&gt;</p></blockquote><p>— Marit Dahl, “Fire &amp; &lt;smoke&gt;”, Alder Courier, 14 Nov 2023, p. 4, captured on 15 Nov 2023, <a href="https://x.example/?a=1&amp;b=&quot;2">https://x.example/?a=1&amp;b=&quot;2</a></p>',
    );
  });

  it('links to no other kind of address', () => {
    const source = { ...sourceOf(CLIP, ARTICLE), url: 'javascript:alert(1)' };
    expect(clipAsHtml(CLIP, source)).not.toContain('href');
    expect(clipAsHtml(CLIP, source)).not.toContain('cite=');
    expect(clipAsHtml(CLIP, source)).toContain('javascript:alert(1)');
  });

  it('says so when nothing is known of its source', () => {
    expect(clipAsPlain(CLIP, sourceOf(CLIP, undefined))).toContain('— Source unknown');
  });

  it('keeps its source when the article is gone for good', () => {
    const citation = {
      title: 'T',
      byline: '',
      siteName: 'S',
      publishedOn: '',
      url: '',
      locator: '',
      sha256: 'ab',
    };
    expect(sourceOf({ ...CLIP, citation }, undefined)).toEqual(citation);
    expect(sourceOf({ ...CLIP, citation }, ARTICLE).siteName).toBe('Alder Courier');
  });
});
