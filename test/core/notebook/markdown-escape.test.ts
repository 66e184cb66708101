import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLine, escapeParagraphs } from '../../../core/notebook/markdown-escape';
import { markdownTokens } from '../../../core/notebook/markdown-tokens';
import type { Token } from '../../../core/notebook/markdown-tokens';
import type { PageBlock, PageInline } from '../../../core/notebook/page-node';
import { pageTree } from '../../../core/notebook/page-tree';

const NASTY = [
  '*em* _em_ **strong** __strong__www.example.com',
  '# heading', '#tag', '###', 'C# and F#', '> quote', '>> deeper', '- item', '+ item', '* item', '-', '+',
  '1. first', '1) first', '12345678. long', '(1) Pandoc', 'a. letter', 'iv) roman', 'A.  capital', '1.', '#. auto',
  '    four spaces', '\ttab', ' \t mixed', 'trailing   ', 'backslash at end\\', '\\*not escaped\\*', 'C:\\Users\\me',
  '===', '---', '- - -', '***', '___', '=', '--', '+++', ':::', ': definition', ':--', '|---|', ':-:|:-:',
  '*em* _em_ **strong** __strong__', 'snake_case_word', '~~gone~~', '~sub~ ^sup^', '`code`', '``two``', '```', '~~~js',
  '[link](http://example.com)', '[ref]', '[ref]: http://example.com', '![image](x.png)', '[^1]', '[^1]: note', '[ ] task', '[x] done',
  '[[wikilink]]', '[[clip:0190]]', '![[embed]]', '<b>bold</b>', '<!-- comment -->', '<script>alert(1)</script>', '</div>', '<http://example.com>', '<a@b.example>',
  '&amp; &lt; &#35; &#x23; &copy; AT&T &copy', '&', 'a & b;', '&\\amp;',
  'a | b', '| a | b |', 'pipe \\| pipe', '\\\\|', 'http://example.com/a_b*c?d=e&copy;=f', 'https://www.example.com.', 'www.example.com', 'see ftp://example.com', 'HTTP://EXAMPLE.COM', 'a@b.example', 'a.b+c@d-e.example',
  '%%comment%%', '100%', '==mark==', 'a==b', '$math$', '$$', 'cost $5 and $6', ':smile:', '10:30:15', ':100:', '{#id}', '{{template}}', '^block', '@mention', '[!NOTE]', '> [!note] callout',
  '“Quoted” – said', 'العربية', '日本語', '👩‍👩‍👧', 'e\u0301', '\u00a0nbsp\u00a0', '\u200bzero', '\ufeff', '\u2028', '\u0000', '\u000b\u000c', '\ud800', '\ue000', '\ue0000\ue000',
]; // prettier-ignore

/** Text in which signs are more frequent than letters. */
const nastyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 8 })), { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...'\\`*_{}[]()#+-.!<>&|~^$@%=:;/"\'0123456789abAB \t\r\n'), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map((parts) => parts.join('')),
); // prettier-ignore

function inlineText(runs: readonly PageInline[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : `<${run.kind}>`)).join('');
}

function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (list.length !== 1 || first === undefined)
    throw new Error(`expected one of ${JSON.stringify(list)}`);
  return first;
}

function paragraphText(block: PageBlock): string {
  if (block.kind !== 'paragraph')
    throw new Error(`expected a paragraph, got ${JSON.stringify(block)}`);
  return inlineText(block.children);
}

function kindsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => [
    token.type,
    ...kindsIn(('tokens' in token && token.tokens) || []),
  ]);
}

/** What a reader sees of `escaped` in each place where the export puts text. */
const PLACES: Record<string, (escaped: string) => string> = {
  'a paragraph': (escaped) => paragraphText(only(pageTree(`x\n\n${escaped}\n\ny`).slice(1, -1))),
  'a paragraph after a line': (escaped) => paragraphText(only(pageTree(`before\n${escaped}`))).replace(/^before\n/, ''),
  'a heading': (escaped) => {
    const block = only(pageTree(`### ${escaped}`));
    return block.kind === 'heading' ? inlineText(block.children) : block.kind;
  },
  'a quotation': (escaped) => {
    const block = only(pageTree(`> ${escaped}\n>\n> y`));
    return block.kind === 'quote' ? paragraphText(block.children[0] ?? block) : block.kind;
  },
  'a list item': (escaped) => {
    const block = only(pageTree(`- ${escaped}\n- y`));
    if (block.kind !== 'list') return block.kind;
    const first = block.items[0];
    return first?.task === null ? paragraphText(only(first.children)) : 'a task';
  },
  'a numbered item': (escaped) => {
    const block = only(pageTree(`1. ${escaped}`));
    return block.kind === 'list' ? paragraphText(only(only(block.items).children)) : block.kind;
  },
  'a table cell': (escaped) => {
    const block = only(pageTree(`| a | b |\n| --- | --- |\n| ${escaped} | y |`));
    return block.kind === 'table' ? inlineText(block.rows[0]?.[0] ?? []) : block.kind;
  },
  'a footnote': (escaped) => paragraphText(only(pageTree(`[^s1]: Seen ${escaped} and more`))).slice('[^s1]: Seen '.length, -' and more'.length),
}; // prettier-ignore

describe('escaped text', () => {
  for (const [place, seen] of Object.entries(PLACES)) {
    it(`shows exactly its characters in ${place}`, () => {
      const holds = (text: string) => {
        const line = text.replace(/\r\n|[\n\r]/g, ' ');
        if (line.trim() === '') return; // nothing to show
        expect(seen(escapeLine(text))).toBe(line);
      };
      NASTY.forEach(holds);
      fc.assert(fc.property(nastyText, holds), { numRuns: 500 });
    });
  }

  it('is one paragraph of text to the parser, no link, mark or markup', () => {
    const holds = (text: string) => {
      const kinds = new Set(kindsIn(markdownTokens(escapeLine(text))));
      for (const kind of ['paragraph', 'text', 'escape', 'space']) kinds.delete(kind);
      expect([...kinds]).toEqual([]);
    };
    NASTY.forEach(holds);
    fc.assert(fc.property(nastyText, holds), { numRuns: 500 });
  });

  it('keeps each line of a text as a paragraph and leaves out empty ones', () => {
    expect(escapeParagraphs('one\n\n# two\r\n1. three')).toEqual(['one', '\\# two', '1\\. three']);
  });

  it('leaves ordinary prose as it is', () => {
    const prose = 'The crew cut the engine at about 6.40 that morning (local time); “fine”, it said — 5% off, A&B, 10:30.'; // prettier-ignore
    expect(escapeLine(prose)).toBe(prose);
  });

  it('breaks what Obsidian and Pandoc read beyond CommonMark', () => {
    expect(escapeLine('#tag [[link]] ==mark== %%hidden%% $x$ [^1] @key {#id} :smile:')).toBe(
      '\\#tag \\[\\[link\\]\\] \\=\\=mark\\=\\= \\%\\%hidden\\%\\% \\$x\\$ \\[\\^1\\] \\@key \\{\\#id\\} \\:smile:',
    );
    expect(escapeLine('(1) one')).toBe('(1\\) one');
    expect(escapeLine('iv. four')).toBe('iv\\. four');
    expect(escapeLine(': definition')).toBe('\\: definition');
  });
});
