import { describe, expect, it } from 'vitest';
import type { BackupEntry } from '../../../core/ipc/keeping';
import { backupQuestion, unopenedQuestion } from '../../../electron/window/unopened-words';
import type { Question } from '../../../electron/window/unopened-words';

const backup = (id: string, at: string): BackupEntry => ({
  ...{ id, at, reason: 'daily', articles: 1_200, clips: 1, events: 3, pages: 0 },
  ...{ bytes: 10, problem: null },
});
const best = { ...backup('000007', '2026-11-12T12:00:00.000Z'), isWhole: true };
const others = [backup('000006', '2026-11-11T12:00:00.000Z')];
const gone = {
  code: 'not-a-library',
  message: 'There is no library in /d: the folder is not there.',
};
const words = ({ buttons }: Question) => buttons.map(([text]) => text);

describe('what is asked about a library that cannot be opened', () => {
  it('offers the newest backup by its day and what is in it, and never as what Enter does', () => {
    const ways = { name: 'Harbour', backups: { best, others }, isEmpty: true };
    const asked = unopenedQuestion(gone, ways);
    expect(asked.message).toBe('“Harbour” could not be opened.');
    expect(words(asked)).toEqual([
      'Make it anew from the backup of 12 November 2026',
      'Choose another backup…',
      'Try again',
      'Open another library…',
      'Quit',
    ]);
    expect(asked.detail).toContain(gone.message);
    expect(asked.detail).toContain('plug the drive in');
    expect(asked.detail).toContain('1,200 articles, 1 clip, 3 events and 0 pages');
    expect([asked.byDefault, asked.onEscape]).toEqual(['try-again', 'quit']);
  });

  it('says when the backup is not whole, and that what is left is kept', () => {
    const ways = { name: null, backups: { best: { ...best, isWhole: false }, others: [] } };
    const unreadable = { code: 'not-readable', message: '/d/dateline.json may not be used.' };
    const asked = unopenedQuestion(unreadable, { ...ways, isEmpty: false });
    expect(asked.detail).toContain('Part of this backup is damaged or missing.');
    expect(asked.detail).toContain('set aside, not deleted');
    expect(words(asked)).not.toContain('Choose another backup…');
  });

  it('offers to begin an empty library only where nothing is and there is no backup', () => {
    const none = { name: null, backups: null };
    const begin = 'Begin an empty library here';
    expect(words(unopenedQuestion(gone, { ...none, isEmpty: true }))).toContain(begin);
    expect(words(unopenedQuestion(gone, { ...none, isEmpty: false }))).not.toContain(begin);
  });

  it('offers no backup for one that is open elsewhere', () => {
    const ways = { name: null, backups: { best, others }, isEmpty: false };
    const asked = unopenedQuestion({ code: 'in-use', message: 'It is in use.' }, ways);
    expect(words(asked)).toEqual(['Try again', 'Open another library…', 'Quit']);
  });

  it('lists backups newest first', () => {
    const newer = backup('000008', '2026-11-13T12:00:00.000Z');
    const asked = backupQuestion({ best, others: [newer, ...others] });
    expect(words(asked).map((text) => text.slice(0, 16))).toEqual([
      '13 November 2026',
      '12 November 2026',
      '11 November 2026',
      'Back',
    ]);
  });
});
