import { join } from 'node:path';
import * as v from 'valibot';
import { changeSchema } from '../../core/library/change';
import type { Change } from '../../core/library/change';
import { absorbChange, emptyState } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import type { FilePort } from './file-port';
import { segmentName, segmentNumber } from './layout';
import type { LibraryLayout } from './layout';
import { readLines } from './read-lines';
import { openLine } from './sealed-line';
import { readSnapshot } from './snapshot';

/** A file that could not be read in full, and what was wrong with it. */
export interface Damage {
  readonly path: string;
  readonly what: string;
}

export interface LibraryReading {
  readonly state: LibraryState;
  readonly damage: readonly Damage[];
  readonly newerFormat: number | null;
  /** Changes read from the journal, not yet in the snapshot. */
  readonly replayed: number;
  /** Segments whose changes the snapshot holds already; a crash kept them from moving to history. */
  readonly leftovers: readonly { readonly device: string; readonly segment: number }[];
}

/** The numbers of the segments in a folder, in order. */
export async function listSegments(files: FilePort, folder: string): Promise<number[]> {
  const names = await files.list(folder);
  return names.flatMap((name) => segmentNumber(name) ?? []).sort((a, b) => a - b);
}

/**
 * Reads a library: the snapshot, then every segment that it does not hold yet.
 *
 * `upTo` stops at given segments and leaves out devices it does not name: compaction reads no
 * further than what is sealed, and what another device is still writing is not sealed. Changes of all
 * devices are taken in by clock, so that the outcome does not depend on the order of folders.
 */
export async function readLibrary(
  files: FilePort,
  layout: LibraryLayout,
  own: string,
  upTo?: ReadonlyMap<string, number>,
): Promise<LibraryReading> {
  const damage: Damage[] = [];
  const snapshot =
    (await files.size(layout.snapshot)) === null
      ? { state: emptyState(), problems: [], newerFormat: null }
      : await readSnapshot(files, layout.snapshot);
  const { state, newerFormat } = snapshot;
  if (snapshot.problems.length > 0) {
    damage.push({ path: layout.snapshot, what: snapshot.problems.join(', ') });
  }
  const leftovers: { device: string; segment: number }[] = [];
  const changes: Change[] = [];
  for (const device of (await files.list(layout.journals)).sort()) {
    const mark = state.devices.get(device) ?? { n: 0, segment: 0 };
    const last = upTo ? (upTo.get(device) ?? 0) : Infinity;
    let lastN = mark.n;
    let lastSegment = mark.segment;
    for (const segment of await listSegments(files, layout.journal(device))) {
      if (segment <= mark.segment) {
        leftovers.push({ device, segment });
        continue;
      }
      if (segment > last) continue;
      const path = join(layout.journal(device), segmentName(segment));
      const reading = await readSegment(files, path);
      if (reading.problem) damage.push({ path, what: reading.problem });
      for (const change of reading.changes) {
        if (change.device !== device || change.n <= lastN) continue;
        changes.push(change);
        lastN = change.n;
      }
      lastSegment = segment;
    }
    state.devices.set(device, { n: lastN, segment: lastSegment });
  }
  changes.sort((a, b) => a.clock - b.clock || (a.device < b.device ? -1 : 1) || a.n - b.n);
  for (const change of changes) {
    const taken = absorbChange(state, change, own);
    if (!taken.ok) {
      const path = layout.journal(change.device);
      damage.push({ path, what: `change ${change.n}: ${taken.error.message}` });
    }
  }
  return { state, damage, newerFormat, replayed: changes.length, leftovers };
}

/** The changes of one segment. A torn last line was never acknowledged and is dropped silently. */
export async function readSegment(
  files: FilePort,
  path: string,
): Promise<{ changes: Change[]; problem: string | null }> {
  const changes: Change[] = [];
  const bad: number[] = [];
  let torn = false;
  await readLines(files, path, (line) => {
    if (torn) return;
    const value = openLine(line.bytes);
    const change = value ? v.safeParse(changeSchema, value) : null;
    if (change?.success) changes.push(change.output);
    else if (!line.whole) torn = true;
    else bad.push(line.number);
  });
  if (bad.length === 0) return { changes, problem: null };
  const lines = bad.length === 1 ? `line ${bad[0]}` : `${bad.length} lines (first: ${bad[0]})`;
  return { changes, problem: `${lines} cannot be read` };
}
