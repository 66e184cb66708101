import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fullText } from '../../../core/article/block';
import type { Block } from '../../../core/article/block';
import { describePassage, findPassage } from '../../../core/clip/selector';
import { readBytesAsDraft } from '../../../electron/importers/read-file';

const FOLDER = new URL('../../fixtures/articles/', import.meta.url).pathname;
const shown = (block: Block) => block.reason === undefined;
const names = (await readdir(FOLDER)).filter((name) => !name.endsWith('.golden.txt'));
/** Every range that begins here and is no longer; longer ones have each beginning once. */
const SHORT = 6;

describe('passages of the articles that files are read as', () => {
  it.each(names)('%s: each is found at its very place', async (fileName) => {
    const bytes = await readFile(join(FOLDER, fileName));
    const read = await readBytesAsDraft({ bytes, fileName });
    if (!read.ok) throw new Error(read.error.message);
    const { blocks } = read.value.draft;
    const { length } = fullText(blocks);
    let described = 0;
    const misplaced: string[] = [];
    for (let start = 0; start < length; start++) {
      for (let more = 1; more <= SHORT; more++) {
        // Lengths of a few units, then up to the whole text, different at each place.
        const rest = length - start;
        const long = 1 + ((start * 7_919) % Math.max(1, rest));
        const passage = describePassage(blocks, start, start + (more < SHORT ? more : long), shown);
        if (!passage) continue;
        described++;
        const { state, position } = findPassage(blocks, passage);
        const { start: from, end: to } = passage.position;
        if (state !== 'exact' || position?.start !== from || position.end !== to)
          misplaced.push(`${from}–${to}: ${state}`);
      }
    }
    expect(misplaced).toEqual([]);
    expect(described).toBeGreaterThan(length / 4);
  });
});
