import type { ArticleDraft } from '../../core/article/block';
import type { Result } from '../../core/ipc/result';

/** Why a file could not be read; the message beside it names the file and says what to do. */
export const READ_ERROR_CODES = [
  'not-found',
  'not-a-file',
  'unreadable',
  'too-large',
  'empty',
  'unsupported',
  'damaged',
] as const;
export type ReadErrorCode = (typeof READ_ERROR_CODES)[number];

/** A file's bytes and the name that a person knows it by. */
export interface SourceFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** How the user says its letters are encoded; null or absent leaves it to the reader. */
  readonly encoding?: string | null;
}

/** What a format's reader makes of a file. */
export interface Reading {
  readonly draft: ArticleDraft;
  /** The encoding its text was decoded from, by its WHATWG name; null where the format has none. */
  readonly encoding: string | null;
}

/** One kind of file that Dateline reads. */
export interface Format {
  /** For people: `web page`. */
  readonly name: string;
  readonly mediaType: string;
  /** Name and version of the reader; it rises when the same bytes would give another article. */
  readonly reader: string;
  /** Lower-case file name endings without the dot, for dialogs and folder walks. */
  readonly extensions: readonly string[];
  /** Whether a file is of this kind, by its bytes first and its name second. */
  matches(file: SourceFile): boolean;
  read(file: SourceFile): Promise<Result<Reading, ReadErrorCode>>;
}

/** What a file gave: the article as it would be imported. */
export interface ReadArticle extends Reading {
  readonly mediaType: string;
  readonly format: string;
  /** Name and version of the reader, kept with the revision. */
  readonly reader: string;
}

/** The ending of a file name in lower case without its dot, or an empty text. */
export function extensionOf(fileName: string): string {
  return /[^/\\]\.([\p{L}\p{N}]{1,12})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
