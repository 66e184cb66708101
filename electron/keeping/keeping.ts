import { join } from 'node:path';
import type { Forgotten } from '../../core/ipc/keeping';
import { reachIn } from '../../core/library/history-reach';
import type { HistoryReach } from '../../core/library/history-reach';
import type { ParserPort } from '../importers/parser-port';
import { diskFiles } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { Backups } from './backups';
import { backupsFolder } from './backups-of';
import { ContentCheck } from './content-check';
import { ContentPool } from './content-pool';
import { DeleteForGood } from './delete-for-good';
import { HistoryCheck } from './history-check';
import { HistoryLog } from './history-log';
import type { FileJobs } from './jobs';
import { Recovery } from './recovery';

export interface KeepingOptions {
  readonly store: LibraryStore;
  readonly parser: Pick<ParserPort, 'read'>;
  readonly jobs: FileJobs;
  /** The app's own folder: backups and caches lie there, outside any library. */
  readonly appFolder: string;
  /** Whether backups are made by themselves; not of the sample, which can be had anew. */
  readonly makesBackups: boolean;
  readonly files?: FilePort;
}

/** Everything that keeps a library over the years: history, backups, recovery, deleting for good. */
export class Keeping {
  readonly history: HistoryLog;
  readonly backups: Backups;
  readonly recovery: Recovery;
  readonly historyCheck: HistoryCheck;
  readonly deleting: DeleteForGood;
  readonly #options: KeepingOptions;

  constructor(options: KeepingOptions) {
    const { store, parser, jobs, appFolder, files = diskFiles } = options;
    this.#options = options;
    const folder = backupsFolder(appFolder, store.identity.id);
    this.history = new HistoryLog(store, files);
    this.backups = new Backups({ store, files, folder, run: (job) => jobs.backUp(job) });
    const pool = new ContentPool(files, folder);
    const content = new ContentCheck({ store, files, pool, parser });
    this.historyCheck = new HistoryCheck({ store, files, jobs });
    const { backups, historyCheck } = this;
    this.recovery = new Recovery({ store, files, backups, content, historyCheck });
    this.deleting = new DeleteForGood({
      store,
      files,
      backups: folder,
      cache: join(appFolder, 'cache', store.identity.id),
      run: (job) => jobs.purge(job),
      damage: () => [...store.damage, ...historyCheck.damage],
      onRewritten: () => {
        this.history.forget();
        this.backups.forget();
        this.recovery.forget();
      },
    });
  }

  /** Goes on with a deletion for good that was cut short; called once a library is open. */
  async start(): Promise<void> {
    await this.deleting.resume();
  }

  /** What the history would forget if it reached only so far back. */
  forgets(reach: HistoryReach): Promise<Forgotten> {
    const { store, jobs } = this.#options;
    return jobs.historyForgets({ folder: store.layout.folder, reach });
  }

  /** What is due now and then: compaction, the backup of the day, the history's end. */
  async care(): Promise<void> {
    const { store, jobs, makesBackups } = this.#options;
    if (store.readOnly || store.damage.length > 0) return;
    await store.compactIfDue();
    if (!makesBackups) return;
    const made = await this.backups.makeIfDue();
    if (!made?.ok) return;
    const reach = reachIn(store.lookup);
    await store.alone(() => jobs.pruneHistory({ folder: store.layout.folder, reach }));
  }
}
