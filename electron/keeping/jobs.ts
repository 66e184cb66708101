import type { BackupEntry, Forgotten } from '../../core/ipc/keeping';
import type { Result } from '../../core/ipc/result';
import type { AnyRecord } from '../../core/library/records';
import { exportRecords } from '../exporting/export-job';
import type { ExportJob, ExportOutcome } from '../exporting/export-job';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { exportOriginal } from '../originals/export-original';
import type { OriginalExportError, OriginalExportJob } from '../originals/export-original';
import { findPictures } from '../originals/find-pictures';
import type { FoundPicture, PicturesJob } from '../originals/find-pictures';
import { readOriginal } from '../originals/read-original';
import type { OriginalJob, ReadOriginal } from '../originals/read-original';
import { compact } from '../store/compaction';
import type { CompactionJob } from '../store/compaction';
import type { FilePort } from '../store/file-port';
import type { Damage } from '../store/read-library';
import { backUp } from './back-up';
import type { BackUpJob } from './back-up';
import { makeAnew } from './make-anew';
import type { MadeAnew, MakeAnewJob } from './make-anew';
import { damagedHistory, settleHistory } from './history-check';
import type { CheckHistoryJob, SettleHistoryJob } from './history-check';
import { forgottenBy, pruneHistory } from './history-retention';
import type { PruneHistoryJob } from './history-retention';
import { purgeFiles } from './purge-files';
import type { PurgeJob, PurgeResult } from './purge-files';

/** Records of a library on their way to a job that is to work on more than files. */
export type RecordBatches = AsyncIterable<readonly AnyRecord[]>;

/** Work that takes long: it runs in a worker, and knows only files and what it is sent. */
export type FileJob =
  | { readonly do: 'compact'; readonly job: CompactionJob }
  | { readonly do: 'back-up'; readonly job: BackUpJob }
  | { readonly do: 'purge'; readonly job: PurgeJob }
  | { readonly do: 'prune-history'; readonly job: PruneHistoryJob }
  | { readonly do: 'make-anew'; readonly job: MakeAnewJob }
  | { readonly do: 'export-markdown'; readonly job: ExportJob }
  | { readonly do: 'history-forgets'; readonly job: PruneHistoryJob }
  | { readonly do: 'check-history'; readonly job: CheckHistoryJob }
  | { readonly do: 'settle-history'; readonly job: SettleHistoryJob }
  | { readonly do: 'read-original'; readonly job: OriginalJob }
  | { readonly do: 'find-pictures'; readonly job: PicturesJob }
  | { readonly do: 'export-original'; readonly job: OriginalExportJob };

/** Runs one job; `batches` holds what it is sent besides. */
export function runJob(
  files: FilePort,
  job: FileJob,
  batches: RecordBatches = noRecords(),
  formats: Formats = FORMATS,
): Promise<unknown> {
  switch (job.do) {
    case 'compact':
      return compact(files, job.job, formats);
    case 'back-up':
      return backUp(files, job.job, formats);
    case 'purge':
      return purgeFiles(files, job.job, formats);
    case 'prune-history':
      return pruneHistory(files, job.job, formats);
    case 'make-anew':
      return makeAnew(files, job.job, formats);
    case 'export-markdown':
      return exportRecords(job.job, batches);
    case 'history-forgets':
      return forgottenBy(files, job.job);
    case 'check-history':
      return damagedHistory(files, job.job);
    case 'settle-history':
      return settleHistory(files, job.job);
    case 'read-original':
      return readOriginal(files, job.job);
    case 'find-pictures':
      return findPictures(files, job.job);
    case 'export-original':
      return exportOriginal(files, job.job);
  }
}

async function* noRecords(): RecordBatches {}

/** The jobs by name, wherever they run. */
export interface FileJobs {
  readonly compact: (job: CompactionJob) => Promise<void>;
  readonly backUp: (job: BackUpJob) => Promise<BackupEntry>;
  readonly purge: (job: PurgeJob) => Promise<PurgeResult>;
  readonly pruneHistory: (job: PruneHistoryJob) => Promise<number>;
  readonly makeAnew: (job: MakeAnewJob) => Promise<Result<MadeAnew, 'not-readable'>>;
  readonly exportMarkdown: (job: ExportJob, batches: RecordBatches) => Promise<ExportOutcome>;
  readonly historyForgets: (job: PruneHistoryJob) => Promise<Forgotten>;
  readonly checkHistory: (job: CheckHistoryJob) => Promise<Damage[]>;
  readonly settleHistory: (job: SettleHistoryJob) => Promise<void>;
  readonly readOriginal: (
    job: OriginalJob,
  ) => Promise<Result<ReadOriginal, 'not-found' | 'damaged'>>;
  readonly findPictures: (
    job: PicturesJob,
  ) => Promise<Result<readonly FoundPicture[], 'not-found' | 'damaged'>>;
  readonly exportOriginal: (
    job: OriginalExportJob,
  ) => Promise<Result<{ readonly bytes: number }, OriginalExportError>>;
}

/** The jobs over something that runs them: a worker, or this very thread in tests. */
export function fileJobs(
  run: (job: FileJob, batches?: RecordBatches) => Promise<unknown>,
): FileJobs {
  return {
    compact: async (job) => void (await run({ do: 'compact', job })),
    backUp: (job) => run({ do: 'back-up', job }) as Promise<BackupEntry>,
    purge: (job) => run({ do: 'purge', job }) as Promise<PurgeResult>,
    pruneHistory: (job) => run({ do: 'prune-history', job }) as Promise<number>,
    makeAnew: (job) => run({ do: 'make-anew', job }) as ReturnType<FileJobs['makeAnew']>,
    exportMarkdown: (job, batches) =>
      run({ do: 'export-markdown', job }, batches) as Promise<ExportOutcome>,
    historyForgets: (job) => run({ do: 'history-forgets', job }) as Promise<Forgotten>,
    checkHistory: (job) => run({ do: 'check-history', job }) as Promise<Damage[]>,
    settleHistory: async (job) => void (await run({ do: 'settle-history', job })),
    readOriginal: (job) =>
      run({ do: 'read-original', job }) as ReturnType<FileJobs['readOriginal']>,
    findPictures: (job) =>
      run({ do: 'find-pictures', job }) as ReturnType<FileJobs['findPictures']>,
    exportOriginal: (job) =>
      run({ do: 'export-original', job }) as ReturnType<FileJobs['exportOriginal']>,
  };
}
