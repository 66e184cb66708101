import { join } from 'node:path';
import * as v from 'valibot';
import type { Change, Op } from '../../core/library/change';
import { absorbChange, emptyState, stampKey } from '../../core/library/state';
import type { DeviceMark, LibraryState } from '../../core/library/state';
import { EMPTY_STACK, stackAfter } from '../../core/library/undo-stack';
import type { UndoStack } from '../../core/library/undo-stack';
import { errorCode } from './file-port';
import type { FilePort } from './file-port';
import { segmentName, segmentNumber } from './layout';
import type { LibraryLayout } from './layout';
import { readSegment } from './segment-lines';
import { Slices } from './slices';
import { readSnapshot, readSnapshotHeader } from './snapshot';
import type { RecordListener, SnapshotHeader, SnapshotReading } from './snapshot';

/** A file that could not be read in full, and what was wrong with it. */
export interface Damage {
  readonly path: string;
  readonly what: string;
}

export interface LibraryReading {
  readonly state: LibraryState;
  readonly damage: readonly Damage[];
  readonly newerFormat: number | null;
  /** Whether anything in it was of an older format; it was upgraded as it was read. */
  readonly isOlder: boolean;
  /** Whether the snapshot was, which a compaction writes anew. */
  readonly isSnapshotOlder: boolean;
  /** Changes read from the journal, not yet in the snapshot. */
  readonly replayed: number;
  /**
   * Changes of the own device that may not have reached the disk: whoever wrote them was ended before
   * it knew. What is read back may still be in the system's memory only.
   */
  readonly unproven: readonly Change[];
  /** Segments whose changes the snapshot holds already; a crash kept them from moving to history. */
  readonly leftovers: readonly { readonly device: string; readonly segment: number }[];
}

/** The numbers of the segments in a folder, in order; none where systems have left a file instead. */
export async function listSegments(files: FilePort, folder: string): Promise<number[]> {
  const names = await files.list(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOTDIR') return [];
    throw error;
  });
  return names.flatMap((name) => segmentNumber(name) ?? []).sort((a, b) => a - b);
}

/** What is known of a library before its records are read. */
export interface LibraryOutline {
  /** How many records of each kind the snapshot holds. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the own device can undo. */
  readonly undo: UndoStack;
  /** The own device's last change. */
  readonly lastChange: number;
}

/** Hears of a library while it is being read: of each record once, as it stands after all changes. */
export interface ReadingListener extends RecordListener {
  onOutline(outline: LibraryOutline): void;
}

/**
 * Reads a library: the header of the snapshot, every segment that it does not hold yet, then the
 * snapshot's records, over which the segments' changes are taken in.
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
  options: { upTo?: ReadonlyMap<string, number>; listener?: ReadingListener } = {},
): Promise<LibraryReading> {
  const header = await readSnapshotHeader(files, layout.snapshot);
  const hasHeader = header !== null || (await isFresh(files, layout));
  const journals = await readJournals(files, layout, own, { header, hasHeader }, options.upTo);
  const { changes } = journals;
  const touched = new Map<string, Op>();
  for (const { ops } of changes) for (const op of ops) touched.set(stampKey(op.kind, op.id), op);
  const { listener } = options;
  if (header?.format === layout.formats.current)
    listener?.onOutline(await outlineOf(header, changes, own));
  const snapshot = await snapshotOf(files, layout, hasHeader, {
    onRecord: (record) => {
      if (!touched.has(stampKey(record.kind, record.id))) listener?.onRecord(record);
    },
    pace: () => listener?.pace?.() ?? null,
  });
  const { state } = snapshot;
  const damage = [...journals.damage];
  if (snapshot.problems.length > 0) {
    damage.unshift({ path: layout.snapshot, what: snapshot.problems.join(', ') });
  }
  const slices = new Slices();
  for (const change of changes) {
    const taken = absorbChange(state, change);
    if (!taken.ok) {
      const path = layout.journal(change.device);
      damage.push({ path, what: `change ${change.n}: ${taken.error.message}` });
    }
    const wait = slices.pause();
    if (wait) await wait;
  }
  for (const [device, mark] of journals.marks) state.devices.set(device, mark);
  if (!snapshot.hasHeader) await numberOnwards(files, layout, state, own);
  if (listener) {
    for (const { kind, id } of touched.values()) {
      const record = state.library[kind].get(id);
      if (record) listener.onRecord(record);
    }
  }
  return {
    state,
    damage,
    newerFormat: newest(snapshot.newerFormat, journals.newerFormat),
    isOlder: snapshot.isOlder || journals.isOlder,
    isSnapshotOlder: snapshot.isOlder,
    replayed: changes.length,
    unproven: journals.unproven,
    leftovers: journals.leftovers,
  };
}

async function outlineOf(
  header: SnapshotHeader,
  changes: readonly Change[],
  own: string,
): Promise<LibraryOutline> {
  const mine = changes.filter((change) => change.device === own);
  let undo: UndoStack = header.undo[own] ?? EMPTY_STACK;
  const slices = new Slices();
  for (const change of mine) {
    undo = stackAfter(undo, change);
    const wait = slices.pause();
    if (wait) await wait;
  }
  return {
    counts: header.counts,
    undo,
    lastChange: mine.at(-1)?.n ?? header.devices[own]?.n ?? 0,
  };
}

interface JournalsReading {
  /** In the order in which they are taken in. */
  readonly changes: readonly Change[];
  readonly marks: ReadonlyMap<string, DeviceMark>;
  readonly damage: readonly Damage[];
  readonly unproven: readonly Change[];
  readonly leftovers: LibraryReading['leftovers'];
  readonly newerFormat: number | null;
  readonly isOlder: boolean;
}

