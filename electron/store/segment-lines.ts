import * as v from 'valibot';
import { changeSchema, rawChangeSchema } from '../../core/library/change';
import type { Change } from '../../core/library/change';
import { FORMATS, upgradeChange } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { errorCode } from './file-port';
import type { FilePort } from './file-port';
import { readLines } from './read-lines';
import type { Line } from './read-lines';
import { formatMark, formatOf, openLine, sealLine } from './sealed-line';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Lines of older segments do not say it: each then counts as having been written alone. */
const afterSchema = v.object({ after: count });
const endSchema = v.object({ end: v.literal(true), n: count });

/**
 * A change as a line of a segment. `after` is the last change that was on the disk by then: lines
 * that were written together share it, and it proves that what stands before them was saved.
 */
export function changeLine(change: Change, after: number, format: number): string {
  return sealLine({ ...change, after, ...formatMark(format) });
}

/**
 * The change on a line, brought into the current format. Each line says for itself of which format it
 * is, so that segments need not be written anew for an upgrade, and may hold lines of several.
 */
export function changeOn(
  value: Readonly<Record<string, unknown>>,
  formats: Formats,
): Change | 'newer' | null {
  const format = formatOf(value);
  if (format > formats.current) return 'newer';
  if (format === formats.current) return changeIn(value);
  const raw = v.safeParse(rawChangeSchema, value);
  const upgraded = raw.success ? upgradeChange(formats, format, raw.output) : null;
  return upgraded && raw.success ? changeIn({ ...raw.output, ...upgraded }) : null;
}

function changeIn(value: unknown): Change | null {
  const parsed = v.safeParse(changeSchema, value);
  return parsed.success ? parsed.output : null;
}

/** The last line of a segment that was closed in good order; `n`: the last change on the disk. */
export function endLine(n: number): string {
  return sealLine({ end: true, n });
}

export interface SegmentReading {
  readonly changes: Change[];
  /** What was wrong, in words; null when the segment is whole as far as it was ever saved. */
  readonly problem: string | null;
  /** Changes up to this number were surely on the disk, as the segment itself proves. */
  readonly proven: number;
  /** The newest format of a line that is newer than this program's; such lines are passed over. */
  readonly newerFormat: number | null;
  /** Whether a line was of an older format. */
  readonly isOlder: boolean;
}

/** What one line of a segment turned out to be. */
type Entry =
  | {
      readonly is: 'change';
      readonly change: Change;
      readonly after: number;
      readonly format: number;
    }
  | { readonly is: 'newer'; readonly format: number }
  | { readonly is: 'end'; readonly n: number }
  /** Bytes that never reached the disk: the line was cut short, or holds zeros where text should be. */
  | { readonly is: 'hole'; readonly number: number }
  | { readonly is: 'bad'; readonly number: number };

function entryOf(line: Line, formats: Formats): Entry {
  const { bytes, number, whole } = line;
  const value = openLine(bytes);
  const change = value && changeOn(value, formats);
  if (change === 'newer') return { is: 'newer', format: formatOf(value ?? {}) };
  if (change) {
    const after = v.safeParse(afterSchema, value);
    return {
      is: 'change',
      change,
      after: after.success ? after.output.after : change.n - 1,
      format: formatOf(value ?? {}),
    };
  }
  const end = value && v.safeParse(endSchema, value);
  if (end?.success) return { is: 'end', n: end.output.n };
  return { is: !whole || bytes.includes(0) ? 'hole' : 'bad', number };
}

/** Whether a whole line of a segment can be read: as a change, also of a newer format, or as its end. */
export function isSegmentLine(line: Line, formats: Formats = FORMATS): boolean {
  const { is } = entryOf(line, formats);
  return is === 'change' || is === 'newer' || is === 'end';
}

/**
 * The changes of one segment.
 *
 * A power cut in the middle of a write leaves holes in what was written last. That was never called
 * saved and is dropped silently, with all that was written together with it. Every other line that
 * cannot be read is damage.
 */
export async function readSegment(
  files: FilePort,
  path: string,
  formats: Formats = FORMATS,
): Promise<SegmentReading> {
  const entries: Entry[] = [];
  await readLines(files, path, (line) => {
    entries.push(entryOf(line, formats));
  });
  const torn = tornFrom(entries);
  const kept = torn === null ? entries : entries.slice(0, torn);
  const changes: Change[] = [];
  const bad: number[] = [];
  let proven = 0;
  let newerFormat: number | null = null;
  let isOlder = false;
  for (const entry of kept) {
    switch (entry.is) {
      case 'newer':
        newerFormat = Math.max(newerFormat ?? 0, entry.format);
        break;
      case 'change':
        isOlder ||= entry.format < formats.current;
        changes.push(entry.change);
        proven = Math.max(proven, entry.after);
        break;
      case 'end':
        proven = Math.max(proven, entry.n);
        break;
      case 'hole':
      case 'bad':
        bad.push(entry.number);
    }
  }
  return { changes, problem: problemOf(bad), proven, newerFormat, isOlder };
}

/**
 * What can be read of a segment: one that is gone, as a compaction may move it meanwhile, holds
 * nothing, and one that the disk does not give out is damaged.
 */
export async function readWhatIsThere(
  files: FilePort,
  path: string,
  formats: Formats = FORMATS,
): Promise<SegmentReading> {
  try {
    return await readSegment(files, path, formats);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    const problem = code === 'ENOENT' ? null : `it cannot be read (${code})`;
    return { changes: [], problem, proven: 0, newerFormat: null, isOlder: false };
  }
}

function problemOf(bad: readonly number[]): string | null {
  if (bad.length === 0) return null;
  if (bad.length === 1) return `line ${bad[0]} cannot be read`;
  return `${bad.length} lines cannot be read, the first of them line ${bad[0]}`;
}

/** Where a write begins that was never finished, as an index; null when there is none. */
function tornFrom(entries: readonly Entry[]): number | null {
  const at = entries.findIndex(({ is }) => is === 'hole');
  if (at < 0) return null;
  const later = entries.slice(at + 1).filter(({ is }) => is !== 'hole');
  const [first] = later;
  if (!first) return at;
  // What follows was written together with what lacks, or else it proves that that was saved.
  if (first.is !== 'change' || first.change.n <= first.after + 1) return null;
  const { after } = first;
  if (!later.every((entry) => entry.is === 'change' && entry.after === after)) return null;
  const before = entries.slice(0, at).findLast(({ is }) => is === 'change');
  const last = before?.is === 'change' ? before.change.n : after;
  return last >= after ? at : null;
}
