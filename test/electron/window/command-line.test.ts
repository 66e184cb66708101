import { describe, expect, it } from 'vitest';
import { startOf } from '../../../electron/window/command-line';

describe('a start of the program', () => {
  it('opens the window in a checkout, whatever its words', () => {
    expect(startOf(['electron', '.', 'articles'], false, 'linux')).toEqual({ kind: 'window' });
  });

  it('opens the window where the first word is no command', () => {
    expect(startOf(['dateline'], true, 'linux')).toEqual({ kind: 'window' });
    expect(startOf(['dateline', '--library', '/x'], true, 'linux')).toEqual({ kind: 'window' });
  });

  it('starts again without a display for a command, and then is the command', () => {
    const words = ['clip', 'a', '--quote', '--no-sandbox'];
    const start = startOf(['dateline', '--no-sandbox', ...words], true, 'linux');
    expect(start).toEqual({ kind: 'relaunch', words });
    const again = ['dateline', '--no-sandbox', '--ozone-platform=headless', '--disable-gpu'];
    expect(startOf([...again, '--log-level=3', ...words], true, 'linux')).toEqual({
      kind: 'command',
      words,
    });
  });

  it('needs no second start where there is no display server', () => {
    const start = startOf(['Dateline.exe', 'articles'], true, 'win32');
    expect(start).toEqual({ kind: 'command', words: ['articles'] });
  });
});
