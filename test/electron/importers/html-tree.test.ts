import { describe, expect, test } from 'vitest';
import { elementsUnder, textUnder } from '../../../core/article/tree';
import { parseTree } from '../../../electron/importers/html-tree';

const tags = (page: string) => elementsUnder(parseTree(page).root).map(({ tag }) => tag);

describe('parseTree', () => {
  test('gives a fragment its html element', () => {
    expect(tags('<p>One<p>Two')).toEqual(['html', 'p', 'p']);
  });

  test('what follows the end of the body belongs to it', () => {
    const { root } = parseTree('<html lang="en"><body><p>In</p></body></html><p>After</p>');
    expect(root.attributes.get('lang')).toBe('en');
    expect(root.children.map((child) => textUnder(child))).toEqual(['In After']);
  });

  test('a second html or body element opens nothing and closes nothing', () => {
    expect(
      tags('<html><body><div><html><body class="x"><p>One</p></body></html><p>Two</p></div>'),
    ).toEqual(['html', 'body', 'div', 'p', 'p']);
  });

  test('text that an entity cuts is one text', () => {
    const { root } = parseTree('<p>Smith &amp; Sons&rsquo; lock</p>');
    expect(root.children[0]).toMatchObject({ children: [{ text: 'Smith & Sons’ lock' }] });
  });

  test('keeps the text of data in scripts and of no other script', () => {
    const { root } = parseTree(
      '<script>let a = "<p>";</script><script type="application/ld+json">{"a":1}</script><style>p{}</style><p>x</p>',
    );
    const texts = elementsUnder(root).flatMap(({ children }) =>
      children.flatMap((child) => ('text' in child ? child.text : [])),
    );
    expect(texts).toEqual(['{"a":1}', 'x']);
  });
});
