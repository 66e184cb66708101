import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exportMarkdown } from '../../core/notebook/export-markdown';
import { AppFolder } from '../store/app-folder';
import { errorCode } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { writeExport } from '../store/write-export';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import type { Printer } from './printer';
import type { Options } from './options';

/** Writes the library as one Markdown file; a file that somebody edited is not written over. */
export async function exportLibrary(
  store: LibraryStore,
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  if (options.as !== 'markdown') {
    throw new CommandFailure(EXIT.usage, 'export needs --as markdown.');
  }
  if (!options.to) throw new CommandFailure(EXIT.usage, 'export needs --to PATH.');
  const path = resolve(env.cwd, options.to);
  const data = Buffer.from(exportMarkdown(store.library, store.identity.name), 'utf8');
  const sha256 = hashOf(data);
  const app = await AppFolder.open(env.appFolder);
  try {
    const there = await hashOfFile(path);
    const ours = there === null || there === sha256 || there === app.exportedTo(path);
    if (!ours && !options.force) {
      throw new CommandFailure(
        EXIT.failed,
        `${path} was not written by this export or was edited since. Choose another path, or add --force.`,
      );
    }
    if (there !== sha256) await writeExport(path, data);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    throw new CommandFailure(EXIT.failed, `${path} could not be written (${code}).`);
  }
  await app.rememberExport(path, sha256);
  await printer.record({ path, bytes: data.length, sha256 }, `${path}  ${data.length} bytes`);
  return EXIT.done;
}

function hashOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

async function hashOfFile(path: string): Promise<string | null> {
  try {
    return hashOf(await readFile(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
