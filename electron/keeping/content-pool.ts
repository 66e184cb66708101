import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import { LibraryLayout } from '../store/layout';
import { makeFolderWithin } from '../store/library-place';

/** Files that are named by the SHA-256 of their bytes: a library's originals and texts. */
export type ContentKind = 'text' | 'original';

/** Where a content file lies in a library, or in a folder laid out like one. */
export function contentPath(layout: LibraryLayout, kind: ContentKind, sha256: string): string {
  return kind === 'text' ? layout.text(sha256) : layout.original(sha256);
}

/** Whether a file is there and its bytes are what its name says. */
export async function isWhole(files: FilePort, path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    if ((await files.size(path)) === null) return false;
    for await (const piece of files.readInPieces(path)) hash.update(piece);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
  return hash.digest('hex') === sha256;
}

/**
 * The originals and texts that the backups of a library share, each once: they never change, so a
 * backup of them is a second name for the same bytes, or one copy where the disk has no such names.
 */
export class ContentPool {
  readonly #files: FilePort;
  readonly #backups: string;
  readonly layout: LibraryLayout;

  constructor(files: FilePort, backups: string) {
    this.#files = files;
    this.#backups = backups;
    this.layout = new LibraryLayout(join(backups, 'content'));
  }

  /** Makes the pool's folders, so that keeping a file costs one operation. */
  async prepare(): Promise<void> {
    await makeFolderWithin(this.#files, this.#backups, this.layout.texts);
    await makeFolderWithin(this.#files, this.#backups, this.layout.originals);
  }

  /** Keeps a library's file, unless the pool has it; false when the library has none. */
  async keep(library: LibraryLayout, kind: ContentKind, sha256: string): Promise<boolean> {
    const own = contentPath(this.layout, kind, sha256);
    if ((await this.#files.size(own)) !== null) return true;
    const source = contentPath(library, kind, sha256);
    if ((await this.#files.size(source)) === null) return false;
    await placeName(this.#files, source, own);
    return true;
  }

  /** Puts the pool's copy, if it is whole, where a library's file is missing; says whether it did. */
  async bringBack(library: LibraryLayout, kind: ContentKind, sha256: string): Promise<boolean> {
    const own = contentPath(this.layout, kind, sha256);
    if (!(await isWhole(this.#files, own, sha256))) return false;
    await this.#files.makeFolder(kind === 'text' ? library.texts : library.originals);
    await placeName(this.#files, own, contentPath(library, kind, sha256));
    return true;
  }

  /** Makes what was kept durable. */
  async sync(): Promise<void> {
    await this.#files.syncFolder(this.layout.texts);
    await this.#files.syncFolder(this.layout.originals);
  }

  /** Removes what no backup names any more. */
  async prune(kept: { texts: ReadonlySet<string>; originals: ReadonlySet<string> }): Promise<void> {
    for (const name of await this.#files.list(this.layout.texts)) {
      if (!kept.texts.has(name.replace(/\.json$/, ''))) {
        await this.#files.remove(join(this.layout.texts, name));
      }
    }
    for (const name of await this.#files.list(this.layout.originals)) {
      if (!kept.originals.has(name)) await this.#files.remove(join(this.layout.originals, name));
    }
  }
}

/**
 * A copy with bytes of its own, which has its name only once it is whole and on the disk: what
 * spoils one of the two in its place leaves the other as it is.
 */
export async function placeCopy(files: FilePort, from: string, to: string): Promise<void> {
  await place(files, to, async (part) => {
    const file = await files.create(part);
    try {
      for await (const piece of files.readInPieces(from)) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** A second name for a file's bytes, or a copy that has its name only once it is whole. */
async function placeName(files: FilePort, from: string, to: string): Promise<void> {
  await place(files, to, (part) => files.linkOrCopy(from, part));
}

async function place(
  files: FilePort,
  to: string,
  make: (part: string) => Promise<void>,
): Promise<void> {
  const part = `${to}.part`;
  await files.remove(part);
  await make(part);
  await files.rename(part, to);
}
