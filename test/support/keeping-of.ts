import { readFileAsDraft } from '../../electron/importers/read-file';
import type { ParserPort } from '../../electron/importers/parser-port';
import { fileJobs, runJob } from '../../electron/keeping/jobs';
import type { FileJobs } from '../../electron/keeping/jobs';
import { Keeping } from '../../electron/keeping/keeping';
import type { KeepingOptions } from '../../electron/keeping/keeping';
import type { FilePort } from '../../electron/store/file-port';
import { diskFiles } from '../../electron/store/file-port';
import type { LibraryStore } from '../../electron/store/library-store';

/** The real readers, in this thread. */
export const reader: Pick<ParserPort, 'read'> = {
  read: (path, fileName) => readFileAsDraft(path, fileName === undefined ? {} : { fileName }),
};

/** Long work on real files, in this thread. */
export const jobsHere: FileJobs = jobsOn(diskFiles);

function jobsOn(files: FilePort): FileJobs {
  return fileJobs((job, batches) => runJob(files, job, batches));
}

/** What keeps a library, with its jobs in this thread; backups lie in the app folder beside it. */
export function keepingOf(
  store: LibraryStore,
  appFolder: string,
  more: Partial<KeepingOptions> = {},
): Keeping {
  return new Keeping({
    store,
    parser: reader,
    jobs: more.files ? jobsOn(more.files) : jobsHere,
    appFolder,
    makesBackups: false,
    ...more,
  });
}
