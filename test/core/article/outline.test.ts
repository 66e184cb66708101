import { expect, test } from 'vitest';
import type { Block } from '../../../core/article/block';
import { exhibitsOf, outlineOf } from '../../../core/article/outline';

const heading = (level: number): Omit<Block, 'id'> => ({
  kind: 'heading',
  text: `h${level}`,
  level,
});
const words: Omit<Block, 'id'> = { kind: 'paragraph', text: 'words' };
const blocks = (...parts: Omit<Block, 'id'>[]): Block[] =>
  parts.map((part, index) => ({ id: `b${index}`, ...part }));
const drawn = (list: Block[]) =>
  outlineOf(list).map(({ blockId, depth, from, to }) => `${blockId} ${depth} ${from}–${to}`);

test('a section reaches to the next heading of its level, with those inside it', () => {
  const list = blocks(words, heading(2), words, heading(3), words, heading(2), words);
  expect(drawn(list)).toEqual(['b1 0 1–5', 'b3 1 3–5', 'b5 0 5–7']);
});

test('levels that the page skips leave no gaps in depth', () => {
  expect(drawn(blocks(heading(4), heading(6), heading(3)))).toEqual([
    'b0 0 0–2',
    'b1 1 1–2',
    'b2 0 2–3',
  ]);
});

test('headings without words are none', () => {
  expect(outlineOf(blocks({ kind: 'heading', text: ' ', level: 2 }, words))).toEqual([]);
});

test('figures and tables are listed by what says what they show', () => {
  const list = blocks(
    { kind: 'figure', text: 'The quay at dawn', image: { src: 'a.png', alt: 'A quay' } },
    { kind: 'figure', text: '', image: { src: 'b.png', alt: 'A map' } },
    { kind: 'figure', text: '', image: { src: 'c.png', alt: '' } },
    {
      kind: 'table',
      text: 'Pier\tBoats\nA\t4',
      rows: [
        ['Pier', 'Boats'],
        ['A', '4'],
      ],
    },
    words,
  );
  expect(exhibitsOf(list).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'figure: The quay at dawn',
    'figure: A map',
    'figure: Picture',
    'table: Pier · Boats',
  ]);
});
