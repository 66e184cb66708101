import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handoverSecret } from '../../../electron/handover/secret';
import { tempFolder } from '../../support/temp-library';

describe('the secret of an app folder', () => {
  it('is made once, for its user alone, and stays', async () => {
    const folder = await tempFolder();
    const secret = await handoverSecret(folder);
    expect(secret).toHaveLength(32);
    expect(await handoverSecret(folder)).toEqual(secret);
    const [name = '', ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect(await handoverSecret(await tempFolder())).not.toEqual(secret);
  });

  it('is one, though many make it at once', async () => {
    const folder = await tempFolder();
    const made = await Promise.all(Array.from({ length: 12 }, () => handoverSecret(folder)));
    expect(new Set(made.map((secret) => secret.toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('is made anew when others could have read it, or when it is damaged', async () => {
    const folder = await tempFolder();
    const first = await handoverSecret(folder);
    const path = join(folder, (await readdir(folder))[0] ?? '');
    await chmod(path, 0o644);
    const second = await handoverSecret(folder);
    expect(second).not.toEqual(first);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await writeFile(path, 'short');
    const third = await handoverSecret(folder);
    expect(third).toHaveLength(32);
    expect(await readFile(path, 'latin1')).toBe(`${third.toString('hex')}\n`);
  });
});
