import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeExport } from '../../../electron/store/write-export';
import { tempFolder } from '../../support/temp-library';

it('an export takes away what a killed one has left beside it, and nothing else', async () => {
  const folder = await tempFolder();
  const others = ['.other.md.0123456789ab.part', '.out.md.part', '.out.md.0123456789ab.part.txt'];
  for (const name of [...others, '.out.md.0123456789ab.part']) {
    await writeFile(join(folder, name), 'x');
  }
  await writeExport(join(folder, 'out.md'), Buffer.from('whole'));
  expect((await readdir(folder)).sort()).toEqual([...others, 'out.md'].sort());
  expect(await readFile(join(folder, 'out.md'), 'utf8')).toBe('whole');
});

it('an export that cannot tidy up is written all the same', async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, '.out.md.0123456789ab.part'));
  await writeExport(join(folder, 'out.md'), Buffer.from('whole'));
  expect(await readFile(join(folder, 'out.md'), 'utf8')).toBe('whole');
});
