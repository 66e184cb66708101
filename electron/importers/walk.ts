import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/file-port';

/** Browsers save a page's pictures and scripts beside it, in a folder of these names. */
const COMPANION = /(?:_files|_Dateien|_fichiers|_archivos|\.files)$/i;

/** Files that systems leave in folders and nobody saved. */
const LITTER = new Set(['thumbs.db', 'desktop.ini', '.ds_store']);

/** Deeper than any folder a person keeps; a guard against folders that contain themselves. */
const DEEPEST = 40;

/**
 * The files that a list of dropped paths stands for: files as they are, folders walked in the order
 * of their names, without hidden files and without the companions of saved pages.
 *
 * A path that cannot be looked at is kept, so that its import fails and says why.
 */
export async function filesUnder(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) await walk(path, 0, found);
  return [...new Set(found)];
}

async function walk(path: string, depth: number, found: string[]): Promise<void> {
  const isFolder = await stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    found.push(path);
    return;
  }
  if (depth > DEEPEST) return;
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === null) throw error;
    return null;
  });
  if (!entries) {
    found.push(path);
    return;
  }
  const names = new Set(entries.map((entry) => entry.name));
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (name.startsWith('.') || LITTER.has(name.toLowerCase())) continue;
    if (isCompanion(name, names)) continue;
    await walk(join(path, name), depth + 1, found);
  }
}

function isCompanion(name: string, beside: ReadonlySet<string>): boolean {
  if (!COMPANION.test(name)) return false;
  const stem = name.replace(COMPANION, '');
  return ['.html', '.htm', '.xhtml'].some((ending) => beside.has(stem + ending));
}
