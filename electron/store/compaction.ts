import { join } from 'node:path';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { renamePatiently } from './atomic-write';
import type { FilePort } from './file-port';
import { LibraryLayout, segmentName } from './layout';
import { makeFolderWithin } from './library-place';
import { readLibrary } from './read-library';
import { writeSnapshot } from './snapshot';

/** What a compaction works from: files only, so that it can run in a worker while edits go on. */
export interface CompactionJob {
  readonly folder: string;
  readonly device: string;
  /** For each device, the last sealed segment. */
  readonly upTo: readonly (readonly [device: string, segment: number])[];
  /** Goes on with what is whole, once a person has said so and what was damaged is set aside. */
  readonly despiteDamage?: boolean;
}

/**
 * Writes a new snapshot from the old one and the sealed segments. Refuses, leaving everything as it
 * is, when anything it read was damaged: damage is repaired by a person, not compacted away.
 */
export async function compact(
  files: FilePort,
  job: CompactionJob,
  formats: Formats = FORMATS,
): Promise<void> {
  const layout = new LibraryLayout(job.folder, formats);
  const { state, damage, newerFormat } = await readLibrary(files, layout, job.device, {
    upTo: new Map(job.upTo),
  });
  mustBeKnown(layout, newerFormat);
  const [first] = damage;
  if (first && !job.despiteDamage) throw new Error(`${first.path}: ${first.what}`);
  await writeSnapshot(files, layout.snapshot, state, formats);
}

/**
 * Refuses work that would write records anew which a newer Dateline has written: another device may
 * have upgraded a synced library while it was open here.
 */
export function mustBeKnown({ folder }: LibraryLayout, newerFormat: number | null): void {
  if (newerFormat === null) return;
  throw new Error(`${folder} holds records of format ${newerFormat}, of a newer Dateline`);
}

/** Moves segments that the snapshot holds to the history. */
export async function retireSegments(
  files: FilePort,
  layout: LibraryLayout,
  segments: readonly { readonly device: string; readonly segment: number }[],
): Promise<void> {
  const touched = new Set<string>();
  for (const { device, segment } of segments) {
    const folder = layout.history(device);
    if (!touched.has(folder)) await makeFolderWithin(files, layout.folder, folder);
    const name = segmentName(segment);
    await renamePatiently(files, join(layout.journal(device), name), join(folder, name));
    touched.add(folder).add(layout.journal(device));
  }
  for (const folder of touched) await files.syncFolder(folder);
}
