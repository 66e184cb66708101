import { app, dialog } from 'electron';
import { errorCode } from '../store/file-port';

/**
 * Says why Dateline cannot start, and ends it: without a window nobody would see that it runs, and
 * every later start would be handed to it.
 */
export function sayNotStarted(error: unknown, folder: string): void {
  console.error(error);
  dialog.showErrorBox('Dateline cannot start.', notStartedWords(error, folder));
  app.exit(1);
}

function notStartedWords(error: unknown, folder: string): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, and ${folder} needs a little room. Make some and start again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} may not be read or written. Restore the permission and start again.`;
    default: {
      const code = errorCode(error);
      return code === null
        ? 'Something went wrong in Dateline; it was written to the log.'
        : `${folder} cannot be used (${code}).`;
    }
  }
}
