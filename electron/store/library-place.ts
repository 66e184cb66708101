import { dirname } from 'node:path';
import { errorCode } from './file-port';
import type { FilePort } from './file-port';

/**
 * Makes a folder of a library, and every folder between, each one durable in the one above it: a
 * synced file is lost all the same when a power cut takes the name of its folder.
 */
export async function makeFolderWithin(
  files: FilePort,
  home: string,
  folder: string,
): Promise<void> {
  await files.makeFolder(folder);
  for (let at = folder; at !== home; at = dirname(at)) await files.syncFolder(dirname(at));
}

/** Makes the folder of a new library, durable as far up as folders had to be made for it. */
export async function makeHome(files: FilePort, folder: string): Promise<void> {
  const above: string[] = [];
  for (let at = folder; (await files.size(at)) === null; at = dirname(at)) above.push(dirname(at));
  await files.makeFolder(folder);
  for (const parent of above) await files.syncFolder(parent);
}

/** Folders that others have closed to us cannot be synced, and are none that we have made. */
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * Makes what a library's folder holds, and the names of it and of all above it, surely durable. Whoever
 * made them may have been killed before it came to that; what is saved below would be lost with them
 * at a power cut.
 */
export async function confirmHome(files: FilePort, folder: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      await files.syncFolder(at);
    } catch (error) {
      if (!CLOSED.has(errorCode(error) ?? '')) throw error;
    }
    if (at === dirname(at)) return;
  }
}
