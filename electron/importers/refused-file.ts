import { fail } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';

/** Bytes. Saved pages reach a few megabytes; what is larger is no article, and parsing it only hurts. */
export const LARGEST = 64 * 1024 * 1024;

/** What is no file has no end either, as a pipe: it must be refused before it is copied. */
export function notAFile(name: string): Result<never, 'not-a-file'> {
  return fail('not-a-file', `"${name}" is not a file. Choose a file, or the folder it lies in.`);
}

/** A file past the limit; the sentence says both sizes. */
export function tooLarge(
  name: string,
  bytes: number,
  largest = LARGEST,
): Result<never, 'too-large'> {
  return fail(
    'too-large',
    `"${name}" is too large: ${megabytes(bytes)}, and Dateline reads files of up to ${megabytes(largest)}. Save the article alone, or paste its text.`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}
