import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Block } from '../../core/article/block';
import { BLOCK_KINDS, REMOVAL_REASONS } from '../../core/article/block';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { TEMPORARY, renamePatiently, writeWhole } from './atomic-write';
import { errorCode } from './file-port';
import type { FilePort } from './file-port';
import type { LibraryLayout } from './layout';
import { makeFolderWithin } from './library-place';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const blockSchema = v.object({
  id: v.string(),
  kind: v.picklist(BLOCK_KINDS),
  text: v.string(),
  marks: v.exactOptional(
    v.array(
      v.object({
        kind: v.picklist(['emphasis', 'strong', 'code', 'link']),
        start: count,
        end: count,
        href: v.exactOptional(v.string()),
      }),
    ),
  ),
  level: v.exactOptional(count),
  depth: v.exactOptional(count),
  ordered: v.exactOptional(v.boolean()),
  rows: v.exactOptional(v.array(v.array(v.string()))),
  image: v.exactOptional(
    v.object({
      src: v.string(),
      alt: v.string(),
      saved: v.exactOptional(
        v.object({ sha256: v.pipe(v.string(), v.hash(['sha256'])), mediaType: v.string() }),
      ),
    }),
  ),
  dir: v.exactOptional(v.literal('rtl')),
  reason: v.exactOptional(v.picklist(REMOVAL_REASONS)),
});
const textFileSchema = v.object({ format: count, blocks: v.array(blockSchema) });

/** Texts read last, kept at hand: the article that is open and its neighbours. */
const TEXTS_AT_HAND = 64;

/** What only a program that was killed leaves behind: names that end well are never of this kind. */
const UNFINISHED =
  /^\.(?:staged|dateline\.json|snapshot\.ndjson|[0-9a-f]{64}\.json)\.[0-9a-f]{12}\.part$/;

/** A copy of a file that is being imported, before it is known whether it will be kept. */
export interface StagedOriginal {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * The files of a library that are named by the hash of what they hold: originals and texts.
 *
 * They are written once, synced before any record names them, and never changed.
 */
export class ContentFiles {
  readonly #files: FilePort;
  readonly #layout: LibraryLayout;
  readonly #texts = new Map<string, readonly Block[]>();

  constructor(files: FilePort, layout: LibraryLayout) {
    this.#files = files;
    this.#layout = layout;
  }

