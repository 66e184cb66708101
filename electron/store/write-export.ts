import { basename, dirname, join } from 'node:path';
import { partsOf, writeWhole } from './atomic-write';
import { errorCode, exportFiles } from './file-port';

/**
 * Writes a file that leaves the library: its name holds the old export or the new one, never a part.
 *
 * A program that was killed in the midst of it leaves a part beside it, in a folder of the user's;
 * the next export takes that away.
 */
export async function writeExport(path: string, data: Uint8Array): Promise<void> {
  await writeWhole(exportFiles, path, data);
  const folder = dirname(path);
  try {
    for (const name of partsOf(basename(path), await exportFiles.list(folder))) {
      await exportFiles.remove(join(folder, name));
    }
  } catch (error) {
    // The export itself is written; a folder that may not be listed or tidied keeps its parts.
    if (errorCode(error) === null) throw error;
  }
}
