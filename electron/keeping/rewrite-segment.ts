import type { Change } from '../../core/library/change';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { writeAtomic } from '../store/atomic-write';
import type { FilePort } from '../store/file-port';
import { readLines } from '../store/read-lines';
import { formatMark, openLine, sealLine } from '../store/sealed-line';
import { changeOn, isSegmentLine } from '../store/segment-lines';

/**
 * Writes a segment anew with its changes as `rewrite` leaves them; a segment in which nothing changes
 * is not touched. Lines that cannot be read stay as they are. Answers the changes that were altered.
 */
export async function rewriteSegment(
  files: FilePort,
  path: string,
  rewrite: (change: Change) => Change,
  formats: Formats = FORMATS,
): Promise<Change[]> {
  const lines: (Buffer | string)[] = [];
  const altered: Change[] = [];
  await readLines(files, path, ({ bytes, whole }) => {
    const value = openLine(bytes);
    const found = value ? changeOn(value, formats) : null;
    const before = found === 'newer' ? null : found;
    const after = before ? rewrite(before) : null;
    if (after === null || after === before) {
      lines.push(whole ? Buffer.concat([bytes, BREAK]) : Buffer.from(bytes));
    } else {
      altered.push(after);
      // Lines that were written together share what they say of it.
      lines.push(
        sealLine({
          ...after,
          ...(value && 'after' in value && { after: value['after'] }),
          ...formatMark(formats.current),
        }),
      );
    }
  });
  if (altered.length > 0) await writeLines(files, path, lines);
  return altered;
}

/** Writes a segment anew with the lines that can be read; the others must be set aside by then. */
export async function keepWholeLines(files: FilePort, path: string): Promise<void> {
  const lines: Buffer[] = [];
  await readLines(files, path, (line) => {
    if (!line.whole || !isSegmentLine(line)) return;
    lines.push(Buffer.concat([line.bytes, BREAK]));
  });
  await writeLines(files, path, lines);
}

async function writeLines(
  files: FilePort,
  path: string,
  lines: readonly (Buffer | string)[],
): Promise<void> {
  await writeAtomic(files, path, async (file) => {
    let written = 0;
    for (const line of lines) {
      const data = typeof line === 'string' ? Buffer.from(line, 'utf8') : line;
      await file.write(data);
      written += data.length;
    }
    return written;
  });
}

const BREAK = Buffer.from('\n');
