import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { v7 as newId } from 'uuid';
import { exportMarkdown } from '../../core/notebook/export-markdown';
import { exportLibrary } from '../../electron/exporting/export-library';
import { Session } from '../../electron/ipc/session';
import { jobsInWorker } from '../../electron/keeping/jobs-in-worker';
import type { Change } from '../../core/library/change';
import { AppFolder } from '../../electron/store/app-folder';
import { FORMATS } from '../../core/library/upgrade';
import { doDeed } from '../../electron/store/do-deed';
import type { LibraryStore } from '../../electron/store/library-store';
import { openLibraryStore } from '../../electron/store/open-store';
import { changeLine } from '../../electron/store/segment-lines';
import { keepingOf } from '../support/keeping-of';
import { heldDuring } from './event-loop';
import { median } from './figures';
import { rawAppend, sqlite, wholeFile } from './yardsticks';
import type { WholeFile, Yardstick } from './yardsticks';

/** Clips made, and taken back; an odd number, so that the median is one of them. */
const CLIPS = 201;
const UNDOS = 51;
/** Changes in the journal when the library is opened again: somewhat less than a compaction waits for. */
const REPLAYED = 4_000;

/** What one library's process measured; times in ms, sizes in bytes, `held`: the main thread at most. */
export interface StoreFigures {
  readonly open: number;
  readonly openHeld: number;
  /** The same with many changes in the journal that the snapshot does not hold. */
  readonly replay: number;
  readonly replayHeld: number;
  readonly listing: number;
  readonly listingHeld: number;
  readonly rssBefore: number;
  readonly rss: number;
  readonly clip: number;
  readonly rawClip: number;
  readonly walClip: number;
  readonly deleteClip: number;
  readonly undo: number;
  readonly rawUndo: number;
  readonly editHeld: number;
  readonly compaction: number;
  readonly compactionHeld: number;
  /** An export in its worker, and main held by it; beside it, what rendering takes in main itself. */
  readonly exporting: number;
  readonly exportHeld: number;
  readonly exportInMain: number;
  readonly disk: number;
  readonly whole: WholeFile;
}

/** Measures the library in `folder/library`, in a process in which nothing else was done before. */
export async function measureStore(folder: string): Promise<StoreFigures> {
  const rssBefore = process.memoryUsage().rss;
  const library = join(folder, 'library');
  const opening = await heldDuring(() => open(library));
  const store = opening.value;
  const { rss } = process.memoryUsage();
  const session = new Session({
    store,
    keeping: keepingOf(store, folder),
    parser: { read: () => Promise.reject(new Error('nothing is imported here')) },
    tell: () => {},
    isSample: false,
  });
  const listing = await heldDuring(() => listAll(session));
  const { edits, editHeld } = await measureEdits(store, folder);
  const compacting = await heldDuring(() => store.compact());
  const exporting = await heldDuring(() => exportTo(store, folder));
  const rendered = await heldDuring(() => {
    const text = exportMarkdown(store.library, store.identity.name);
    return Promise.resolve(Buffer.from(text, 'utf8').length);
  });
  if (exporting.value !== rendered.value) throw new Error('the export is not what it should be');
  const measured = {
    open: opening.ms,
    openHeld: opening.held,
    listing: listing.ms,
    listingHeld: listing.held,
    rssBefore,
    rss,
    ...edits,
    editHeld,
    compaction: compacting.ms,
    compactionHeld: compacting.held,
    exporting: exporting.ms,
    exportHeld: exporting.held,
    exportInMain: rendered.held,
    disk: await bytesUnder(library),
    whole: await wholeFile(folder, store.library, store.library.article.size > 20_000 ? 1 : 3),
  };
  for (let nth = 0; nth < REPLAYED; nth++) await clipOnce(store, nth);
  await session.close();
  const again = await heldDuring(() => open(library));
  await again.value.close();
  return { ...measured, replay: again.ms, replayHeld: again.held };
}

const jobs = jobsInWorker(join(process.cwd(), 'out', 'main', 'jobs.js'));

/** Exports as the window does; answers the bytes. */
async function exportTo(store: LibraryStore, folder: string): Promise<number> {
  const app = await AppFolder.open(join(folder, 'app'));
  const to = { app, jobs, path: join(folder, 'out.md'), replace: false };
  const exported = await exportLibrary(store, to);
  if (!exported.ok) throw new Error(exported.error.message);
  return exported.value.bytes;
}

