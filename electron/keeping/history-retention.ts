import { join } from 'node:path';
import * as v from 'valibot';
import type { Forgotten } from '../../core/ipc/keeping';
import type { HistoryReach } from '../../core/library/history-reach';
import { idSchema } from '../../core/library/records';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import type { FilePort } from '../store/file-port';
import { LibraryLayout, segmentName } from '../store/layout';
import { listSegments } from '../store/read-library';
import { readWhatIsThere } from '../store/segment-lines';

export interface PruneHistoryJob {
  readonly folder: string;
  readonly reach: HistoryReach;
}

/**
 * Removes sealed segments that lie further back than the history has to reach, oldest last. Answers
 * how many went.
 */
export async function pruneHistory(
  files: FilePort,
  job: PruneHistoryJob,
  formats: Formats = FORMATS,
): Promise<number> {
  const layout = new LibraryLayout(job.folder, formats);
  let removed = 0;
  for (const [device, segments] of await beyond(files, layout, job.reach)) {
    for (const path of segments) await files.remove(path);
    removed += segments.length;
    await files.syncFolder(layout.history(device));
  }
  return removed;
}

/** What a history that reaches so far would not hold any more, and holds now. */
export async function forgottenBy(files: FilePort, job: PruneHistoryJob): Promise<Forgotten> {
  let changes = 0;
  let newest = '';
  for (const segments of (await beyond(files, new LibraryLayout(job.folder), job.reach)).values()) {
    for (const path of segments) {
      const reading = await readWhatIsThere(files, path);
      changes += reading.changes.length;
      for (const { at } of reading.changes) if (at > newest) newest = at;
    }
  }
  return { changes, newest: newest === '' ? null : newest };
}

/**
 * The segments beyond a reach, by device, newest first.
 *
 * Days are counted where something was done, never by how long ago they are: a clock that is years
 * off removes nothing.
 */
async function beyond(
  files: FilePort,
  layout: LibraryLayout,
  reach: HistoryReach,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const device of await files.list(layout.histories)) {
    if (!v.is(idSchema, device)) continue;
    const folder = layout.history(device);
    const days = new Set<string>();
    const segments: string[] = [];
    let changes = 0;
    let isBeyond = false;
    for (const segment of (await listSegments(files, folder)).reverse()) {
      const path = join(folder, segmentName(segment));
      if (isBeyond) {
        segments.push(path);
        continue;
      }
      const reading = await readWhatIsThere(files, path, layout.formats);
      for (const { at } of reading.changes) days.add(at.slice(0, 10));
      changes += reading.changes.length;
      isBeyond = days.size > reach.days && changes >= reach.changes;
    }
    if (segments.length > 0) found.set(device, segments);
  }
  return found;
}
