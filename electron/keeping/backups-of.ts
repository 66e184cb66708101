import { join } from 'node:path';
import type { AppFolder } from '../store/app-folder';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import { readIdentity } from '../store/identity';
import { LibraryLayout } from '../store/layout';

/** Where the backups of a library lie: outside it, by its id, whatever becomes of its folder. */
export function backupsFolder(appFolder: string, libraryId: string): string {
  return join(appFolder, 'backups', libraryId);
}

/**
 * The id of the library in a folder: as it says itself, else as the app knows it, should the folder
 * be gone or its dateline.json damaged; null when neither says.
 */
export async function libraryIdOf(
  files: FilePort,
  app: AppFolder,
  folder: string,
): Promise<string | null> {
  const known = app.knownAt(folder)?.id ?? null;
  try {
    return (await readIdentity(files, new LibraryLayout(folder)))?.id || known;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return known;
  }
}
