import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import { writeWhole } from './atomic-write';
import type { FilePort } from './file-port';
import type { LibraryLayout } from './layout';

const NOTE = '.why.txt';

/** Where a damaged file of so many bytes is set aside, or was. */
export function asidePath(
  layout: LibraryLayout,
  damage: { readonly path: string; readonly what: string },
  bytes: number,
): string {
  const place = relative(layout.folder, damage.path).split(sep).join('~');
  const mark = createHash('sha256').update(`${damage.what} ${bytes}`).digest('hex').slice(0, 8);
  return join(layout.quarantine, `${mark}~${place}`);
}

/**
 * Keeps a damaged file's bytes under `quarantine/`, with a note of when and why, before anything may
 * take its place. The file stays where it is: whoever moves it must have read what is whole in it.
 *
 * The same damage of the same file is set aside once. Answers where to; null when there is no file.
 */
export async function setAside(
  files: FilePort,
  layout: LibraryLayout,
  damage: { readonly path: string; readonly what: string },
  now: string,
): Promise<string | null> {
  const bytes = await files.size(damage.path);
  if (bytes === null) return null;
  const copy = asidePath(layout, damage, bytes);
  await files.makeFolder(layout.quarantine);
  // A copy that a crash cut short is made again.
  if ((await files.size(copy)) !== bytes) {
    await files.remove(copy);
    await files.linkOrCopy(damage.path, copy);
  }
  if ((await files.size(`${copy}${NOTE}`)) === null) {
    const note = `Set aside on ${now}\nFile: ${damage.path}\nWhy: ${damage.what}\n`;
    await writeWhole(files, `${copy}${NOTE}`, Buffer.from(note, 'utf8'));
  }
  await files.syncFolder(layout.quarantine);
  return copy;
}
