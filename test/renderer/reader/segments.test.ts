import { describe, expect, test } from 'vitest';
import type { Block } from '../../../core/article/block';
import { segmentsOf } from '../../../renderer/reader/segments';
import { cellsOf } from '../../../renderer/reader/table-cells';

let count = 0;
const block = (fields: Partial<Block>): Block => ({
  id: `b${++count}`,
  kind: 'paragraph',
  text: 'words',
  ...fields,
});
const item = (depth: number, ordered: boolean) => block({ kind: 'item', depth, ordered });
const signs = (blocks: Block[]) =>
  segmentsOf(blocks).map((segment) =>
    segment.kind === 'list' ? segment.items.map(({ sign }) => sign).join(' ') : 'block',
  );

describe('blocks are gathered into segments', () => {
  test('neighbouring items are one list, a paragraph parts two', () => {
    const blocks = [item(0, false), item(0, false), block({}), item(0, false)];
    expect(signs(blocks)).toEqual(['• •', 'block', '•']);
  });

  test('numbers count by depth and start anew when a deeper list opens again', () => {
    const blocks = [item(0, true), item(1, true), item(1, true), item(0, true), item(1, true)];
    expect(signs(blocks)).toEqual(['1. 1. 2. 2. 1.']);
  });

  test('bullets between numbers begin the numbering anew', () => {
    expect(signs([item(0, true), item(0, false), item(0, true)])).toEqual(['1. • 1.']);
  });
});

test('what was left out stands together at its place', () => {
  const [title, first, menu, advert, last] = ['title', 'first', 'menu', 'advert', 'last'].map(
    (text) => block({ text }),
  ) as [Block, Block, Block, Block, Block];
  const drawn = segmentsOf([title, first, menu, advert, last], [title, menu, advert]);
  const words = drawn.map((segment) =>
    segment.kind === 'left-out'
      ? segment.blocks.map(({ text }) => `(${text})`).join('')
      : segment.kind === 'block' && segment.block.text,
  );
  expect(words).toEqual(['(title)', 'first', '(menu)(advert)', 'last']);
});

describe('cells of a table', () => {
  test('each cell knows where its text begins', () => {
    const rows = [
      ['Pier', 'Boats'],
      ['Alder', '4'],
    ];
    const table = block({ kind: 'table', rows, text: 'Pier\tBoats\nAlder\t4' });
    const cells = cellsOf(table) ?? [];
    expect(cells.flat().map(({ text }) => text)).toEqual(rows.flat());
    for (const { start, text } of cells.flat()) {
      expect(table.text.slice(start, start + text.length)).toBe(text);
    }
  });

  test('a table whose text is not its cells is drawn as text', () => {
    expect(cellsOf(block({ kind: 'table', rows: [['a', 'b']], text: 'a b' }))).toBeNull();
  });
});
