import * as v from 'valibot';
import { KINDS, fieldSchemas, idSchema } from '../../core/library/records';
import type { AnyRecord, Kind } from '../../core/library/records';
import { fitsOf } from '../../core/library/fits';
import type { Fits } from '../../core/library/fits';
import { emptyState, stampKey } from '../../core/library/state';
import type { LibraryState, RecordStamp, Stamp } from '../../core/library/state';
import { fieldsOf } from '../../core/library/change';
import { FORMATS, upgradeRecord } from '../../core/library/upgrade';
import type { Formats, RawRecord } from '../../core/library/upgrade';
import { writeAtomic } from './atomic-write';
import type { FilePort } from './file-port';
import { readFirstLine, readLines } from './read-lines';
import { formatMark, formatOf, openLine, sealLine } from './sealed-line';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const stampSchema = v.tuple([count, idSchema]);
const stepSchema = v.object({ deed: idSchema, label: v.string(), changes: v.array(count) });

const headerSchema = v.object({
  format: count,
  /** For each device, its last change and the last segment that the snapshot holds. */
  devices: v.record(idSchema, v.object({ n: count, segment: count })),
  clock: count,
  /** How many records of each kind follow, so that a window can say so before they are read. */
  counts: v.record(v.string(), count),
  /** For each device, what it can undo. */
  undo: v.record(idSchema, v.object({ done: v.array(stepSchema), undone: v.array(stepSchema) })),
});
export type SnapshotHeader = v.InferOutput<typeof headerSchema>;

/** One record, or the stamp of one that is gone: it outlives it, so that a late edit finds it gone. */
interface RecordLine {
  readonly kind: Kind;
  readonly id: string;
  readonly whole: Stamp;
  readonly fields: Readonly<Record<string, Stamp>> | null;
  readonly set: Record<string, unknown> | null;
}
const recordSchemaOf = (kind: v.GenericSchema) =>
  v.object({
    kind,
    id: idSchema,
    whole: stampSchema,
    fields: v.nullable(v.record(v.string(), stampSchema)),
    set: v.nullable(v.record(v.string(), v.unknown())),
  });
const isRecordLine = fitsOf(recordSchemaOf(v.picklist(KINDS)));
const isRawRecord = fitsOf(recordSchemaOf(v.string()));
const fitsKind = Object.fromEntries(
  KINDS.map((kind) => [kind, fitsOf(fieldSchemas[kind])]),
) as Record<Kind, Fits>;

/** Lines written between two pauses, so that writing never holds a thread for long. */
const LINES_A_WRITE = 2_000;

/** Writes the state as lowdb's file: a header, a line a record, a footer; all or nothing. */
export async function writeSnapshot(
  files: FilePort,
  path: string,
  state: LibraryState,
  { current }: Formats = FORMATS,
): Promise<void> {
  await writeAtomic(files, path, async (file) => {
    let bytes = 0;
    let lines: string[] = [];
    const flush = async () => {
      const data = Buffer.from(lines.join(''), 'utf8');
      lines = [];
      bytes += data.length;
      await file.write(data);
    };
    lines.push(
      sealLine({
        format: current,
        devices: Object.fromEntries(state.devices),
        clock: state.clock,
        counts: Object.fromEntries(KINDS.map((kind) => [kind, state.library[kind].size])),
        undo: Object.fromEntries(state.undo),
      }),
    );
    let records = 0;
    for (const kind of KINDS) {
      for (const record of state.library[kind].values() as Iterable<AnyRecord>) {
        const stamp = state.stamps.get(stampKey(kind, record.id));
        if (!stamp) throw new Error(`${kind} ${record.id} has no stamp`);
        lines.push(recordLine(kind, record.id, stamp, fieldsOf(record), current));
        records++;
        if (lines.length >= LINES_A_WRITE) await flush();
      }
    }
    for (const [key, stamp] of state.stamps) {
      const slash = key.indexOf('/');
      const kind = KINDS.find((known) => known === key.slice(0, slash));
      const id = key.slice(slash + 1);
      if (!kind || state.library[kind].has(id)) continue;
      lines.push(recordLine(kind, id, stamp, null, current));
      records++;
    }
    lines.push(sealLine({ end: true, records }));
    await flush();
    return bytes;
  });
}

function recordLine(
  kind: string,
  id: string,
  { whole, fields }: RecordStamp,
  set: Record<string, unknown> | null,
  format: number,
): string {
  return sealLine({ kind, id, whole, fields, set, ...formatMark(format) });
}

