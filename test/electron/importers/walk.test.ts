import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../../electron/importers/walk';
import { tempFolder } from '../../support/temp-library';

async function folderWith(...names: readonly string[]): Promise<string> {
  const folder = await tempFolder();
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), name);
  }
  return folder;
}

async function found(folder: string, ...paths: readonly string[]): Promise<string[]> {
  const roots = paths.length > 0 ? paths.map((path) => join(folder, path)) : [folder];
  return (await filesUnder(roots)).map((file) => relative(folder, file));
}

describe('the files that dropped paths stand for', () => {
  it('are all files under a folder, in the order of their names', async () => {
    const folder = await folderWith('b.txt', 'a/z.html', 'a/b/c.md', 'Ä.txt', 'c.txt');
    expect(await found(folder)).toEqual(['a/b/c.md', 'a/z.html', 'b.txt', 'c.txt', 'Ä.txt']);
  });

  it('stand in the order in which they were dropped, each once', async () => {
    const folder = await folderWith('a.txt', 'deep/b.txt', 'deep/c.txt');
    expect(await found(folder, 'deep/c.txt', 'a.txt', 'deep', 'deep', 'a.txt')).toEqual([
      'deep/c.txt',
      'a.txt',
      'deep/b.txt',
    ]);
  });

  it('leave out what is hidden and what systems leave behind, unless it was dropped itself', async () => {
    const folder = await folderWith('.git/x', '.hidden', 'Thumbs.db', 'desktop.ini', 'a.txt');
    expect(await found(folder)).toEqual(['a.txt']);
    expect(await found(folder, '.hidden')).toEqual(['.hidden']);
  });

  it('leave out the companions of saved pages, and only those', async () => {
    const folder = await folderWith(
      'Page.html',
      'Page_files/script.html',
      'LOUD.HTM',
      'LOUD_files/frame.html',
      'Seite.html',
      'Seite_Dateien/a.html',
      'case_files/letter.txt',
      'my.files/note.txt',
    );
    expect(await found(folder)).toEqual([
      'LOUD.HTM',
      'Page.html',
      'Seite.html',
      'case_files/letter.txt',
      'my.files/note.txt',
    ]);
  });

  it('are met once though links lead in circles', async () => {
    const folder = await folderWith('a/one.txt', 'b/two.txt');
    for (const [from, to] of [
      ['a/up', ''],
      ['a/self', 'a'],
      ['b/other', 'a'],
      ['b/up', ''],
    ] as const) {
      await symlink(join(folder, to), join(folder, from));
    }
    const files = await found(folder);
    expect(files.map((file) => file.split('/').at(-1)).sort()).toEqual(['one.txt', 'two.txt']);
  });

  it('keep a path that is not there and a link to nothing, so that their import says why', async () => {
    const folder = await folderWith('a.txt');
    await symlink(join(folder, 'nowhere'), join(folder, 'b.txt'));
    expect(await found(folder, 'gone.txt', '')).toEqual(['gone.txt', 'a.txt', 'b.txt']);
  });
});
