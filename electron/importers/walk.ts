import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/file-port';

/** Browsers save a page's pictures and scripts beside it, in a folder of these names. */
const COMPANION = /(?:_files|_Dateien|_fichiers|_archivos|\.files)$/i;

/** Files that systems leave in folders and nobody saved. */
const LITTER = new Set(['thumbs.db', 'desktop.ini', '.ds_store']);

/**
 * The files that a list of dropped paths stands for: files as they are, folders walked in the order
 * of their names, without hidden files and without the companions of saved pages.
 *
 * A path that cannot be looked at is kept, so that its import fails and says why.
 */
export async function filesUnder(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const walked = new Set<string>();
  for (const path of paths) await walk(path, walked, found);
  return [...new Set(found)];
}

/** `walked` are the folders that were gone through by their real paths: links may lead in circles. */
async function walk(path: string, walked: Set<string>, found: string[]): Promise<void> {
  const isFolder = await stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    found.push(path);
    return;
  }
  const names = await namesIn(path, walked);
  if (!names) {
    found.push(path);
    return;
  }
  const beside = new Set(names.map((name) => name.toLowerCase()));
  for (const name of names.sort()) {
    if (name.startsWith('.') || LITTER.has(name.toLowerCase())) continue;
    if (isCompanion(name, beside)) continue;
    await walk(join(path, name), walked, found);
  }
}

/** The names in a folder, none when it was walked before; null when it cannot be looked into. */
async function namesIn(folder: string, walked: Set<string>): Promise<string[] | null> {
  try {
    const real = await realpath(folder);
    if (walked.has(real)) return [];
    walked.add(real);
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}

/** `beside` are the names in its folder, in lower case. */
function isCompanion(name: string, beside: ReadonlySet<string>): boolean {
  if (!COMPANION.test(name)) return false;
  const stem = name.replace(COMPANION, '').toLowerCase();
  return ['.html', '.htm', '.xhtml'].some((ending) => beside.has(stem + ending));
}
