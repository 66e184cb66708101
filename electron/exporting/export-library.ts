import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportedFile } from '../../core/ipc/contract';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { AnyRecord, Library } from '../../core/library/records';
import { BOOK_KINDS } from '../../core/notebook/export-book';
import type { FileJobs } from '../keeping/jobs';
import type { AppFolder } from '../store/app-folder';
import { errorCode } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';

/** Records copied to the worker at once: about a millisecond of the thread that edits. */
const BATCH = 100;

/**
 * Exports a library as it is now to one Markdown file, and notes what was written where.
 *
 * The worker is sent the records rather than left to read the library's files: so the file holds what
 * the window shows, also when that could not be saved. `edited`: a file that somebody changed since is
 * not written over, unless `replace` says so.
 */
export async function exportLibrary(
  store: LibraryStore,
  to: {
    readonly app: AppFolder;
    readonly jobs: Pick<FileJobs, 'exportMarkdown'>;
    readonly path: string;
    readonly replace: boolean;
  },
): Promise<Result<ExportedFile, 'edited' | 'not-written'>> {
  const { app, jobs, path, replace } = to;
  const job = { path, name: store.identity.name, ours: app.exportedTo(path) ?? null, replace };
  try {
    const outcome = await jobs.exportMarkdown(job, inBatches(store.library));
    if (outcome.state === 'edited') {
      return fail('edited', `${path} was not written by this export or was edited since.`);
    }
    const { bytes, sha256 } = outcome;
    await app.rememberExport(path, sha256);
    return ok({ path, bytes, sha256 });
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('not-written', `${path} could not be written (${code}).`);
  }
}

/** Records never change, so a list of them is the library of one moment while edits go on. */
function inBatches(library: Library): AsyncGenerator<readonly AnyRecord[]> {
  const records = BOOK_KINDS.flatMap((kind): AnyRecord[] => [...library[kind].values()]);
  return batchesOf(records);
}

async function* batchesOf(
  records: readonly AnyRecord[],
): AsyncGenerator<readonly AnyRecord[], void, undefined> {
  for (let start = 0; start < records.length; start += BATCH) {
    yield records.slice(start, start + BATCH);
    // After each: the worker takes what is sent meanwhile, and both want the same few cores.
    await breathe();
  }
}