/** The changes of all devices that the snapshot does not hold, and how far each device had come. */
async function readJournals(
  files: FilePort,
  layout: LibraryLayout,
  own: string,
  { header, hasHeader }: { header: SnapshotHeader | null; hasHeader: boolean },
  upTo?: ReadonlyMap<string, number>,
): Promise<JournalsReading> {
  const changes: Change[] = [];
  const damage: Damage[] = [];
  const marks = new Map<string, DeviceMark>();
  const leftovers: { device: string; segment: number }[] = [];
  let proven = header?.devices[own]?.n ?? 0;
  let newerFormat: number | null = null;
  let isOlder = false;
  for (const device of await listDevices(files, layout.journals)) {
    const mark = header?.devices[device] ?? { n: 0, segment: 0 };
    const last = upTo?.get(device) ?? Infinity;
    let lastN = mark.n;
    let lastSegment = mark.segment;
    let mayLack = !hasHeader;
    const segments = await listSegments(files, layout.journal(device));
    for (const segment of segments) {
      if (segment <= mark.segment) {
        leftovers.push({ device, segment });
        continue;
      }
      if (segment > last) continue;
      const path = join(layout.journal(device), segmentName(segment));
      const reading = await readSegment(files, path, layout.formats);
      newerFormat = newest(newerFormat, reading.newerFormat);
      isOlder ||= reading.isOlder;
      if (reading.problem) damage.push({ path, what: reading.problem });
      mayLack ||= reading.problem !== null || reading.newerFormat !== null;
      if (device === own) proven = Math.max(proven, reading.proven);
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
    if (segments.length > 0) marks.set(device, { n: lastN, segment: lastSegment });
  }
  changes.sort((a, b) => a.clock - b.clock || order(a.device, b.device) || a.n - b.n);
  const unproven = changes.filter(({ device, n }) => device === own && n > proven);
  return { changes, marks, damage, unproven, leftovers, newerFormat, isOlder };
}

const TEXT = /^[0-9a-f]{64}\.json$/;

/**
 * Whether no snapshot was ever written: none is there, nothing has gone to the history, and there is
 * a journal or nothing that one would tell of. Whoever may write to a library makes its journal's
 * folder first: texts without one are those of records that somebody took away.
 */
async function isFresh(files: FilePort, layout: LibraryLayout): Promise<boolean> {
  if ((await files.size(layout.snapshot)) !== null) return false;
  const hasJournal = (await listDevices(files, layout.journals)).length > 0;
  if (!hasJournal && (await files.list(layout.texts)).some((name) => TEXT.test(name))) return false;
  for (const device of await listDevices(files, layout.histories)) {
    if ((await listSegments(files, layout.history(device))).length > 0) return false;
  }
  return true;
}

/** The snapshot; none at all is no damage as long as nothing ever went to the history. */
async function snapshotOf(
  files: FilePort,
  layout: LibraryLayout,
  hasHeader: boolean,
  listener: RecordListener,
): Promise<SnapshotReading> {
  if ((await files.size(layout.snapshot)) !== null) {
    return readSnapshot(files, layout.snapshot, listener, layout.formats);
  }
  const problems = hasHeader ? [] : ['it is missing'];
  return { state: emptyState(), problems, newerFormat: null, isOlder: false, hasHeader };
}

/** A device's id is a UUID: of stray files, however many, none is looked into. */
const deviceSchema = v.pipe(v.string(), v.uuid());

/** Folders of devices; what else lies there (`.DS_Store`, conflicted copies) is none of ours. */
async function listDevices(files: FilePort, folder: string): Promise<string[]> {
  return (await files.list(folder)).filter((name) => v.is(deviceSchema, name)).sort();
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
    const path = join(layout.history(device), segmentName(last));
    const { changes } = await readSegment(files, path, layout.formats);
    for (const { clock } of changes) state.clock = Math.max(state.clock, clock);
  }
  const mark = state.devices.get(own) ?? { n: 0, segment: 0 };
  state.devices.set(own, { ...mark, n: Math.max(mark.n, state.clock) });
}

function newest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

function missing(from: number, to: number): string {
  return from === to ? `change ${from} is missing` : `changes ${from} to ${to} are missing`;
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
