import { chmod, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppFolder, defaultAppFolder } from '../../../electron/store/app-folder';
import { tempFolder } from '../../support/temp-library';

const settingsPath = (folder: string) => join(folder, 'dateline-settings.json');

describe("the app's folder", () => {
  it('is made with a device id of its own, which stays', async () => {
    const folder = join(await tempFolder(), 'deep', 'Dateline');
    const first = await AppFolder.open(folder);
    const again = await AppFolder.open(folder);
    expect(again.settings).toEqual(first.settings);
    expect((await AppFolder.open(await tempFolder())).settings.device).not.toBe(
      first.settings.device,
    );
  });

  it('keeps what is set and leaves no part of a file behind', async () => {
    const folder = await tempFolder();
    const app = await AppFolder.open(folder);
    await app.update({ panes: { left: 1 } });
    await app.remember('/a', 'A');
    await app.remember('/b', 'B');
    await app.remember('/a', 'A again');
    const { settings } = await AppFolder.open(folder);
    expect(settings.libraries).toEqual([
      { folder: '/a', name: 'A again' },
      { folder: '/b', name: 'B' },
    ]);
    expect(settings.panes).toEqual({ left: 1 });
    expect(await readdir(folder)).toEqual(['dateline-settings.json']);
  });

  it.each(['', '{', 'null', '[]', '{"device":"nobody"}', '\0\0\0\0'])(
    'sets damaged settings aside and starts anew: %j',
    async (damaged) => {
      const folder = await tempFolder();
      await writeFile(settingsPath(folder), damaged);
      const app = await AppFolder.open(folder);
      expect(app.settings.libraries).toEqual([]);
      expect(await readFile(`${settingsPath(folder)}.damaged`, 'utf8')).toBe(damaged);
      expect((await AppFolder.open(folder)).settings).toEqual(app.settings);
    },
  );

  it('sets a folder that stands in place of the settings aside', async () => {
    const folder = await tempFolder();
    await mkdir(join(settingsPath(folder), 'inside'), { recursive: true });
    const app = await AppFolder.open(folder);
    expect(await readdir(`${settingsPath(folder)}.damaged`)).toEqual(['inside']);
    expect((await AppFolder.open(folder)).settings).toEqual(app.settings);
  });

  it('writes over nothing that was set aside before', async () => {
    const folder = await tempFolder();
    for (const damaged of ['{', '[', 'x']) {
      await writeFile(settingsPath(folder), damaged);
      await AppFolder.open(folder);
    }
    const aside = (await readdir(folder)).filter((name) => name.includes('.damaged')).sort();
    expect(await Promise.all(aside.map((name) => readFile(join(folder, name), 'utf8')))).toEqual([
      '{',
      '[',
      'x',
    ]);
  });

  it('keeps the device and the libraries when another part is damaged', async () => {
    const folder = await tempFolder();
    const app = await AppFolder.open(folder);
    await app.remember('/a', 'A');
    const kept = JSON.parse(await readFile(settingsPath(folder), 'utf8')) as object;
    await writeFile(settingsPath(folder), JSON.stringify({ ...kept, exports: 7 }));
    const again = await AppFolder.open(folder);
    expect(again.settings).toMatchObject({
      device: app.settings.device,
      libraries: [{ folder: '/a' }],
      exports: {},
    });
  });

  it('keeps every one of many updates that are made at once', async () => {
    const folder = await tempFolder();
    const app = await AppFolder.open(folder);
    await Promise.all([
      app.update({ panes: 1 }),
      app.update({ bounds: 2 }),
      app.remember('/a', 'A'),
      app.update({ exports: { '/x': 'hash' } }),
    ]);
    const { settings } = await AppFolder.open(folder);
    expect(settings).toMatchObject({
      panes: 1,
      bounds: 2,
      libraries: [{ folder: '/a', name: 'A' }],
      exports: { '/x': 'hash' },
    });
  });

  it('does not take back what another process has set meanwhile', async () => {
    const folder = await tempFolder();
    const window = await AppFolder.open(folder);
    const terminal = await AppFolder.open(folder);
    await window.remember('/a', 'A');
    await terminal.update({ exports: { '/x': 'hash' } });
    await window.update({ panes: 1 });
    await terminal.remember('/b', 'B');
    const { settings } = await AppFolder.open(folder);
    expect(settings).toMatchObject({
      libraries: [{ folder: '/b' }, { folder: '/a' }],
      exports: { '/x': 'hash' },
      panes: 1,
    });
    expect(window.settings.exports).toEqual({ '/x': 'hash' });
  });

  it('says when settings could not be written, and writes them with the next that can', async () => {
    const folder = await tempFolder();
    const app = await AppFolder.open(folder);
    await rm(folder, { recursive: true });
    await expect(app.update({ panes: 1 })).rejects.toMatchObject({ code: 'ENOENT' });
    expect(app.settings.panes).toBe(1);
    await mkdir(folder);
    await app.update({ bounds: 2 });
    expect((await AppFolder.open(folder)).settings).toMatchObject({ panes: 1, bounds: 2 });
  });

  it.skipIf(process.getuid?.() === 0)('does not start anew when it may not read', async () => {
    const folder = await tempFolder();
    await AppFolder.open(folder);
    await chmod(settingsPath(folder), 0o000);
    await expect(AppFolder.open(folder)).rejects.toMatchObject({ code: 'EACCES' });
  });

  it('names a new library after its name, past what is there already', async () => {
    const folder = await tempFolder();
    const app = await AppFolder.open(folder);
    const at = (name: string) => join(folder, 'libraries', name);
    expect(app.libraryNamed('Kestrel')).toBe(at('Kestrel'));
    await app.remember(at('Kestrel'), 'Kestrel');
    expect(app.libraryNamed('Kestrel')).toBe(at('Kestrel 2'));
    await mkdir(at('Kestrel 2'), { recursive: true });
    expect(app.libraryNamed('Kestrel')).toBe(at('Kestrel 3'));
  });

  it.each([
    ['../../etc/passwd', 'etcpasswd'],
    ['..', 'Library'],
    ['a/b\\c:d*e?"<>|', 'abcde'],
    ['  ', 'Library'],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['𝒜'.repeat(70), '𝒜'.repeat(60)],
    ['Żółw 狐 हिन्दी', 'Żółw 狐 हिन्दी'],
  ])('makes a folder name of any name: %s', async (name, stem) => {
    const folder = await tempFolder();
    const app = await AppFolder.open(folder);
    expect(app.libraryNamed(name)).toBe(join(folder, 'libraries', stem));
  });

  it('lies where the environment says', () => {
    expect(defaultAppFolder({ DATELINE_DATA: '/data' })).toBe('/data');
  });
});
