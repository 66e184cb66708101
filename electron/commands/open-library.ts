import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { handOver } from '../handover/handover-client';
import { handoverSecret } from '../handover/secret';
import { backUpBeforeUpgrade } from '../keeping/before-upgrade';
import { AppFolder } from '../store/app-folder';
import type { LibraryStore } from '../store/library-store';
import { openLibraryStore } from '../store/open-store';
import { lockName } from '../store/lock';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';

/** How often a library in use is tried again, in milliseconds. */
const AGAIN_MS = 100;
/** How long a run waits for a library without saying so, in milliseconds. */
const QUIET_MS = 1_000;

export interface LibraryRun {
  /** What `--library` says. */
  readonly named: string | undefined;
  /** Makes the library when it is not there. */
  readonly create: boolean;
  /** The whole command line, for another process to run where that one holds the library. */
  readonly words: readonly string[];
  /** What to do with the library where this process opens it. */
  readonly run: (store: LibraryStore) => Promise<number>;
  /** What to do, once, with a folder that cannot be opened, before it is opened again. */
  readonly mend?: (folder: string) => Promise<void>;
}

/** The folder that a run is about, and the app's own folder, which knows libraries by theirs. */
export async function libraryPlaceOf(
  env: CommandEnvironment,
  named: string | undefined,
): Promise<{ app: AppFolder; folder: string }> {
  const app = await AppFolder.open(env.appFolder);
  const last = app.settings.libraries[0]?.folder ?? app.defaultLibrary;
  return { app, folder: named === undefined ? last : resolve(env.cwd, named) };
}

/**
 * Does the work of a run at its library: where this process has it open, at that; where it is free,
 * opens it, saves and lets go; where a window has it, the window does the work. One that is held by
 * somebody who does nothing for others is waited for a moment, as another run may soon be done.
 */
export async function withLibrary(env: CommandEnvironment, asked: LibraryRun): Promise<number> {
  if (env.store) return atOpenLibrary(env.store, env, asked);
  const { app, folder } = await libraryPlaceOf(env, asked.named);
  const known = app.knownAt(folder);
  const began = performance.now();
  let told = false;
  let mend = asked.mend;
  for (;;) {
    const opened = await openLibraryStore({
      folder,
      device: app.settings.device,
      holder: 'the Dateline command line',
      compact: env.jobs.compact,
      keepCopy: backUpBeforeUpgrade(env.appFolder, env.jobs.backUp),
      knownId: known?.id,
      // One that was here and has vanished is not made anew without a word.
      ...(asked.create && !known && { createAs: 'Notebook' }),
    });
    if (opened.ok) return atFreeLibrary(opened.value, env, asked);
    const { code, message } = opened.error;
    if (code !== 'in-use') {
      if (!mend) throw new CommandFailure(EXIT.library, message);
      await mend(folder);
      mend = undefined;
      continue;
    }
    const exit = await atHolder(folder, env, asked, message);
    if (exit !== null) return exit;
    const waited = performance.now() - began;
    if (waited >= env.waitMs) throw new CommandFailure(EXIT.library, message);
    if (waited >= QUIET_MS && !told) {
      told = true;
      await env.err(`Waiting: the library in ${folder} is in use…\n`);
    }
    await pause(AGAIN_MS);
  }
}

async function atOpenLibrary(
  store: LibraryStore,
  env: CommandEnvironment,
  { run }: LibraryRun,
): Promise<number> {
  for (const { path, what } of store.damage) await env.err(`Damaged: ${path}: ${what}\n`);
  if (store.readOnlyBecause !== null) await env.err(`${store.readOnlyBecause}\n`);
  return run(store);
}

async function atFreeLibrary(
  store: LibraryStore,
  env: CommandEnvironment,
  asked: LibraryRun,
): Promise<number> {
  try {
    const code = await atOpenLibrary(store, env, asked);
    await mustBeSaved(store, env);
    return code;
  } finally {
    const unsaved = await store.close({ patienceMs: 0 });
    if (unsaved > 0) await store.close({ giveUp: true });
  }
}

/** Hands the words over; null when whoever holds the library does not take them now. */
async function atHolder(
  folder: string,
  env: CommandEnvironment,
  { words }: LibraryRun,
  inUse: string,
): Promise<number | null> {
  const { out, err, cwd, patienceMs } = env;
  const handed = await handOver({
    lock: await lockName(folder),
    secret: await handoverSecret(env.appFolder),
    request: { words: [...words], cwd, patienceMs },
    out,
    err,
  });
  switch (handed.kind) {
    case 'done':
      return handed.exit;
    case 'later':
      return null;
    case 'stranger':
      throw new CommandFailure(EXIT.library, inUse);
    case 'broken': {
      const why =
        handed.why === 'gone'
          ? 'was closed before this was done'
          : 'does not answer any more; this may not be done';
      throw new CommandFailure(
        EXIT.library,
        `The window that has the library in ${folder} open ${why}. See what is there before you do it again.`,
      );
    }
  }
}

/** Waits until everything done is on the disk; nothing is printed as done before. */
export async function mustBeSaved(store: LibraryStore, env: CommandEnvironment): Promise<void> {
  if (await store.savedWithin(env.patienceMs)) return;
  const { folder } = store.layout;
  const kept = env.store ? ' The window keeps it and tries again.' : '';
  throw new CommandFailure(EXIT.library, `What was done could not be saved in ${folder}.${kept}`);
}