async function open(folder: string): Promise<LibraryStore> {
  const opened = await openLibraryStore({
    folder,
    device: '01900000-0000-7000-8000-000000000001',
    holder: 'a bench',
    compact: jobs.compact,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Clips some passage of the first article. */
async function clipOnce(store: LibraryStore, nth: number): Promise<void> {
  const article = store.library.article.values().next().value;
  if (!article) throw new Error('the library is empty');
  const start = (nth * 3) % 3_000;
  const passage = { articleId: article.id, start, end: start + 120 };
  const command = { do: 'clip' as const, id: newId(), ...passage };
  const done = await doDeed(store, { label: 'Clip', commands: [command] }, 'user');
  if (!done.ok) throw new Error(done.error.message);
}

/** As a window loads a library: batch after batch, each written down for its way to another process. */
async function listAll(session: Session): Promise<void> {
  for (let after: number | null | undefined; after !== null;) {
    const batch = session.records(after ?? null);
    serialize(batch);
    after = batch.next;
    await pause(0);
  }
}

type Edits = Pick<StoreFigures, 'clip' | 'rawClip' | 'walClip' | 'deleteClip' | 'undo' | 'rawUndo'>;

/**
 * Ours and the bare append in turn, so that what the disk does at a moment hits both alike; then the
 * same clips into SQLite, whose work in this thread would leave ours nothing in the processor's caches.
 */
async function measureEdits(
  store: LibraryStore,
  folder: string,
): Promise<{ edits: Edits; editHeld: number }> {
  let last: Change | null = null;
  const stop = store.onApplied(({ change }) => (last = change));
  const raw = await rawAppend(folder);
  const wal = sqlite(folder, store.library, 'wal');
  const rollback = sqlite(folder, store.library, 'delete');
  const samples = { clip: [], rawClip: [], walClip: [], deleteClip: [], undo: [], rawUndo: [] } as {
    [Name in keyof Edits]: number[];
  };
  const time = async (name: keyof Edits, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    samples[name].push(performance.now() - began);
  };
  const clip = async (nth: number) => {
    await clipOnce(store, nth);
    await store.saved();
  };
  const undo = async () => {
    const undone = await store.undo();
    if (!undone?.ok) throw new Error('nothing was undone');
    await store.saved();
  };
  // Counted outside of what is timed: the yardsticks keep as many bytes as ours has just kept.
  const keep = (name: keyof Edits, yardstick: Yardstick, nth: number) => {
    if (!last) throw new Error('the yardstick came before what it is held beside');
    const bytes = Buffer.byteLength(changeLine(last, last.n, FORMATS.current));
    return time(name, () => yardstick.keep(bytes, nth));
  };
  for (let nth = 0; nth < CLIPS; nth++) {
    await inTurn(nth, [() => time('clip', () => clip(nth)), () => keep('rawClip', raw, nth)]);
  }
  for (let nth = 0; nth < CLIPS; nth++) {
    await inTurn(nth, [() => keep('walClip', wal, nth), () => keep('deleteClip', rollback, nth)]);
  }
  for (let nth = 0; nth < UNDOS; nth++) {
    await inTurn(nth, [() => time('undo', undo), () => keep('rawUndo', raw, nth)]);
  }
  stop();
  for (const yardstick of [raw, wal, rollback]) await yardstick.close();
  const names = Object.keys(samples) as (keyof Edits)[];
  const medians = names.map((name) => [name, median(samples[name])]);
  const alone = await heldDuring(async () => {
    for (let nth = 0; nth < UNDOS; nth++) await clip(nth);
    for (let nth = 0; nth < UNDOS; nth++) await undo();
  });
  return { edits: Object.fromEntries(medians) as Edits, editHeld: alone.held };
}

/** Another one begins each time: who syncs pays for what the one before has left the disk to do. */
async function inTurn(nth: number, works: readonly (() => Promise<void>)[]): Promise<void> {
  for (let at = 0; at < works.length; at++) await works[(nth + at) % works.length]?.();
}

async function bytesUnder(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    bytes += (await stat(join(folder, name))).size;
  }
  return bytes;
}
