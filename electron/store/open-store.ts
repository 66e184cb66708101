import { Low } from 'lowdb';
import { emptyState } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { ArrivingRecords } from './arriving-records';
import { diskFiles, errorCode } from './file-port';
import type { FilePort } from './file-port';
import { LibraryAdapter } from './library-adapter';
import { LibraryLayout } from './layout';
import { makeFolderWithin, makeHome } from './library-place';
import { LibraryStore } from './library-store';
import { takeLock } from './lock';
import type { Lock } from './lock';
import { makeWritable } from './make-writable';
import { whyNot } from './open-failure';
import { openIdentity } from './open-identity';
import { listSegments } from './read-library';
import { relationsOf } from './relations-of';
import type { OpenError, StoreOptions } from './store-options';

/** Opens a library; errors name the folder and say what to do. */
export async function openLibraryStore(
  options: StoreOptions,
): Promise<Result<LibraryStore, OpenError>> {
  const files = options.files ?? diskFiles;
  const { folder } = options;
  try {
    if (options.createAs !== undefined) await makeHome(files, folder);
    else if ((await files.size(folder)) === null) {
      return fail('not-a-library', `There is no library in ${folder}: the folder is not there.`);
    }
    const lock = await (options.lock ?? takeLock)(folder, options.holder, options.serve);
    if (!lock.ok) return lock;
    let isOpen = false;
    try {
      const opened = await openLocked(files, options, lock.value);
      isOpen = opened.ok;
      return opened;
    } finally {
      if (!isOpen) await lock.value.release();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('not-readable', `The library in ${folder} cannot be opened. ${whyNot(error)}`);
  }
}

async function openLocked(
  files: FilePort,
  options: StoreOptions,
  lock: Lock,
): Promise<Result<LibraryStore, OpenError>> {
  const layout = new LibraryLayout(options.folder, options.formats);
  const opened = await openIdentity(files, layout, options);
  if (!opened.ok) return opened;
  const { identity } = opened.value;
  const { device, onArriving } = options;
  // Whether a library of another format can be written is not known before it was read.
  const isShown = identity.format === layout.formats.current;
  let store: LibraryStore | null = null;
  const arriving = new ArrivingRecords();
  const adapter = new LibraryAdapter({
    files,
    layout,
    device,
    compact: () => store?.compact() ?? Promise.resolve(),
    listener:
      onArriving && isShown
        ? {
            onOutline: (outline) => onArriving({ identity, outline, records: arriving }),
            onRecord: (record) => arriving.add(record),
            pace: () => arriving.pace(),
          }
        : undefined,
  });
  const low = new Low<LibraryState>(adapter, emptyState());
  try {
    await low.read();
  } finally {
    arriving.complete();
  }
  const { reading } = adapter;
  const ready = await makeWritable(files, layout, options, opened.value, reading);
  if (!ready.ok) return ready;
  if (ready.value.readOnly === null && reading.damage.length === 0)
    await makeJournalFolder(files, layout, device);
  const numbers = [
    low.data.devices.get(device)?.segment ?? 0,
    ...(await listSegments(files, layout.journal(device))),
    ...(await listSegments(files, layout.history(device))),
  ];
  store = new LibraryStore({
    options,
    files,
    layout,
    low,
    lock,
    ...ready.value,
    relations: await relationsOf(low.data.library),
    nextSegment: Math.max(...numbers) + 1,
    unproven: ready.value.readOnly === null ? reading.unproven : [],
    isSnapshotOlder: reading.isSnapshotOlder,
  });
  return ok(store);
}

/** Before any text is written: a library with texts and no journal has lost it, and is not a new one. */
async function makeJournalFolder(
  files: FilePort,
  layout: LibraryLayout,
  device: string,
): Promise<void> {
  const folder = layout.journal(device);
  try {
    if ((await files.size(folder)) === null) await makeFolderWithin(files, layout.folder, folder);
  } catch (error) {
    // A disk that takes nothing now may take it later; the journal makes its folder by itself.
    if (errorCode(error) === null) throw error;
  }
}
