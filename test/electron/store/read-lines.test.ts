import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../../electron/store/file-port';
import type { FilePort } from '../../../electron/store/file-port';
import { readLines } from '../../../electron/store/read-lines';
import { tempFolder } from '../../support/temp-library';

/** A file that is handed over in given pieces. */
function inPieces(pieces: readonly string[]): FilePort {
  return {
    ...diskFiles,

    async *readInPieces() {
      for (const piece of pieces) yield Buffer.from(piece, 'utf8');
    },
  };
}

async function linesOf(files: FilePort, path = 'any'): Promise<[string, number, boolean][]> {
  const lines: [string, number, boolean][] = [];
  await readLines(files, path, ({ bytes, number, whole }) => {
    lines.push([bytes.toString('utf8'), number, whole]);
  });
  return lines;
}

describe('reading lines', () => {
  it('gives the same lines however the file is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[ab\n]{0,6}$/), { maxLength: 6 }),
        async (pieces) => {
          const text = pieces.join('');
          const wholes = text.split('\n');
          const last = wholes.pop() ?? '';
          const expected: [string, number, boolean][] = wholes.map((line, at) => [
            line,
            at + 1,
            true,
          ]);
          if (last !== '') expected.push([last, wholes.length + 1, false]);
          expect(await linesOf(inPieces(pieces))).toEqual(expected);
        },
      ),
    );
  });

  it('reads lines longer than the pieces of a real file', async () => {
    const path = join(await tempFolder(), 'long');
    const long = 'x'.repeat(700_000);
    await writeFile(path, `a\n${long}\nb`);
    expect(await linesOf(diskFiles, path)).toEqual([
      ['a', 1, true],
      [long, 2, true],
      ['b', 3, false],
    ]);
  });

  it('leaves the carriage return of another system on the line, so that its sum is wrong', async () => {
    expect(await linesOf(inPieces(['a\r\nb\r\n']))).toEqual([
      ['a\r', 1, true],
      ['b\r', 2, true],
    ]);
  });

  it('hands over an endless line empty and goes on with the next', async () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    const pieces = ['a\n', ...Array.from({ length: 130 }, () => megabyte), 'tail\nb\n'];
    expect(await linesOf(inPieces(pieces))).toEqual([
      ['a', 1, true],
      ['', 2, true],
      ['b', 3, true],
    ]);
  });

  it('lets others work while it reads a long file', async () => {
    const path = join(await tempFolder(), 'many');
    await writeFile(path, 'line\n'.repeat(2_000));
    let turns = 0;
    const count = setInterval(() => turns++, 0);
    await readLines(diskFiles, path, () => {
      const end = performance.now() + 0.1;
      while (performance.now() < end);
    });
    clearInterval(count);
    expect(turns).toBeGreaterThan(5);
  });
});
