import { join } from 'node:path';
import * as v from 'valibot';
import { idSchema } from '../../core/library/records';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import type { FilePort } from '../store/file-port';
import { LibraryLayout, segmentName } from '../store/layout';
import { listSegments } from '../store/read-library';
import { readSegment } from '../store/segment-lines';

/** What of the history stays at least: the last days on which something was done, or changes. */
export interface HistoryReach {
  readonly days: number;
  readonly changes: number;
}

/** FORMAT: 90 days or 10,000 changes, whichever is more. */
export const HISTORY_REACH: HistoryReach = { days: 90, changes: 10_000 };

export interface PruneHistoryJob {
  readonly folder: string;
  readonly reach: HistoryReach;
}

/**
 * Removes sealed segments that lie further back than the history has to reach, oldest first.
 *
 * Days are counted where something was done, never by how long ago they are: a clock that is years
 * off removes nothing. Answers how many segments went.
 */
export async function pruneHistory(
  files: FilePort,
  job: PruneHistoryJob,
  formats: Formats = FORMATS,
): Promise<number> {
  const layout = new LibraryLayout(job.folder, formats);
  let removed = 0;
  for (const device of await files.list(layout.histories)) {
    if (!v.is(idSchema, device)) continue;
    const folder = layout.history(device);
    const days = new Set<string>();
    let changes = 0;
    let isBeyond = false;
    for (const segment of (await listSegments(files, folder)).reverse()) {
      const path = join(folder, segmentName(segment));
      if (isBeyond) {
        await files.remove(path);
        removed++;
        continue;
      }
      const reading = await readSegment(files, path, formats);
      for (const { at } of reading.changes) days.add(at.slice(0, 10));
      changes += reading.changes.length;
      isBeyond = days.size > job.reach.days && changes >= job.reach.changes;
    }
    await files.syncFolder(folder);
  }
  return removed;
}