export interface SnapshotReading {
  readonly state: LibraryState;
  /** What was wrong, in words; empty when the snapshot is whole. */
  readonly problems: readonly string[];
  /** Set when a newer Dateline wrote it. */
  readonly newerFormat: number | null;
  /** Whether anything in it is of an older format. */
  readonly isOlder: boolean;
  /** Whether it says how far each device had come. */
  readonly hasHeader: boolean;
}

function keepClock(state: LibraryState, [clock]: Stamp): void {
  state.clock = Math.max(state.clock, clock);
}

/** Hears of each sound record as it is read, and may hold the reading back. */
export interface RecordListener {
  onRecord(record: AnyRecord): void;
  /** Asked now and then; what it answers is waited for. */
  pace?(): Promise<void> | null;
}

/** The header of a snapshot; null when there is no file or its first line is damaged. */
export async function readSnapshotHeader(
  files: FilePort,
  path: string,
): Promise<SnapshotHeader | null> {
  if ((await files.size(path)) === null) return null;
  const line = await readFirstLine(files, path);
  const header = v.safeParse(headerSchema, line && openLine(line));
  return header.success ? header.output : null;
}

/**
 * Reads a snapshot in slices; damaged lines are left out and counted, never guessed at.
 */
export async function readSnapshot(
  files: FilePort,
  path: string,
  listener?: RecordListener,
  formats: Formats = FORMATS,
): Promise<SnapshotReading> {
  const state = emptyState();
  const problems: string[] = [];
  let newerFormat: number | null = null;
  let isOlder = false;
  let hasHeader = false;
  let records = 0;
  let expected: number | null = null;
  let damaged = 0;
  // Records of one change stand together and share their stamp in memory.
  let last: Stamp = [0, ''];
  const shared = (stamp: Stamp): Stamp => {
    if (stamp[0] !== last[0] || stamp[1] !== last[1]) last = stamp;
    return last;
  };
  /** Whether a line was a sound record of the current format. */
  const take = ({ kind, id, whole, fields, set }: RecordLine): boolean => {
    const key = stampKey(kind, id);
    if (state.stamps.has(key)) return false;
    state.stamps.set(key, { whole: shared(whole), fields });
    // Where the header is lost, what is done next must still come after all that is here.
    keepClock(state, whole);
    if (fields) for (const stamp of Object.values(fields)) keepClock(state, stamp);
    if (set === null) return true;
    if (!fitsKind[kind](set) || Object.hasOwn(set, '__proto__')) return false;
    const record = Object.assign(set, { kind, id }) as unknown as AnyRecord;
    (state.library[kind] as Map<string, AnyRecord>).set(id, record);
    listener?.onRecord(record);
    return true;
  };
  const takeOlder = (value: Record<string, unknown>, format: number): boolean => {
    isOlder = true;
    const parts = isRawRecord(value)
      ? upgradeRecord(formats, format, value as unknown as RawRecord)
      : null;
    if (!parts?.every((part) => isRecordLine(part))) return false;
    // All of them, also where one is not sound.
    return parts.map((part) => take(part as RecordLine)).every(Boolean);
  };
  await readLines(
    files,
    path,
    ({ bytes, number }) => {
      const value = openLine(bytes);
      if (!value) {
        damaged++;
        return;
      }
      if (number === 1) {
        // All that an older Dateline may ask of a header: what else it holds is not for it to judge.
        const format = formatOf(value);
        if (format > formats.current) newerFormat = format;
        isOlder = format < formats.current;
        const header = v.safeParse(headerSchema, value);
        if (!header.success) {
          damaged++;
          return;
        }
        hasHeader = true;
        state.clock = Math.max(state.clock, header.output.clock);
        for (const [device, stack] of Object.entries(header.output.undo)) {
          state.undo.set(device, stack);
        }
        for (const [device, mark] of Object.entries(header.output.devices)) {
          state.devices.set(device, mark);
        }
        return;
      }
      if (value['end'] === true) {
        expected = Number(value['records']);
        return;
      }
      const format = formatOf(value);
      if (format > formats.current) {
        newerFormat = format;
        records++;
        return;
      }
      if (format === formats.current && !isRecordLine(value)) {
        damaged++;
        return;
      }
      records++;
      const isSound =
        format < formats.current ? takeOlder(value, format) : take(value as unknown as RecordLine);
      if (!isSound) damaged++;
    },
    listener?.pace?.bind(listener),
  );
  if (damaged > 0) problems.push(`${damaged} damaged ${damaged === 1 ? 'line' : 'lines'}`);
  if (expected === null) problems.push('its end is missing');
  else if (expected !== records) problems.push(`${records} of ${String(expected)} records`);
  return { state, problems, newerFormat, isOlder, hasHeader };
}
