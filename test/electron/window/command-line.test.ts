import { describe, expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../../electron/commands/command-words';
import { HELP } from '../../../electron/commands/help';
import { openingOf, startOf, withoutOpening } from '../../../electron/window/command-line';
import type { Started } from '../../../electron/window/command-line';

const HEADLESS = '--ozone-platform=headless';

describe('a start of the installed program', () => {
  it.each(COMMAND_WORDS)('that begins with %s is a run of the command line', (word) => {
    expect(startOf(['/opt/dateline', word, 'x'], true, 'darwin')).toEqual({
      kind: 'command',
      words: [word, 'x'],
    });
  });

  it('starts itself again without a display where there may be none', () => {
    const words = ['read', 'a b.txt', '--json'];
    expect(startOf(['/opt/dateline', ...words], true, 'linux')).toEqual({
      kind: 'relaunch',
      words,
    });
    expect(startOf(['/opt/dateline', HEADLESS, ...words], true, 'linux')).toEqual({
      kind: 'command',
      words,
    });
    expect(startOf(['/opt/dateline', '--no-sandbox', HEADLESS, ...words], true, 'linux')).toEqual({
      kind: 'command',
      words,
    });
  });

  it('is the window for anything else, and always in a checkout', () => {
    for (const words of [
      [],
      ['--library', 'x'],
      ['/home/a/page.html'],
      ['Read'],
      ['--flag', 'read'],
    ]) {
      expect(startOf(['/opt/dateline', ...words], true, 'linux')).toEqual({ kind: 'window' });
    }
    expect(startOf(['electron', '.', 'read'], false, 'linux')).toEqual({ kind: 'window' });
  });

  it('knows every word that the help names', () => {
    const named = [...HELP.matchAll(/^ {2}dateline (.+?)(?: {2}|$)/gmu)]
      .flatMap(([, words = '']) => words.split(' | '))
      .map((words) => words.split(' ')[0] ?? '');
    expect(named.length).toBeGreaterThan(8);
    for (const word of named) expect(COMMAND_WORDS).toContain(word);
  });
});

describe('what a start of the window asks for', () => {
  const PACKAGE: Started = { packaged: true, cwd: '/home/a', platform: 'linux' };
  const CHECKOUT: Started = { ...PACKAGE, packaged: false };
  const of = (...words: string[]) => openingOf(['/opt/dateline', ...words], PACKAGE);

  it('is files and folders, from where it was started, each once', () => {
    expect(of('page.html', 'a folder', '/else/where.pdf', './page.html', '../up.txt')).toEqual({
      library: null,
      files: ['/home/a/page.html', '/home/a/a folder', '/else/where.pdf', '/home/up.txt'],
    });
    expect(of()).toEqual({ library: null, files: [] });
  });

  it('is a library, named in either way', () => {
    for (const words of [
      ['--library', 'mine', 'x.txt'],
      ['x.txt', '--library=mine'],
      ['--library=other', 'x.txt', '--library', '/home/a/mine'],
    ]) {
      expect(of(...words)).toEqual({ library: '/home/a/mine', files: ['/home/a/x.txt'] });
    }
    for (const words of [['--library'], ['--library='], ['--library', '']]) {
      expect(of(...words)).toEqual({ library: null, files: [] });
    }
  });

  it('is none of the switches of Electron and Chromium, until -- ends them', () => {
    expect(
      of('--no-sandbox', '--user-data-dir=/tmp/x', 'x.txt', '-psn_0_1', '--flag', '', 'y.txt'),
    ).toEqual({ library: null, files: ['/home/a/x.txt', '/home/a/y.txt'] });
    expect(of('--flag', '--', '--library', '-odd.txt')).toEqual({
      library: null,
      files: ['/home/a/--library', '/home/a/-odd.txt'],
    });
  });

  it('takes addresses of files, as desktops give them', () => {
    expect(of('file:///home/b/a%20page%20%E2%80%93.html', 'https://news.example/a')).toEqual({
      library: null,
      files: ['/home/b/a page –.html', '/home/a/https:/news.example/a'],
    });
    expect(of('file://%').files).toHaveLength(1);
  });

  it('passes over the folder of a checkout, whichever switches stand before it', () => {
    const argv = ['electron', '--no-sandbox', '/src/dateline', '--flag', 'x.txt'];
    expect(openingOf(argv, CHECKOUT)).toEqual({ library: null, files: ['/home/a/x.txt'] });
    expect(openingOf(['electron', '.'], CHECKOUT)).toEqual({ library: null, files: [] });
  });

  it('passes over the switches of Windows, but not over its paths', () => {
    const started: Started = { ...PACKAGE, platform: 'win32' };
    const argv = ['dateline.exe', '/prefetch:5', 'x.txt'];
    expect(openingOf(argv, started).files).toEqual(['/home/a/x.txt']);
  });

  it('can be taken out of the arguments, which leaves the same program', () => {
    const argv = ['electron', '--no-sandbox', '.', '--user-data-dir=/x', 'a', '--library', 'b'];
    expect(withoutOpening([...argv, '--', '-c'], CHECKOUT)).toEqual([
      '--no-sandbox',
      '.',
      '--user-data-dir=/x',
    ]);
  });
});
