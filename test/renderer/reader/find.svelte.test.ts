import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { blockStarts } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { FindState } from '../../../renderer/reader/find.svelte';

const blocks = (...texts: string[]): Block[] =>
  texts.map((text, index) => ({ id: `b${index}`, kind: 'paragraph', text }));

/** A search over blocks that can be put in the place of others. */
function searching(first: Block[], drawn: (all: Block[]) => Block[] = (all) => all) {
  let all = $state.raw(first);
  const find = new FindState(() => {
    const starts = blockStarts(all);
    return {
      drawn: drawn(all),
      starts: new Map(all.map(({ id }, index) => [id, starts[index] ?? 0])),
    };
  });
  return { find, put: (next: Block[]) => (all = next) };
}

describe('words are sought in the whole article', () => {
  test('each hit is told by its place in the full text and its number', () => {
    const { find } = searching(blocks('The café', 'no word', 'A CAFE by the café'));
    find.open(0);
    find.type('cafe');
    expect(find.hits.map(({ blockId, start }) => `${blockId} ${start}`)).toEqual([
      'b0 4',
      'b2 19',
      'b2 31',
    ]);
    expect(find.status).toBe('1 of 3');
    find.go(1);
    find.go(1);
    expect(find.status).toBe('3 of 3');
    find.go(1);
    expect(find.status).toBe('1 of 3, from the other end');
    find.go(-1);
    expect(find.current?.start).toBe(31);
    find.type('harbour');
    expect(find.status).toBe('Not found');
    expect(find.current).toBeNull();
    find.go(1);
    find.type('  ');
    expect(find.status).toBe('');
  });

  test('it begins where the reader is, and stays there while more is typed', () => {
    const { find } = searching(blocks('a port', 'a pier', 'a port', 'a port'));
    find.open(8);
    for (const words of ['p', 'po', 'port']) find.type(words);
    expect(find.current?.blockId).toBe('b2');
    find.go(1);
    find.type('por');
    expect(find.current?.blockId).toBe('b3');
  });

  test('what is not drawn is not found, and its letters are counted', () => {
    const { find } = searching(blocks('port', 'port', 'port'), (all) => all.slice(1));
    find.open(0);
    find.type('port');
    expect(find.hits.map(({ start }) => start)).toEqual([5, 10]);
  });
});

test('a text that becomes another keeps the search on a hit', () => {
  const { find, put } = searching(blocks('port', 'port', 'port'));
  find.open(0);
  find.type('port');
  find.go(-1);
  expect(find.status).toMatch(/^3 of 3/);
  put(blocks('port', 'pier'));
  flushSync();
  expect(find.index).toBe(0);
  expect(find.current?.blockId).toBe('b0');
});

test('closed, it finds nothing; opened again, it seeks what it sought last, or what was selected', () => {
  const { find } = searching(blocks('port and pier'));
  find.open(0);
  find.type('port');
  find.close();
  expect(find.hits).toEqual([]);
  find.open(0);
  expect(find.words).toBe('port');
  expect(find.hits).toHaveLength(1);
  find.open(0, 'pier');
  expect(find.current?.start).toBe(9);
  expect(find.asked).toBe(3);
});
