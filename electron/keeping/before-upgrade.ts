import type { StoreOptions } from '../store/store-options';
import { backupsFolder } from './backups-of';
import type { FileJobs } from './jobs';

/** Keeps a copy of a library of an older format as a backup among its others. */
export function backUpBeforeUpgrade(
  appFolder: string,
  backUp: FileJobs['backUp'],
): NonNullable<StoreOptions['keepCopy']> {
  return ({ id, ...library }) =>
    backUp({ ...library, backups: backupsFolder(appFolder, id), reason: 'before-upgrade' });
}
