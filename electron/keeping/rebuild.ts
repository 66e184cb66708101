import { join } from 'node:path';
import * as v from 'valibot';
import type { Change } from '../../core/library/change';
import { idSchema } from '../../core/library/records';
import { absorbChange } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import type { FilePort } from '../store/file-port';
import { segmentName } from '../store/layout';
import type { LibraryLayout } from '../store/layout';
import { listSegments } from '../store/read-library';
import { readWhatIsThere } from '../store/segment-lines';
import { Slices } from '../store/slices';

export interface Rebuilt {
  readonly state: LibraryState;
  /** Whether no change is missing between the base and the last one. */
  readonly isComplete: boolean;
}

/** All changes that the history and the journal still hold, by device in the order of their numbers. */
export interface ReadChanges {
  readonly byDevice: ReadonlyMap<string, readonly Change[]>;
  /** Whether the newest of what was done stands in lines that cannot be read. */
  readonly lacksEnd: boolean;
}

/** Reads all changes once, for whatever is made anew from them. */
export async function readChanges(files: FilePort, layout: LibraryLayout): Promise<ReadChanges> {
  const byDevice = new Map<string, Change[]>();
  let lacksEnd = false;
  for (const device of await devicesOf(files, layout)) {
    const changes: Change[] = [];
    let last = 0;
    let isEndBad = false;
    for (const folder of [layout.history(device), layout.journal(device)]) {
      for (const segment of await listSegments(files, folder)) {
        const path = join(folder, segmentName(segment));
        const reading = await readWhatIsThere(files, path, layout.formats);
        isEndBad = reading.problem !== null;
        for (const change of reading.changes) {
          if (change.device !== device || change.n <= last) continue;
          last = change.n;
          changes.push(change);
        }
      }
    }
    byDevice.set(device, changes);
    lacksEnd ||= isEndBad;
  }
  return { byDevice, lacksEnd };
}

/**
 * Makes a library anew from a sound base, an empty one or a backup's, and all the changes after it:
 * what a damaged snapshot has lost stands there.
 */
export async function rebuild(base: LibraryState, read: ReadChanges): Promise<Rebuilt> {
  const changes: Change[] = [];
  let isComplete = !read.lacksEnd;
  for (const [device, all] of read.byDevice) {
    let last = base.devices.get(device)?.n ?? 0;
    for (const change of all) {
      if (change.n <= last) continue;
      if (change.n > last + 1) isComplete = false;
      last = change.n;
      changes.push(change);
    }
  }
  changes.sort((a, b) => a.clock - b.clock || (a.device < b.device ? -1 : 1) || a.n - b.n);
  const slices = new Slices();
  for (const change of changes) {
    if (!absorbChange(base, change).ok) isComplete = false;
    const wait = slices.pause();
    if (wait) await wait;
  }
  return { state: base, isComplete };
}

async function devicesOf(files: FilePort, layout: LibraryLayout): Promise<string[]> {
  const names = [...(await files.list(layout.histories)), ...(await files.list(layout.journals))];
  return [...new Set(names)].filter((name) => v.is(idSchema, name)).sort();
}
