import { resolve } from 'node:path';
import { exportLibrary } from '../exporting/export-library';
import { AppFolder } from '../store/app-folder';
import type { LibraryStore } from '../store/library-store';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import type { Printer } from './printer';
import type { Options } from './options';

/** Writes the library as one Markdown file; a file that somebody edited is not written over. */
export async function exportTo(
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
  const app = await AppFolder.open(env.appFolder);
  const { jobs } = env;
  const exported = await exportLibrary(store, { app, jobs, path, replace: options.force });
  if (!exported.ok) {
    const { code, message } = exported.error;
    const advice = code === 'edited' ? ' Choose another path, or add --force.' : '';
    throw new CommandFailure(EXIT.failed, message + advice);
  }
  const { bytes } = exported.value;
  await printer.record(exported.value, `${path}  ${bytes} bytes`);
  return EXIT.done;
}
