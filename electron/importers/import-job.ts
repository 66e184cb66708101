import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import { SEVERAL_ARTICLES } from '../../core/article/several-articles';
import { fail, ok } from '../../core/ipc/result';
import type { Failure, Result } from '../../core/ipc/result';
import type { ImportOutcome } from '../../core/ipc/contract';
import { importOps } from '../../core/library/import';
import type { Article } from '../../core/library/records';
import type { Author } from '../../core/library/change';
import { errorCode } from '../store/file-port';
import type { StagedOriginal } from '../store/content-files';
import type { LibraryStore } from '../store/library-store';
import { shownName } from '../../core/library/shown-name';
import type { ParserPort } from './parser-port';
import { LARGEST, notAFile, tooLarge } from './refused-file';
import { siblingOf } from './sibling';
import { splitArticle } from './split-article';
import { textFacts } from './text-facts';

export interface ImportOptions {
  readonly store: LibraryStore;
  readonly parser: Pick<ParserPort, 'read'>;
  readonly by: Author;
  /** The name to keep for a file that lies under another (a pasted text). */
  readonly fileName?: string;
  /** Whether a file that seems to hold several articles becomes several, not one with an offer. */
  readonly split?: boolean;
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
    if (options.split) outcomes.push(...(await furtherParts(outcome, options, deed)));
  }
  return outcomes;
}

/** The outcomes of a file's second article and those after it, once it was split. */
async function furtherParts(
  outcome: ImportOutcome,
  options: ImportOptions,
  deed: string,
): Promise<ImportOutcome[]> {
  const { file, id } = outcome;
  const article = id === null ? undefined : options.store.lookup('article', id);
  if (!article?.warnings.some(({ code }) => code === SEVERAL_ARTICLES)) return [];
  const split = await splitArticle(article.id, { ...options, deed });
  return split.ok
    ? split.value
        .slice(1)
        .map((part) => ({ file, status: 'imported', id: part, of: null, error: null }))
    : [{ file, status: 'failed', id: null, of: null, error: split.error }];
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
    const read = await options.parser.read(staged.path, fileName);
    if (!read.ok) return read;
    const facts = textFacts(read.value.draft.blocks);
    const sibling = siblingOf(store, read.value.draft, facts.wordsHash);
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
        ...facts,
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
