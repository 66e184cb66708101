import { describe, expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../../electron/commands/command-words';
import { HELP } from '../../../electron/commands/help';
import { startOf } from '../../../electron/window/command-line';

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
