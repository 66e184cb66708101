import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Article } from '../../core/library/records';
import type { LibraryStore } from '../store/library-store';
import type { ReadArticle } from './format';
import type { ParserPort } from './parser-port';

/** What reading a kept original needs: the library, and the parser that reads its originals. */
export interface OriginalReading {
  readonly store: LibraryStore;
  readonly parser: Pick<ParserPort, 'read'>;
  /** A name; null for what the file itself says; left out, the one that the user chose last. */
  readonly encoding?: string | null | undefined;
}

/** An article's original, read anew. */
export interface OriginalRead {
  readonly article: Article;
  readonly original: NonNullable<Article['original']>;
  readonly read: ReadArticle;
  /** The encoding that the user asks for, now or earlier; null where the reader found one. */
  readonly chosen: string | null;
}

/**
 * Reads an article's original anew; nothing is stored.
 *
 * Errors: `not-found` for an article or an original that is not there, `damaged` for an original
 * whose bytes are not those that were imported, and those of the parser.
 */
export async function parseOriginal(
  articleId: string,
  { store, parser, encoding }: OriginalReading,
): Promise<Result<OriginalRead>> {
  const article = store.lookup('article', articleId);
  if (!article) return fail('not-found', `There is no article ${articleId}.`);
  const { original } = article;
  if (!original) return fail('not-found', 'This article has no original file.');
  const whole = await store.content.checkOriginal(original.sha256);
  if (!whole.ok) {
    const message = 'The original file of this article is missing or damaged. See Recovery.';
    return fail(whole.error.code, message);
  }
  const chosen = encoding === undefined ? (original.encoding ?? null) : encoding;
  const path = store.layout.original(original.sha256);
  const read = await parser.read(path, original.fileName, chosen);
  if (!read.ok) return read;
  return ok({ article, original, read: read.value, chosen: read.value.encoding && chosen });
}
