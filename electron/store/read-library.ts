import { join } from 'node:path';
import * as v from 'valibot';
import { changeSchema } from '../../core/library/change';
import { idSchema } from '../../core/library/records';
import type { Change } from '../../core/library/change';
import { absorbChange, emptyState } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import type { FilePort } from './file-port';
import { segmentName, segmentNumber } from './layout';
import type { LibraryLayout } from './layout';
import { readLines } from './read-lines';
import { openLine } from './sealed-line';
import { readSnapshot } from './snapshot';
import type { SnapshotReading } from './snapshot';

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
 * `upTo` stops at given segments: compaction reads no further than what this device has sealed. Of
 * other devices everything is read, for what was done here may stand on it; their last segment may
 * still grow and counts as not yet held, its changes are told by their numbers. Changes of all
 * devices are taken in by clock, so that the outcome does not depend on the order of folders.
 */
export async function readLibrary(
  files: FilePort,
  layout: LibraryLayout,
  own: string,
  upTo?: ReadonlyMap<string, number>,
): Promise<LibraryReading> {
  const damage: Damage[] = [];
  const snapshot = await snapshotOf(files, layout);
  const { state, newerFormat } = snapshot;
  if (snapshot.problems.length > 0) {
    damage.push({ path: layout.snapshot, what: snapshot.problems.join(', ') });
  }
  const leftovers: { device: string; segment: number }[] = [];
  const changes: Change[] = [];
  for (const device of await listDevices(files, layout.journals)) {
    const mark = state.devices.get(device) ?? { n: 0, segment: 0 };
    const last = upTo?.get(device) ?? Infinity;
    let lastN = mark.n;
    let lastSegment = mark.segment;
    let mayLack = !snapshot.hasHeader;
    const segments = await listSegments(files, layout.journal(device));
    for (const segment of segments) {
      if (segment <= mark.segment) {
        leftovers.push({ device, segment });
        continue;
      }
      if (segment > last) continue;
      const path = join(layout.journal(device), segmentName(segment));
      const reading = await readSegment(files, path);
      if (reading.problem) damage.push({ path, what: reading.problem });
      mayLack ||= reading.problem !== null;
      for (const change of reading.changes) {
        if (change.device !== device || change.n <= lastN) continue;
        if (change.n > lastN + 1 && !mayLack) {
          damage.push({ path, what: `before it, ${missing(lastN + 1, change.n - 1)}` });
        }
        changes.push(change);
        lastN = change.n;
      }
      if (last < Infinity || segment !== segments.at(-1)) lastSegment = segment;
    }
    if (segments.length > 0) state.devices.set(device, { n: lastN, segment: lastSegment });
  }
  changes.sort((a, b) => a.clock - b.clock || order(a.device, b.device) || a.n - b.n);
  for (const change of changes) {
    const mark = state.devices.get(change.device);
    const taken = absorbChange(state, change);
    if (mark) state.devices.set(change.device, mark);
    if (!taken.ok) {
      const path = layout.journal(change.device);
      damage.push({ path, what: `change ${change.n}: ${taken.error.message}` });
    }
  }
  if (!snapshot.hasHeader) await numberOnwards(files, layout, state, own);
  return { state, damage, newerFormat, replayed: changes.length, leftovers };
}

/** The snapshot; none at all is no damage as long as nothing ever went to the history. */
async function snapshotOf(files: FilePort, layout: LibraryLayout): Promise<SnapshotReading> {
  if ((await files.size(layout.snapshot)) !== null) return readSnapshot(files, layout.snapshot);
  const none = { state: emptyState(), problems: [], newerFormat: null, hasHeader: true };
  for (const device of await listDevices(files, layout.histories)) {
    const sealed = await listSegments(files, layout.history(device));
    if (sealed.length > 0) return { ...none, problems: ['it is missing'], hasHeader: false };
  }
  return none;
}

/** Folders of devices; what else lies there (`.DS_Store`, conflicted copies) is none of ours. */
async function listDevices(files: FilePort, folder: string): Promise<string[]> {
  return (await files.list(folder)).filter((name) => v.is(idSchema, name)).sort();
}

/**
 * Where the snapshot does not say how far this device had come, what comes next must still be later
 * and higher than all that went before: a clock or number that was used already would be passed over
 * when the library is read again. No number is higher than the clock it was given with.
 */
async function numberOnwards(
  files: FilePort,
  layout: LibraryLayout,
  state: LibraryState,
  own: string,
): Promise<void> {
  for (const device of await listDevices(files, layout.histories)) {
    const last = (await listSegments(files, layout.history(device))).at(-1);
    if (last === undefined) continue;
    const { changes } = await readSegment(files, join(layout.history(device), segmentName(last)));
    for (const { clock } of changes) state.clock = Math.max(state.clock, clock);
  }
  const mark = state.devices.get(own) ?? { n: 0, segment: 0 };
  state.devices.set(own, { ...mark, n: Math.max(mark.n, state.clock) });
}

function missing(from: number, to: number): string {
  return from === to ? `change ${from} is missing` : `changes ${from} to ${to} are missing`;
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
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
