import { expect, test } from 'vitest';
import { markdownDraft } from '../../../core/article/markdown';

const PAGE = `# What the sprinklers cost

They cost **4.2 million**[^1], the authority said, and [the bill][bill] is there[^two].

The pattern \`[^a]\` stands for any sign but one.

[^1]: Without tax.
[^two]: Ibidem.

[bill]: https://courier.example/bill
`;

test('notes are read as they are written where no Markdown is, and none is lost', () => {
  const blocks = markdownDraft(PAGE).blocks.slice(1);
  expect(blocks.map(({ text }) => text).join('\n')).toBe(
    [
      'They cost 4.2 million[1], the authority said, and the bill is there[two].',
      'The pattern [^a] stands for any sign but one.',
      '[1]: Without tax.',
      '[two]: Ibidem.',
    ].join('\n'),
  );
  expect(blocks[0]?.marks).toEqual([
    { kind: 'strong', start: 10, end: 21 },
    { kind: 'link', start: 50, end: 58, href: 'https://courier.example/bill' },
  ]);
});

test('a note of one word is no address of a link', () => {
  const { blocks } = markdownDraft('# Bill\n\nIt is there[^1].\n\n[^1]: Ibidem.\n');
  expect(blocks.slice(1)).toMatchObject([
    { text: 'It is there[1].' },
    { kind: 'paragraph', text: '[1]: Ibidem.' },
  ]);
  expect(blocks[1]).not.toHaveProperty('marks');
});
