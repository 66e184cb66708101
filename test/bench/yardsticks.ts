import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { AnyRecord, Library } from '../../core/library/records';

/** Something else that keeps one record more, durable; what it costs is held beside what ours costs. */
export interface Yardstick {
  /** Keeps a record of that many bytes. */
  keep(bytes: number, nth: number): Promise<void>;
  close(): Promise<void>;
}

/** The bare minimum: the bytes appended to a file and synced. */
export async function rawAppend(folder: string): Promise<Yardstick> {
  const file = await open(join(folder, 'raw.ndjson'), 'wx');
  return {
    async keep(bytes) {
      await file.write(`${'x'.repeat(bytes - 1)}\n`);
      await file.sync();
    },
    close: () => file.close(),
  };
}

/** A table of all records in SQLite; a record is inserted and committed with `synchronous=FULL`. */
export function sqlite(folder: string, library: Library, mode: 'wal' | 'delete'): Yardstick {
  const base = new DatabaseSync(join(folder, `${mode}.sqlite`));
  base.exec(`PRAGMA journal_mode=${mode}; PRAGMA synchronous=FULL`);
  base.exec('CREATE TABLE records (id TEXT PRIMARY KEY, kind TEXT, body TEXT) WITHOUT ROWID');
  const insert = base.prepare('INSERT INTO records VALUES (?, ?, ?)');
  base.exec('BEGIN');
  for (const record of recordsOf(library))
    insert.run(record.id, record.kind, JSON.stringify(record));
  base.exec('COMMIT');
  base.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return {
    keep(bytes, nth) {
      insert.run(`more ${nth}`, 'clip', 'x'.repeat(bytes));
      return Promise.resolve();
    },
    close: () => Promise.resolve(base.close()),
  };
}

/** What lowdb's own file adapter needs: to write everything, not synced, and to read everything. */
export interface WholeFile {
  /** Milliseconds; null where the library is too much for one text. */
  readonly write: number | null;
  readonly read: number | null;
  readonly bytes: number | null;
}

export async function wholeFile(
  folder: string,
  library: Library,
  times: number,
): Promise<WholeFile> {
  const path = join(folder, 'lowdb.json');
  const low = new Low(new JSONFile<{ records: AnyRecord[] }>(path), { records: [] });
  low.data.records = [...recordsOf(library)];
  const writes: number[] = [];
  try {
    for (let nth = 0; nth < times; nth++) {
      const began = performance.now();
      await low.write();
      writes.push(performance.now() - began);
    }
    const other = new Low(new JSONFile<{ records: AnyRecord[] }>(path), { records: [] });
    const began = performance.now();
    await other.read();
    const read = performance.now() - began;
    return { write: Math.min(...writes), read, bytes: (await stat(path)).size };
  } catch (error) {
    // V8 holds no text of more than half a gigabyte.
    if (error instanceof RangeError) return { write: null, read: null, bytes: null };
    throw error;
  }
}

function* recordsOf(library: Library): Iterable<AnyRecord> {
  for (const records of Object.values(library) as Map<string, AnyRecord>[]) yield* records.values();
}
