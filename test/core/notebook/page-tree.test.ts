import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageBlock, PageInline } from '../../../core/notebook/page-node';
import { pageTree } from '../../../core/notebook/page-tree';

/** A tree as short text, so that expectations can be read. */
function drawn(blocks: readonly PageBlock[]): string {
  return blocks.map(drawBlock).join(' ');
}

function drawBlock(block: PageBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `p(${runs(block.children)})`;
    case 'heading':
      return `h${block.level}(${runs(block.children)})`;
    case 'list': {
      const items = block.items.map(
        ({ task, children }) => `${task === null ? '' : task ? 'x:' : 'o:'}${drawn(children)}`,
      );
      return `${block.start === null ? 'ul' : `ol${block.start}`}(${items.join(' | ')})`;
    }
    case 'quote':
      return `quote(${drawn(block.children)})`;
    case 'code':
      return `code:${block.language}(${block.text})`;
    case 'table':
      return `table(${[block.header, ...block.rows].map((row) => row.map(runs).join(',')).join(' / ')})`;
    case 'rule':
      return 'rule';
    case 'citation':
      return `CITE(${block.clipId})`;
  }
}

function runs(list: readonly PageInline[]): string {
  return list
    .map((run) => {
      switch (run.kind) {
        case 'text':
          return run.text;
        case 'code':
          return `\`${run.text}\``;
        case 'break':
          return '⏎';
        case 'citation':
          return `<${run.clipId}>`;
        case 'image':
          return `image(${run.alt},${run.src})`;
        case 'link':
          return `link(${run.href},${runs(run.children)})`;
        default:
          return `${run.kind}(${runs(run.children)})`;
      }
    })
    .join('');
}

describe('a page as a tree', () => {
  it.each([
    ['# One\n\ntwo *three* **four** ~~five~~ `six`', 'h1(One) p(two emphasis(three) strong(four) deleted(five) `six`)'],
    ['- a\n- [x] b\n- [ ] c', 'ul(p(a) | x:p(b) | o:p(c))'],
    ['3. a\n4. b', 'ol3(p(a) | p(b))'],
    ['> a\n> - b', 'quote(p(a) ul(p(b)))'],
    ['```js\nx < 1 &amp; y\n```', 'code:js(x < 1 &amp; y)'],
    ['| a | b |\n|---|:-:|\n| *c* | d |', 'table(a,b / emphasis(c),d)'],
    ['a  \nb\\\nc\n\n---', 'p(a⏎b⏎c) rule'],
    ['&copy; &amp;lt; \\&amp; &copy', 'p(© &lt; &amp; &copy)'],
    ['[a](https://x.example/?a=1&amp;b=2) <mailto:a@b.example> www.x.example', 'p(link(https://x.example/?a=1&b=2,a) link(mailto:a@b.example,mailto:a@b.example) link(http://www.x.example,www.x.example))'],
    ['![alt *text*](https://x.example/p.png)', 'p(image(alt text,https://x.example/p.png))'],
  ])('reads %j', (source, expected) => {
    expect(drawn(pageTree(source))).toBe(expected);
  }); // prettier-ignore

  it.each([
    ['<b onclick="x()">bold</b>', 'p(<b onclick="x()">bold</b>)'],
    ['<script>\nalert(1)\n</script>', 'p(<script>⏎alert(1)⏎</script>)'],
    ['<!-- note -->', 'p(<!-- note -->)'],
    ['[a](javascript:alert(1))', 'p(a)'],
    ['[a](java&#115;cript&colon;alert(1))', 'p(a)'],
    ['[a](<java\tscript:alert(1)>)', 'p(a)'],
    ['[a](data:text/html,x) [b](file:///etc/passwd) [c](//x.example)', 'p(a b c)'],
    ['<javascript:alert(1)>', 'p(javascript:alert(1))'],
  ])('lets no markup and no dangerous address through: %j', (source, expected) => {
    expect(drawn(pageTree(source))).toBe(expected);
  }); // prettier-ignore

  it.each([
    ['[[clip:k1]]', 'CITE(k1)'],
    ['before\n[[clip:k1]]\nafter', 'p(before\n) CITE(k1) p(after)'],
    ['[[clip:k1]]\n[[clip:k2]]', 'CITE(k1) CITE(k2)'],
    ['said [[clip:k1]] and *[[clip:k2]]*', 'p(said <k1> and emphasis(<k2>))'],
    ['> [[clip:k1]]\n\n- [[clip:k2]]\n- a [[clip:k3]]', 'quote(CITE(k1)) ul(CITE(k2) | p(a <k3>))'],
    ['# [[clip:k1]]', 'h1(<k1>)'],
    ['| a |\n|---|\n| [[clip:k1]] |', 'table(a / <k1>)'],
    ['`[[clip:k1]]`\n\n    [[clip:k2]]\n\n```\n[[clip:k3]]\n```', 'p(`[[clip:k1]]`) code:([[clip:k2]]) code:([[clip:k3]])'],
    ['[[clip:k1]](https://x.example)', 'p(<k1>(link(https://x.example,https://x.example)))'],
    ['[clip:k1]: https://x.example\n\n[[clip:k1]]', 'CITE(k1)'],
    ['[a](https://x.example/[[clip:k1]])', 'p(link(https://x.example/[[clip:k1]],a))'],
    ['\\[[clip:k1]]', 'p([[clip:k1]])'],
    ['<div>[[clip:k1]]</div>', 'p(<div>[[clip:k1]]</div>)'],
    ['[[clip:]] [[clip:a b]]', 'p([[clip:]] [[clip:a b]])'],
  ])('finds citations, but not in code: %j', (source, expected) => {
    expect(drawn(pageTree(source))).toBe(expected);
  }); // prettier-ignore

  it('draws a text nested deeper than anyone writes without failing', () => {
    for (const source of [
      `${'>'.repeat(5000)}a`,
      `${'- '.repeat(2000)}a`,
      `${'*a '.repeat(300)}${'*'.repeat(300)}`,
    ]) {
      expect(JSON.stringify(pageTree(source))).toContain('a');
    }
  });

  it('never fails, and leads nowhere but to http and mail', () => {
    const links = (list: readonly unknown[]): string[] =>
      list.flatMap((node) => {
        if (typeof node !== 'object' || node === null) return [];
        const own = 'href' in node ? [String(node.href)] : [];
        return [...own, ...links(Object.values(node))];
      });
    const part = fc.constantFrom('[a](', 'javascript:', 'java\nscript:', '&#106;', 'http://x', ')', '<', '>', '&Tab;', '\u0001', ' ', '\n', '[[clip:k]]', '`', '*', '|', '- ', '\ue000', '0'); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, fc.string({ maxLength: 5 })), { maxLength: 14 }),
        (parts) => {
          for (const href of links(pageTree(parts.join(''))))
            expect(href).toMatch(/^(https?:\/\/|mailto:)./i);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