  /**
   * Copies a file's bytes next to the originals, hashing them on the way; what is parsed later is
   * this copy, so that the article and its original can never differ.
   */
  async stage(path: string): Promise<StagedOriginal> {
    await makeFolderWithin(this.#files, this.#layout.folder, this.#layout.originals);
    const staged = join(
      this.#layout.originals,
      `.staged.${randomBytes(6).toString('hex')}${TEMPORARY}`,
    );
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const file = await this.#files.create(staged);
      try {
        for await (const piece of this.#files.readInPieces(path)) {
          hash.update(piece);
          bytes += piece.length;
          await file.write(piece);
        }
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await this.#removeIfPossible(staged);
      throw error;
    }
    return { path: staged, sha256: hash.digest('hex'), bytes };
  }

  /** Removes a staged copy; one that will not go is removed when the library is opened next. */
  async discard(staged: StagedOriginal): Promise<void> {
    await this.#removeIfPossible(staged.path);
  }

  /** Gives a staged copy its name; the same bytes are kept once, and damaged ones are mended. */
  async keep(staged: StagedOriginal): Promise<void> {
    if ((await this.checkOriginal(staged.sha256)).ok) await this.discard(staged);
    else await renamePatiently(this.#files, staged.path, this.#layout.original(staged.sha256));
    // Also of one that was there: whoever gave it its name may have ended before this.
    await this.#files.syncFolder(this.#layout.originals);
  }

  /** Removes copies that a program which was killed had staged and parts it had not finished. */
  async sweep(): Promise<void> {
    for (const folder of [this.#layout.folder, this.#layout.originals, this.#layout.texts]) {
      for (const name of await this.#files.list(folder)) {
        if (UNFINISHED.test(name)) await this.#removeIfPossible(join(folder, name));
      }
    }
  }

  async #removeIfPossible(path: string): Promise<void> {
    try {
      await this.#files.remove(path);
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
  }

  /** The name that a revision's blocks would be known by; nothing is written. */
  nameOf(blocks: readonly Block[]): string {
    return hashOf(dataOf(blocks));
  }

  /** Writes a revision's blocks; answers the name they are known by from then on. */
  async writeText(blocks: readonly Block[]): Promise<string> {
    const data = dataOf(blocks);
    const sha256 = hashOf(data);
    const there = await this.#readTextFile(sha256);
    if (!there.ok) {
      await makeFolderWithin(this.#files, this.#layout.folder, this.#layout.texts);
      await writeWhole(this.#files, this.#layout.text(sha256), data);
    } else {
      await this.#files.syncFolder(this.#layout.texts);
    }
    this.#remember(sha256, blocks);
    return sha256;
  }

  /** The blocks of a revision. `damaged`: the file is there but is not what was written. */
  async readText(sha256: string): Promise<Result<readonly Block[], 'not-found' | 'damaged'>> {
    const known = this.#texts.get(sha256);
    if (known) return ok(known);
    const data = await this.#readTextFile(sha256);
    if (!data.ok) return data;
    const parsed = v.safeParse(textFileSchema, jsonOf(data.value));
    if (!parsed.success) {
      return fail('damaged', `The text file ${this.#layout.text(sha256)} has the wrong shape.`);
    }
    this.#remember(sha256, parsed.output.blocks);
    return ok(parsed.output.blocks);
  }

  /** Whether an original is there and still hashes to its name. */
  async checkOriginal(sha256: string): Promise<Result<null, 'not-found' | 'damaged'>> {
    const path = this.#layout.original(sha256);
    if ((await this.#files.size(path)) === null) {
      return fail('not-found', `The original ${path} is missing.`);
    }
    const hash = createHash('sha256');
    try {
      for await (const piece of this.#files.readInPieces(path)) hash.update(piece);
    } catch (error) {
      return unreadable(error, `The original ${path}`);
    }
    return hash.digest('hex') === sha256
      ? ok(null)
      : fail('damaged', `The original ${path} was changed or damaged.`);
  }

  #readTextFile(sha256: string): Promise<Result<Uint8Array, 'not-found' | 'damaged'>> {
    return readChecked(this.#files, this.#layout.text(sha256), sha256, 'text file');
  }

  /** Lets go of texts at hand; for when their files were put back, or deleted for good. */
  forget(): void {
    this.#texts.clear();
  }

  #remember(sha256: string, blocks: readonly Block[]): void {
    this.#texts.delete(sha256);
    this.#texts.set(sha256, blocks);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > TEXTS_AT_HAND && oldest) this.#texts.delete(oldest);
  }
}

/** The bytes of a file that is named by its hash, if they are what its name says. */
export async function readChecked(
  files: FilePort,
  path: string,
  sha256: string,
  noun: 'text file' | 'original',
): Promise<Result<Uint8Array, 'not-found' | 'damaged'>> {
  let data: Uint8Array;
  try {
    data = await files.read(path);
  } catch (error) {
    return unreadable(error, `The ${noun} ${path}`);
  }
  return hashOf(data) === sha256
    ? ok(data)
    : fail('damaged', `The ${noun} ${path} was changed or damaged.`);
}

/** A revision's blocks as its file holds them. */
function dataOf(blocks: readonly Block[]): Buffer {
  return Buffer.from(`${JSON.stringify({ format: 1, blocks })}\n`, 'utf8');
}

function hashOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A system error while a file was read, as what it means for the file. */
function unreadable(error: unknown, file: string): Result<never, 'not-found' | 'damaged'> {
  const code = errorCode(error);
  if (code === null) throw error;
  if (code === 'ENOENT') return fail('not-found', `${file} is missing.`);
  return fail('damaged', `${file} cannot be read (${code}).`);
}

function jsonOf(data: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
