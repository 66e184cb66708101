import { resolve } from 'node:path';
import { AppFolder } from '../store/app-folder';
import { LibraryStore } from '../store/library-store';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';

/** Opens the library that a run is about, runs, saves and lets go of it. */
export async function withLibrary(
  env: CommandEnvironment,
  named: string | undefined,
  create: boolean,
  run: (store: LibraryStore) => Promise<number>,
): Promise<number> {
  const app = await AppFolder.open(env.appFolder);
  const last = app.settings.libraries[0]?.folder ?? app.defaultLibrary;
  const folder = named === undefined ? last : resolve(env.cwd, named);
  const opened = await LibraryStore.open({
    folder,
    device: app.settings.device,
    holder: 'the Dateline command line',
    compact: env.compact,
    ...(create && { createAs: 'Notebook' }),
  });
  if (!opened.ok) throw new CommandFailure(EXIT.library, opened.error.message);
  const store = opened.value;
  for (const { path, what } of store.damage) env.err(`Damaged: ${path}: ${what}\n`);
  try {
    const code = await run(store);
    await mustBeSaved(store, env);
    return code;
  } finally {
    const unsaved = await store.close({ patienceMs: 0 });
    if (unsaved > 0) await store.close({ giveUp: true });
  }
}

/** Waits until everything done is on the disk; nothing is printed as done before. */
export async function mustBeSaved(store: LibraryStore, env: CommandEnvironment): Promise<void> {
  if (await store.savedWithin(env.patienceMs)) return;
  const { folder } = store.layout;
  throw new CommandFailure(EXIT.library, `What was done could not be saved in ${folder}.`);
}
