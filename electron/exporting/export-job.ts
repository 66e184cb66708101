import { createHash } from 'node:crypto';
import type { AnyRecord } from '../../core/library/records';
import { emptyLibrary } from '../../core/library/records';
import { settle } from '../../core/library/change';
import { exportMarkdown } from '../../core/notebook/export-markdown';
import { errorCode, exportFiles } from '../store/file-port';
import { writeExport } from '../store/write-export';

/** What an export works from, besides the records: they follow in batches of any size. */
export interface ExportJob {
  readonly path: string;
  /** The library's name, which heads the document. */
  readonly name: string;
  /** The SHA-256 of what was last exported to that path; null when nothing ever was. */
  readonly ours: string | null;
  /** Writes over a file that is not what was exported last. */
  readonly replace: boolean;
}

/** `edited`: the file there is not what was exported last, and was left as it is. */
export type ExportOutcome =
  | { readonly state: 'written'; readonly bytes: number; readonly sha256: string }
  | { readonly state: 'edited' };

/**
 * Writes a library's records as one Markdown file. It touches no library, so that it can run in a
 * worker on what a window shows, also where the library's own disk takes nothing any more.
 *
 * Rejects with the system's error when the file cannot be read or written.
 */
export async function exportRecords(
  job: ExportJob,
  batches: AsyncIterable<readonly AnyRecord[]>,
): Promise<ExportOutcome> {
  const library = emptyLibrary();
  for await (const records of batches) {
    for (const record of records) settle(library, record.kind, record.id, record);
  }
  const data = Buffer.from(exportMarkdown(library, job.name), 'utf8');
  const sha256 = createHash('sha256').update(data).digest('hex');
  const there = await hashOfFile(job.path);
  const isOurs = there === null || there === sha256 || there === job.ours;
  if (!isOurs && !job.replace) return { state: 'edited' };
  if (there !== sha256) await writeExport(job.path, data);
  return { state: 'written', bytes: data.length, sha256 };
}

async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of exportFiles.readInPieces(path)) hash.update(piece);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
