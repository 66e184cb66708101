import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { readChecked } from '../store/content-files';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import { writeExport } from '../store/write-export';

/** Which original to write where. */
export interface OriginalExportJob {
  readonly from: string;
  readonly sha256: string;
  readonly path: string;
}

export type OriginalExportError = 'not-found' | 'damaged' | 'not-written';

/** Writes an original's bytes to a file of the user's; what is damaged is never handed on as if whole. */
export async function exportOriginal(
  files: FilePort,
  { from, sha256, path }: OriginalExportJob,
): Promise<Result<{ readonly bytes: number }, OriginalExportError>> {
  const read = await readChecked(files, from, sha256, 'original');
  if (!read.ok) return read;
  try {
    await writeExport(path, read.value);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('not-written', `${path} could not be written (${code}).`);
  }
  return ok({ bytes: read.value.length });
}
