import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { onTestFinished } from 'vitest';
import type { Deed } from '../../core/library/commands';
import { compact } from '../../electron/store/compaction';
import { doDeed } from '../../electron/store/do-deed';
import { diskFiles } from '../../electron/store/file-port';
import type { LibraryStore } from '../../electron/store/library-store';
import { openLibraryStore } from '../../electron/store/open-store';
import type { StoreOptions } from '../../electron/store/store-options';

/** A folder of its own for one test, removed after it. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-test-'));
  // A library that a test leaves open may still be saving.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export const DEVICE = '01900000-0000-7000-8000-000000000001';

/** Options as the app gives them, with the compaction in this thread. */
export function storeOptions(folder: string, more: Partial<StoreOptions> = {}): StoreOptions {
  const files = more.files ?? diskFiles;
  return {
    folder,
    device: DEVICE,
    holder: 'a test',
    createAs: 'Test library',
    compact: (job) => compact(files, job),
    ...more,
  };
}

export async function openStore(
  folder: string,
  more: Partial<StoreOptions> = {},
): Promise<LibraryStore> {
  const opened = await openLibraryStore(storeOptions(folder, more));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Carries out a deed of the user and fails the test when it is refused. */
export async function must(store: LibraryStore, deed: Deed): Promise<void> {
  const done = await doDeed(store, deed, 'user');
  if (!done.ok) throw new Error(done.error.message);
}

/** A deed that adds an event; answers its id too. */
export function eventDeed(title: string): { id: string; deed: Deed } {
  const id = newId();
  return {
    id,
    deed: {
      label: `Add “${title}”`,
      commands: [{ do: 'add', kind: 'event', id, fields: { title } }],
    },
  };
}

/** A library's records as plain values, to compare two of them. */
export function contents(store: LibraryStore): unknown {
  return Object.fromEntries(
    Object.entries(store.library).map(([kind, records]) => [
      kind,
      [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );
}
