import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import { fullText } from '../../core/article/block';
import type { Block } from '../../core/article/block';
import { fail, ok } from '../../core/ipc/result';
import type { Failure, Result } from '../../core/ipc/result';
import type { ImportOutcome } from '../../core/ipc/contract';
import { importOps } from '../../core/library/import';
import type { Article } from '../../core/library/records';
import type { Author } from '../../core/library/change';
import { errorCode } from '../store/file-port';
import type { StagedOriginal } from '../store/content-files';
import type { LibraryStore } from '../store/library-store';
import { modifiedOn } from './file-day';
import type { ReadArticle } from './format';
import { shownName } from '../../core/library/shown-name';
import type { ParserPort } from './parser-port';
import { LARGEST, notAFile, tooLarge } from './refused-file';

export interface ImportOptions {
  readonly store: LibraryStore;
  readonly parser: Pick<ParserPort, 'read'>;
  readonly by: Author;
  /** The name to keep for a file that lies under another (a pasted text). */
  readonly fileName?: string;
  /** Asked between files. */
  readonly cancelled?: () => boolean;
  readonly onFile?: (file: string, done: number) => void;
  readonly onOutcome?: (outcome: ImportOutcome, done: number) => void;
}

/**
 * Imports files one after the other, all of them one deed. What fails, fails alone: its outcome
 * names the file and the reason, and the rest goes on.
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const deed = newId();
  const outcomes: ImportOutcome[] = [];
  let imported = 0;
  for (const file of files) {
    if (options.cancelled?.()) break;
    options.onFile?.(file, outcomes.length);
    const result = await importOne(file, options, deed, imported);
    const outcome: ImportOutcome = result.ok
      ? { file, error: null, ...result.value }
      : { file, status: 'failed', id: null, of: null, error: result.error };
    if (outcome.status === 'imported' || outcome.status === 'version') imported++;
    outcomes.push(outcome);
    options.onOutcome?.(outcome, outcomes.length);
  }
  return outcomes;
}

type Taken = Pick<ImportOutcome, 'status' | 'id' | 'of'>;

async function importOne(
  file: string,
  options: ImportOptions,
  deed: string,
  before: number,
): Promise<Result<Taken>> {
  const { store } = options;
  const fileName = options.fileName ?? basename(file);
  let staged: StagedOriginal;
  try {
    const refused = await refusal(file, shownName(fileName));
    if (refused) return refused;
    staged = await store.content.stage(file);
  } catch (error) {
    return { ok: false, error: stagingFailure(error, fileName) };
  }
  let kept = false;
  try {
    const same = liveArticle(store, store.relations.articlesOfHash.of(staged.sha256));
    if (same) return ok({ status: 'duplicate', id: null, of: same.id });
    const read = await options.parser.read(staged.path, fileName, await modifiedOn(file));
    if (!read.ok) return read;
    const words = wordsOf(read.value.draft.blocks);
    const sibling = siblingOf(store, read.value, words.hash);
    if (sibling?.same) return ok({ status: 'duplicate', id: null, of: sibling.article.id });
    // The text first: where there is no room for it, no original is left behind either.
    const sha256 = await store.content.writeText(read.value.draft.blocks);
    await store.content.keep(staged);
    kept = true;
    const articleId = newId();
    const ops = importOps(read.value.draft, {
      articleId,
      textId: newId(),
      now: store.now(),
      original: {
        sha256: staged.sha256,
        bytes: staged.bytes,
        fileName,
        mediaType: read.value.mediaType,
      },
      text: {
        sha256,
        reader: read.value.reader,
        encoding: read.value.encoding,
        words: words.count,
        wordsHash: words.hash,
      },
      versionOf: sibling?.article.id ?? null,
    });
    // Somebody else may have imported the same bytes while these were read.
    const twin = liveArticle(store, store.relations.articlesOfHash.of(staged.sha256));
    if (twin) return ok({ status: 'duplicate', id: null, of: twin.id });
    const title = read.value.draft.metadata.title.value ?? fileName;
    const label = before === 0 ? `Import “${title.slice(0, 80)}”` : `Import ${before + 1} articles`;
    const committed = store.commit(ops, { label, by: options.by, deed });
    if (!committed.ok) return committed;
    return ok({
      status: sibling ? 'version' : 'imported',
      id: articleId,
      of: sibling?.article.id ?? null,
    });
  } catch (error) {
    return { ok: false, error: stagingFailure(error, fileName) };
  } finally {
    if (!kept) await store.content.discard(staged);
  }
}

/** Why a file is not even copied; null when it may be. A folder fails in words of its own. */
async function refusal(file: string, name: string): Promise<Result<never> | null> {
  const facts = await stat(file);
  if (!facts.isFile() && !facts.isDirectory()) return notAFile(name);
  return facts.isFile() && facts.size > LARGEST ? tooLarge(name, facts.size) : null;
}

/** A system error as a sentence about the file; what is no system error is a bug and thrown on. */
function stagingFailure(error: unknown, fileName: string): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  const name = shownName(fileName);
  const known: Record<string, Failure> = {
    ENOENT: fail('not-found', `“${name}” is not there any more.`).error,
    EISDIR: fail('not-a-file', `“${name}” is a folder that could not be opened.`).error,
    EACCES: fail('not-readable', `“${name}” may not be read: permission is missing.`).error,
    EPERM: fail('not-readable', `“${name}” may not be read: permission is missing.`).error,
    ENOSPC: fail('disk-full', `There is no room on the disk for “${name}”.`).error,
  };
  return known[code] ?? fail('not-readable', `“${name}” could not be read (${code}).`).error;
}

function liveArticle(store: LibraryStore, ids: Iterable<string>): Article | null {
  for (const id of ids) {
    const article = store.lookup('article', id);
    if (article && article.trashedAt === null) return article;
  }
  return null;
}

/** The article at the same canonical address, if there is one, and whether its text is the same. */
function siblingOf(
  store: LibraryStore,
  read: ReadArticle,
  wordsHash: string,
): { article: Article; same: boolean } | null {
  const url = read.draft.metadata.url.value;
  if (url === null) return null;
  let latest: Article | null = null;
  for (const id of store.relations.articlesOfUrl.of(url)) {
    const article = store.lookup('article', id);
    if (!article || article.trashedAt !== null) continue;
    const text = store.lookup('text', article.textId);
    if (text?.wordsHash === wordsHash) return { article, same: true };
    if (!latest || article.importedAt > latest.importedAt) latest = article;
  }
  return latest && { article: latest, same: false };
}

/** The words that the reader kept, counted, and a hash of them that folds white space. */
function wordsOf(blocks: readonly Block[]): { count: number; hash: string } {
  const text = fullText(blocks.filter((block) => block.reason === undefined));
  const words = text.normalize('NFC').split(/\s+/u).filter(Boolean);
  const hash = createHash('sha256').update(words.join(' ')).digest('hex');
  return { count: words.length, hash };
}
