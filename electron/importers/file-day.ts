import { stat } from 'node:fs/promises';
import { errorCode } from '../store/file-port';

/**
 * The day a file was last changed, by UTC, for the machine's zone never enters; undefined where that
 * cannot be told.
 */
export async function modifiedOn(path: string): Promise<string | undefined> {
  try {
    const { mtime } = await stat(path);
    return Number.isNaN(mtime.getTime()) ? undefined : mtime.toISOString().slice(0, 10);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return undefined;
  }
}
