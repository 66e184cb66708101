import { ok } from '../../core/ipc/result';
import { compact } from '../../electron/store/compaction';
import type { FilePort } from '../../electron/store/file-port';
import type { LibraryStore } from '../../electron/store/library-store';
import { openLibraryStore } from '../../electron/store/open-store';
import type { StoreOptions } from '../../electron/store/store-options';

/** Where the library lies on a disk in memory. */
export const HOME = '/disk/library';
const DEVICE = '01900000-0000-7000-8000-000000000001';

/** Options for a library on a disk in memory: nobody else can reach it, and no failure is waited out. */
export function memoryOptions(files: FilePort, more: Partial<StoreOptions> = {}): StoreOptions {
  return {
    folder: HOME,
    device: DEVICE,
    holder: 'a test',
    createAs: 'Library in memory',
    files,
    lock: () => Promise.resolve(ok({ release: () => Promise.resolve() })),
    journal: { segmentBytes: 6_000, retryMs: [0] },
    compact: (job) => compact(files, job),
    ...more,
  };
}

/** An open library was refused in words. */
export class Refused extends Error {}

/** Opens a library on a disk in memory; throws what refuses it. */
export async function openInMemory(
  files: FilePort,
  more: Partial<StoreOptions> = {},
): Promise<LibraryStore> {
  const opened = await openLibraryStore(memoryOptions(files, more));
  if (!opened.ok) throw new Refused(opened.error.message);
  return opened.value;
}

/** All that a library holds, and what it would undo and redo next, as one string to compare. */
export function stateOf(store: LibraryStore): string {
  const records = Object.values(store.library).flatMap((kind) => [...kind.values()]);
  const lines = records.map((record) => JSON.stringify(record)).sort();
  lines.push(`undo ${store.nextUndo?.label ?? ''}`, `redo ${store.nextRedo?.label ?? ''}`);
  return lines.join('\n');
}

/** The texts and originals that records name and that are not there as they were written. */
export async function missingContent(store: LibraryStore): Promise<string[]> {
  const problems: string[] = [];
  for (const { sha256 } of store.library.text.values()) {
    const text = await store.content.readText(sha256);
    if (!text.ok) problems.push(text.error.message);
  }
  for (const { original } of store.library.article.values()) {
    const kept = original ? await store.content.checkOriginal(original.sha256) : null;
    if (kept && !kept.ok) problems.push(kept.error.message);
  }
  return problems;
}
