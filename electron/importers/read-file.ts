import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ArticleDraft } from '../../core/article/block';
import { fail, ok, type Result } from '../../core/ipc/result';
import { shownName } from '../../core/library/shown-name';
import type { ReadArticle, ReadErrorCode, SourceFile } from './format';
import { FORMATS } from './formats';
import { LARGEST, notAFile, tooLarge } from './refused-file';
import { foreignKind } from './signature';

export type { ReadArticle, ReadErrorCode } from './format';

export interface ReadFileOptions {
  /** The name to sniff and to show, where the file lies under another (a pasted text, a stored original). */
  readonly fileName?: string;
  /** How the user says its letters are encoded; null or absent leaves it to the reader. */
  readonly encoding?: string | null;
  /** Bytes; larger files are refused. */
  readonly largest?: number;
}

/**
 * A file as the article that it would become: sniffed by its bytes and name, decoded, parsed.
 * Nothing is stored. Every failure is about this one file and says so by name.
 */
export async function readFileAsDraft(
  path: string,
  options: ReadFileOptions = {},
): Promise<Result<ReadArticle, ReadErrorCode>> {
  const fileName = options.fileName ?? basename(path);
  const bytes = await bytesOf(path, shownName(fileName), options.largest ?? LARGEST);
  const { encoding = null } = options;
  return bytes.ok ? readBytesAsDraft({ bytes: bytes.value, fileName, encoding }) : bytes;
}

/** The same for bytes that are at hand. */
export async function readBytesAsDraft(
  file: SourceFile,
): Promise<Result<ReadArticle, ReadErrorCode>> {
  const name = shownName(file.fileName);
  if (file.bytes.length === 0) {
    return fail('empty', `"${name}" is empty. Save the article again and import the new file.`);
  }
  const foreign = foreignKind(file);
  if (foreign !== null) {
    return fail(
      'unsupported',
      `"${name}" is ${foreign}, which Dateline does not read. Save the article as a web page (.html), as plain text (.txt) or as Markdown (.md), or copy its text and paste it.`,
    );
  }
  const format = FORMATS.find((candidate) => candidate.matches(file));
  if (!format) return fail('unsupported', `"${name}" is of no kind that Dateline reads.`);
  const reading = await format.read(file);
  if (!reading.ok) return reading;
  const { mediaType, reader } = format;
  if (!reading.value.draft.blocks.some((block) => /\S/u.test(block.text) || block.image)) {
    return fail(
      'empty',
      `"${name}" holds no text. Save the article again and import the new file.`,
    );
  }
  const draft = titled(reading.value.draft, name);
  return ok({ ...reading.value, draft, mediaType, format: format.name, reader });
}

/** A source that gives no title takes its file's name, so that lists have something to show. */
function titled(draft: ArticleDraft, name: string): ArticleDraft {
  const stem = name.replace(/\.[\p{L}\p{N}]{1,12}$/u, '').trim();
  if (draft.metadata.title.value !== null || stem === '' || /^pasted text/iu.test(stem))
    return draft;
  const title = { value: stem, source: 'file name', others: [] };
  return { ...draft, metadata: { ...draft.metadata, title } };
}

async function bytesOf(
  path: string,
  name: string,
  largest: number,
): Promise<Result<Buffer, ReadErrorCode>> {
  try {
    // Non-blocking: opening a named pipe would otherwise wait for a writer for ever.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) {
        return notAFile(name);
      }
      if (stats.size > largest) {
        return tooLarge(name, stats.size, largest);
      }
      return ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return fail(
        'not-found',
        `"${name}" is not there any more. It may have been moved or renamed.`,
      );
    }
    if (code === 'EACCES' || code === 'EPERM') {
      return fail(
        'unreadable',
        `"${name}" may not be read by you. Change its permissions and import it again.`,
      );
    }
    return fail(
      'unreadable',
      `"${name}" could not be read (${code}). Check the drive it lies on and try again.`,
    );
  }
}
