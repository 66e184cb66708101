import { constants } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A file open for appending. */
export interface AppendFile {
  write(data: string | Uint8Array): Promise<void>;
  /**
   * Down to the disk (fsync). Fails when the path does not name this file any more (ENOENT), or when it
   * does not hold just what was written (ESTALE): what is written next would be lost or torn.
   */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Every file operation of the store, so that a test can fail, delay or reorder any one of them.
 *
 * All of them reject with Node's own system errors (`code`: ENOENT, ENOSPC, …).
 */
export interface FilePort {
  /** Creates a file that must not be there yet (`wx`). */
  create(path: string): Promise<AppendFile>;
  read(path: string): Promise<Uint8Array>;
  /** The file's bytes in pieces of up to 256 KB, for files of any size. */
  readInPieces(path: string): AsyncIterable<Uint8Array>;
  /** The names in a folder; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Bytes, or null when there is no such file. */
  size(path: string): Promise<number | null>;
  makeFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same bytes where the disk has such, else a copy, down to the disk. */
  linkOrCopy(from: string, to: string): Promise<void>;
  /** Removes a file; none there is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder with all that is in it; none there is fine. */
  removeFolder(path: string): Promise<void>;
  truncate(path: string, bytes: number): Promise<void>;
  /** Makes creations, renames and removals in a folder durable; a no-op where folders cannot be synced. */
  syncFolder(folder: string): Promise<void>;
}

/** The code of a system error (`ENOSPC`), or null when it is none. */
export function errorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** The file that a system error is about, or null where it does not say. */
export function errorPath(error: unknown): string | null {
  const path = error instanceof Error && 'path' in error ? error.path : null;
  return typeof path === 'string' && path !== '' ? path : null;
}

/** What goes wrong once a file is open does not say of itself which file it is. */
function namingFile(error: unknown, path: string): unknown {
  if (errorCode(error) === null || errorPath(error) !== null) return error;
  return Object.assign(error as Error, { path });
}

/** Windows cannot open a folder for syncing; its file system journals renames by itself. */
const FOLDERS_SYNC = process.platform !== 'win32';

/**
 * A file whose folder was deleted, or whose drive was changed for another, can still be written to and
 * synced; nobody will ever find it again. One that another program has cut or added to can be as well;
 * the line that follows would be torn.
 */
async function checkFile(path: string, made: BigIntStats, written: number): Promise<void> {
  // By its name alone: what has the name and the number of the open file is that file.
  const named = await stat(path, { bigint: true });
  if (named.ino !== made.ino || named.dev !== made.dev) {
    const gone = new Error(`${path} is not the file any more that was written to`);
    throw Object.assign(gone, { code: 'ENOENT' });
  }
  if (named.size === BigInt(written)) return;
  const altered = new Error(`${path} has ${named.size} bytes, and ${written} were written`);
  throw Object.assign(altered, { code: 'ESTALE' });
}

/** What an open file is; one that cannot be told is of no use. */
async function factsOf(handle: FileHandle): Promise<BigIntStats> {
  try {
    return await handle.stat({ bigint: true });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function createFile(path: string, mode: number): Promise<AppendFile> {
  // Appending, so that nothing is written over that another program has added.
  const handle = await open(path, 'ax', mode);
  const made = await factsOf(handle);
  let written = 0;
  return {
    async write(data) {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
        if (bytesWritten === 0) throw new Error(`nothing could be written to ${path}`);
        done += bytesWritten;
        written += bytesWritten;
      }
    },
    async sync() {
      // Side by side: what counts is that the file has its name and its bytes once all is written.
      await Promise.all([handle.sync(), checkFile(path, made, written)]);
    },
    close: () => handle.close(),
  };
}

/** Opens what is a file; anything else is refused: a pipe would be waited for without end. */
async function openFile(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const facts = await handle.stat();
  if (facts.isFile()) return handle;
  await handle.close();
  const code = facts.isDirectory() ? 'EISDIR' : 'EINVAL';
  throw Object.assign(new Error(`${code}: ${path} is not a file`), { code, path });
}

export const diskFiles: FilePort = {
  create: (path) => createFile(path, 0o600),
  async read(path) {
    const handle = await openFile(path);
    try {
      return await handle.readFile();
    } catch (error) {
      throw namingFile(error, path);
    } finally {
      await handle.close();
    }
  },
  async *readInPieces(path) {
    const handle = await openFile(path);
    try {
      yield* handle.createReadStream({ highWaterMark: 256 * 1024 });
    } catch (error) {
      throw namingFile(error, path);
    }
  },
  async list(folder) {
    try {
      return await readdir(folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async size(path) {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true });
  },
  rename,
  async linkOrCopy(from, to) {
    try {
      await link(from, to);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') throw error;
      await copyFile(from, to, constants.COPYFILE_EXCL);
      const copy = await open(to, 'r+');
      try {
        await copy.sync();
      } finally {
        await copy.close();
      }
    }
  },
  async remove(path) {
    await rm(path, { force: true });
  },
  async removeFolder(path) {
    await rm(path, { recursive: true, force: true });
  },
  truncate,
  async syncFolder(folder) {
    if (!FOLDERS_SYNC) return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** For files that leave the library: whoever may read the folder may read them. */
export const exportFiles: FilePort = { ...diskFiles, create: (path) => createFile(path, 0o666) };
