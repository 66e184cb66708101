import { dialog } from 'electron';
import { basename } from 'node:path';
import type { Failure, Result } from '../../core/ipc/result';
import type { MadeAnew } from '../keeping/make-anew';
import type { LibraryRequest } from './library-request';
import { backupQuestion, unopenedQuestion } from './unopened-words';
import type { Choice, Question, WaysOut } from './unopened-words';

/** What helps with a library that cannot be opened. */
export interface Rescue {
  readonly waysOut: (folder: string) => Promise<WaysOut>;
  readonly makeAnew: (folder: string, backup: string) => Promise<Result<MadeAnew>>;
}

/**
 * Asks what to do about a library that could not be opened, and does it. Answers what to open next;
 * null to quit.
 */
export async function askUnopened(
  request: LibraryRequest,
  folder: string,
  error: Failure,
  rescue: Rescue,
): Promise<LibraryRequest | null> {
  for (let why = error; ;) {
    const ways = await rescue.waysOut(folder);
    let choice = await ask(unopenedQuestion(why, ways));
    if (choice.do === 'choose-backup' && ways.backups) {
      choice = await ask(backupQuestion(ways.backups));
    }
    switch (choice.do) {
      case 'make-anew': {
        const made = await rescue.makeAnew(folder, choice.backup);
        if (made.ok) return { folder };
        why = made.error;
        break;
      }
      case 'try-again':
        return request;
      case 'open-another': {
        const chosen = await dialog.showOpenDialog({ properties: ['openDirectory'] });
        const [other] = chosen.filePaths;
        if (!chosen.canceled && other) return { folder: other };
        break;
      }
      case 'begin-empty':
        return { folder, createAs: basename(folder) };
      case 'quit':
        return null;
      case 'choose-backup':
      case 'back':
        break;
    }
  }
}

async function ask({ message, detail, buttons, ...keys }: Question): Promise<Choice> {
  const indexOf = (wanted: Choice['do']) => buttons.findIndex(([, choice]) => choice.do === wanted);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail,
    buttons: buttons.map(([words]) => words),
    defaultId: indexOf(keys.byDefault),
    cancelId: indexOf(keys.onEscape),
    noLink: true,
  });
  return buttons[response]?.[1] ?? { do: keys.onEscape === 'back' ? 'back' : 'quit' };
}
