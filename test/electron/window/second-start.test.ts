import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Opening, Started } from '../../../electron/window/command-line';
import {
  isTooLong,
  leaveOpening,
  openingOfStart,
  secondStartData,
  secondStartIn,
} from '../../../electron/window/second-start';
import { tempFolder } from '../../support/temp-library';

const STARTED: Started = { packaged: true, cwd: '/home/a', platform: 'linux' };

describe('a second start', () => {
  it('says what it asks for in plain letters, and nothing else is understood', () => {
    const start = { argv: ['dateline', 'a – b “二” 𝔷 \\u0041 \u0000\n.txt'], cwd: '/home/ä' };
    const data = secondStartData(start);
    expect(data.said).toMatch(/^[A-Za-z0-9+/=]+$/u);
    expect(secondStartIn(data)).toEqual(start);
    for (const other of [
      null,
      undefined,
      'x',
      {},
      { said: 1 },
      { said: '{' },
      { said: 'W10=' },
      { said: 'ewo=' },
    ]) {
      expect(secondStartIn(other)).toBeNull();
    }
  });

  it('with more to say than one message holds is begun again with little', () => {
    const many = Array.from({ length: 600 }, (_, at) => `/home/a/saved/article ${at}.html`);
    const long = (...argv: string[]) => isTooLong({ argv: ['dateline', ...argv], cwd: '/home/a' });
    expect(long('--library', '/x', ...many.slice(0, 20))).toBe(false);
    expect(long(...many)).toBe(true);
    expect(long('二'.repeat(4_000))).toBe(true);
    expect(long('--opening=00', ...many)).toBe(false);
  });

  it('finds what was written down for it, once', async () => {
    const folder = join(await tempFolder(), 'app');
    const opening: Opening = { library: '/home/a/lib', files: ['/home/a/x – y.txt'] };
    const left = await leaveOpening(folder, opening);
    const argv = ['dateline', '--no-sandbox', left];
    expect(await openingOfStart(folder, argv, STARTED)).toEqual(opening);
    expect(await readdir(folder)).toEqual([]);
    expect(await openingOfStart(folder, argv, STARTED)).toEqual({ library: null, files: [] });
  });

  it('asks for what its arguments say where nothing readable was written down', async () => {
    const folder = await tempFolder();
    const name = '0123456789abcdef01234567';
    await writeFile(join(folder, `opening-${name}.json`), '{"files": 1');
    await writeFile(join(folder, 'settings.json'), '{}');
    for (const word of [`--opening=${name}`, '--opening=../settings', '--opening=']) {
      expect(await openingOfStart(folder, ['dateline', word, 'x.txt'], STARTED)).toEqual({
        library: null,
        files: ['/home/a/x.txt'],
      });
    }
    expect(await readdir(folder)).toEqual(['settings.json']);
  });
});
