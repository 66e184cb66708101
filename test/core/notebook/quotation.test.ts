import { describe, expect, it } from 'vitest';
import type { Article, Clip } from '../../../core/library/records';
import {
  quotationsAsHtml,
  quotationsAsMarkdown,
  quotationsAsPlain,
  wordsAsHtml,
} from '../../../core/notebook/quotation';
import { sourceOf } from '../../../core/notebook/source';
import { article, clip } from './library-of';

const ARTICLE = article(
  'a',
  { title: 'Fire & <smoke>', byline: 'Marit Dahl', siteName: 'Alder Courier', publishedOn: '2023-11-14', url: 'https://x.example/?a=1&b="2' },
  { locator: { place: 'p. 4', capturedOn: '2023-11-15' } },
) as Article; // prettier-ignore
const CLIP = clip('k', 'a', 'One *line*.\n# Two <b>') as Clip;
const QUOTED = { words: CLIP.quote.exact, source: sourceOf(CLIP, ARTICLE) };

describe('a clip for another program', () => {
  it('is its words and where they stand, as plain text', () => {
    expect(quotationsAsPlain([QUOTED])).toBe(
      '“One *line*.\n# Two <b>”\n— Marit Dahl, “Fire & <smoke>”, Alder Courier, 14 Nov 2023, p. 4, captured on 15 Nov 2023, https://x.example/?a=1&b="2\n',
    );
  });

  it('is a quotation that stays text, as Markdown', () => {
    expect(quotationsAsMarkdown([QUOTED])).toBe(
      '> One \\*line\\*.\n>\n> \\# Two \\<b>\n>\n> — Marit Dahl, “Fire & \\<smoke>”, Alder Courier, 14 Nov 2023, p. 4, captured on 15 Nov 2023, <https://x.example/?a=1&b="2>\n',
    );
  });

  it('is escaped, as HTML', () => {
    expect(quotationsAsHtml([QUOTED])).toBe(
      '<blockquote cite="https://x.example/?a=1&amp;b=&quot;2"><p>One *line*.</p><p># Two &lt;b&gt;</p></blockquote><p>— Marit Dahl, “Fire &amp; &lt;smoke&gt;”, Alder Courier, 14 Nov 2023, p. 4, captured on 15 Nov 2023, <a href="https://x.example/?a=1&amp;b=&quot;2">https://x.example/?a=1&amp;b=&quot;2</a></p>',
    );
  });

  it('links to no other kind of address', () => {
    const source = { ...sourceOf(CLIP, ARTICLE), url: 'javascript:alert(1)' };
    expect(quotationsAsHtml([{ ...QUOTED, source }])).not.toContain('href');
    expect(quotationsAsHtml([{ ...QUOTED, source }])).not.toContain('cite=');
    expect(quotationsAsHtml([{ ...QUOTED, source }])).toContain('javascript:alert(1)');
  });

  it('says so when nothing is known of its source', () => {
    expect(quotationsAsPlain([{ ...QUOTED, source: sourceOf(CLIP, undefined) }])).toContain(
      '— Source unknown',
    );
  });

  it('follows another, each with its own source', () => {
    const other = { words: 'Three', source: { ...QUOTED.source, title: 'Log', url: '' } };
    const both = [QUOTED, other];
    expect(quotationsAsPlain(both)).toBe(
      `${quotationsAsPlain([QUOTED])}\n${quotationsAsPlain([other])}`,
    );
    // An empty line without a sign ends the first quotation.
    expect(quotationsAsMarkdown(both)).toContain('>\n\n> Three');
    expect(quotationsAsHtml(both)).toMatch(/<\/p><blockquote><p>Three<\/p><\/blockquote><p>— /);
  });

  it('can be its words alone', () => {
    expect(wordsAsHtml('a <b>\n\nc')).toBe('<blockquote><p>a &lt;b&gt;</p><p>c</p></blockquote>');
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
