import { setTimeout as pause } from 'node:timers/promises';
import { Low } from 'lowdb';
import { v7 as newId } from 'uuid';
import { Rehearsal, lookupIn } from '../../core/library/change';
import type { Author, Change, Effect, Lookup, Op } from '../../core/library/change';
import type { Library } from '../../core/library/records';
import { Relations } from '../../core/library/relations';
import { emptyState, settleChange } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import { revertOps } from '../../core/library/revert';
import { EMPTY_STACK } from '../../core/library/undo-stack';
import type { UndoStack, UndoStep } from '../../core/library/undo-stack';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { retireSegments } from './compaction';
import type { CompactionJob } from './compaction';
import { ArrivingRecords } from './arriving-records';
import { ContentFiles } from './content-files';
import { diskFiles, errorCode } from './file-port';
import type { FilePort } from './file-port';
import { ChangeHistory } from './change-history';
import { readIdentity, writeIdentity } from './identity';
import type { Identity } from './identity';
import { Journal } from './journal';
import type { JournalState } from './journal';
import { LibraryAdapter } from './library-adapter';
import { LibraryLayout } from './layout';
import { takeLock } from './lock';
import type { Lock, ServeLock } from './lock';
import { listSegments } from './read-library';
import type { Damage, LibraryOutline } from './read-library';

/** Sealed segments past this are compacted while idle, in bytes. */
const COMPACT_BYTES = 4 * 1024 * 1024;
/** … or past this many of them: the command line makes a segment a run. */
const COMPACT_SEGMENTS = 64;

export interface StoreOptions {
  readonly folder: string;
  /** Who writes: one id for each installation, kept in the app's data folder. */
  readonly device: string;
  /** How a second program is told who has the library open. */
  readonly holder: string;
  /** Serves others while the library is held; else they are only told who holds it. */
  readonly serve?: ServeLock | undefined;
  /** Creates the library when the folder is empty or not there, with this name. */
  readonly createAs?: string;
  readonly files?: FilePort;
  readonly now?: () => string;
  readonly compact: (job: CompactionJob) => Promise<void>;
  /** Is shown the library while its records are still being read. */
  readonly onArriving?: (arriving: ArrivingLibrary) => void;
  /** Hears of a compaction that failed, which loses nothing; the console unless told otherwise. */
  readonly onCompactionFailed?: (error: unknown) => void;
}

export type OpenError = 'in-use' | 'not-a-library' | 'newer-format' | 'not-readable';

/** A library that is being read: what is known of it at once, and its records as they come. */
export interface ArrivingLibrary {
  readonly identity: Identity;
  readonly outline: LibraryOutline;
  readonly records: ArrivingRecords;
}

/** What a commit needs besides its ops. */
export interface CommitOptions {
  readonly label: string;
  readonly by: Author;
  /** Changes that share a deed are one step of undo. */
  readonly deed?: string;
}

export interface Applied {
  readonly change: Change;
  readonly effects: readonly Effect[];
}

/**
 * An open library: its state in lowdb's `Low`, its journal, its content files and its lock.
 *
 * Everything that changes goes through one `commit`: it is in force at once and on the disk when
 * `saved()` resolves.
 */
export class LibraryStore {
  readonly identity: Identity;
  readonly layout: LibraryLayout;
  readonly content: ContentFiles;
  readonly relations: Relations;
  readonly damage: readonly Damage[];
  readonly #low: Low<LibraryState>;
  readonly #options: StoreOptions;
  readonly #files: FilePort;
  readonly #journal: Journal;
  readonly #history: ChangeHistory;
  readonly #lock: Lock;
  readonly #onApplied = new Set<(applied: Applied) => void>();
  readonly #onSaving = new Set<(state: JournalState) => void>();
  #compacting: Promise<void> | null = null;
  #isClosed = false;

  private constructor(parts: {
    options: StoreOptions;
    files: FilePort;
    identity: Identity;
    layout: LibraryLayout;
    low: Low<LibraryState>;
    damage: readonly Damage[];
    lock: Lock;
    nextSegment: number;
  }) {
    this.identity = parts.identity;
    this.layout = parts.layout;
    this.damage = parts.damage;
    this.#options = parts.options;
    this.#files = parts.files;
    this.#low = parts.low;
    this.#lock = parts.lock;
    this.content = new ContentFiles(parts.files, parts.layout);
    this.relations = Relations.over(parts.low.data.library);
    this.#history = new ChangeHistory(parts.files, parts.layout, parts.options.device);
    this.#journal = new Journal({
      files: parts.files,
      folder: parts.layout.journal(parts.options.device),
      next: parts.nextSegment,
      savedUpTo: this.lastChange,
      onState: (state) => {
        for (const hear of this.#onSaving) hear(state);
      },
    });
  }

  /** Opens a library; errors name the folder and say what to do. */
  static async open(options: StoreOptions): Promise<Result<LibraryStore, OpenError>> {
    try {
      return await LibraryStore.#open(options);
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      return fail(
        'not-readable',
        `The library in ${options.folder} cannot be opened (${code}). Check the folder and the drive it lies on.`,
      );
    }
  }

  static async #open(options: StoreOptions): Promise<Result<LibraryStore, OpenError>> {
    const files = options.files ?? diskFiles;
    const layout = new LibraryLayout(options.folder);
    if (options.createAs !== undefined) await files.makeFolder(options.folder);
    else if ((await files.size(layout.identity)) === null) {
      return fail(
        'not-a-library',
        `There is no library in ${options.folder}: dateline.json is not there.`,
      );
    }
    const lock = await takeLock(options.folder, options.holder, options.serve);
    if (!lock.ok) return lock;
    try {
      const identity = await openIdentity(files, layout, options);
      if (!identity.ok) {
        await lock.value.release();
        return identity;
      }
      let store: LibraryStore | null = null;
      const arriving = new ArrivingRecords();
      const { onArriving } = options;
      const adapter = new LibraryAdapter({
        files,
        layout,
        device: options.device,
        compact: () => store?.compact() ?? Promise.resolve(),
        listener: onArriving && {
          onOutline: (outline) =>
            onArriving({ identity: identity.value, outline, records: arriving }),
          onRecord: (record) => arriving.add(record),
          pace: () => arriving.pace(),
        },
      });
      const low = new Low<LibraryState>(adapter, emptyState());
      try {
        await low.read();
      } finally {
        arriving.complete();
      }
      const { damage, newerFormat, leftovers } = adapter.reading;
      if (newerFormat !== null) {
        await lock.value.release();
        return fail(
          'newer-format',
          `The library in ${options.folder} was written by a newer Dateline. Update Dateline to open it.`,
        );
      }
      await retireSegments(files, layout, leftovers);
      const numbers = [
        low.data.devices.get(options.device)?.segment ?? 0,
        ...(await listSegments(files, layout.journal(options.device))),
        ...(await listSegments(files, layout.history(options.device))),
      ];
      store = new LibraryStore({
        options,
        files,
        identity: identity.value,
        layout,
        low,
        damage,
        lock: lock.value,
        nextSegment: Math.max(...numbers) + 1,
      });
      await store.content.sweep();
      return ok(store);
    } catch (error) {
      await lock.value.release();
      throw error;
    }
  }

  get library(): Library {
    return this.#low.data.library;
  }

  get lookup(): Lookup {
    return lookupIn(this.library);
  }

  get saving(): JournalState {
    return this.#journal.state;
  }

  /** The step that undo or redo would take now. */
  get nextUndo(): UndoStep | null {
    return this.#undoStack.done.at(-1) ?? null;
  }
  get nextRedo(): UndoStep | null {
    return this.#undoStack.undone.at(-1) ?? null;
  }

  /** The time as records keep it; for people only. */
  now(): string {
    return this.#options.now?.() ?? new Date().toISOString();
  }

  /** Hears every change once it is in force. Answers how to stop. */
  onApplied(hear: (applied: Applied) => void): () => void {
    this.#onApplied.add(hear);
    return () => this.#onApplied.delete(hear);
  }

  onSaving(hear: (state: JournalState) => void): () => void {
    this.#onSaving.add(hear);
    return () => this.#onSaving.delete(hear);
  }

  /** Puts ops in force and queues them for the disk; nothing is changed when one does not fit. */
  commit(ops: readonly Op[], options: CommitOptions): Result<Change, 'invalid-change'> {
    return this.#commit(ops, { ...options, act: 'do', of: null });
  }

  /** Takes the last deed back; null when there is none. */
  undo(): Promise<Result<Change, 'invalid-change'> | null> {
    return this.#revert('undo', this.nextUndo);
  }

  redo(): Promise<Result<Change, 'invalid-change'> | null> {
    return this.#revert('redo', this.nextRedo);
  }

  /** Resolves when everything committed so far is on the disk; rejects when it was given up. */
  saved(): Promise<void> {
    return this.#journal.saved(this.lastChange);
  }

  /** Whether everything, also what is committed meanwhile, is on the disk before patience ends. */
  async savedWithin(patienceMs: number): Promise<boolean> {
    const end = new AbortController();
    const patience = pause(patienceMs, false, { signal: end.signal, ref: false });
    const allSaved = async () => {
      while (this.#journal.unsaved > 0 && !end.signal.aborted) await this.saved();
      return true;
    };
    try {
      return await Promise.race([allSaved().catch(() => false), patience]);
    } finally {
      end.abort();
    }
  }

  /** Tries to save at once after a failure. */
  retrySaving(): void {
    this.#journal.retryNow();
  }

  /**
   * Compacts when enough has gathered; called when idle and at quitting. A compaction that fails
   * leaves everything as it is and is tried again another time.
   */
  async compactIfDue(): Promise<void> {
    if (this.damage.length > 0) return;
    try {
      const sealed = await this.#sealedSegments();
      const bytes = sealed.reduce((sum, { size }) => sum + size, 0);
      if (bytes > COMPACT_BYTES || sealed.length > COMPACT_SEGMENTS) await this.#low.write();
    } catch (error) {
      this.#tellOfCompaction(error);
    }
  }

  /** Writes a fresh snapshot from the files; edits may go on meanwhile. */
  compact(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error('the library is closed'));
    this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = null;
    });
    return this.#compacting;
  }

  /**
   * Saves what is not saved yet, as far as `patienceMs` reaches, and lets go of the library. Answers
   * how many changes could not be saved; while there are any the library stays open, unless they are
   * given up.
   */
  async close(options: { patienceMs?: number; giveUp?: boolean } = {}): Promise<number> {
    if (this.#isClosed) return 0;
    if (!options.giveUp) await this.savedWithin(options.patienceMs ?? 5_000);
    // A compaction may still wait for others; what is committed meanwhile is saved or counted here.
    if (this.#journal.unsaved === 0) await this.compactIfDue();
    if (!options.giveUp) await this.savedWithin(Math.min(1_000, options.patienceMs ?? 1_000));
    const { unsaved } = this.#journal;
    if (unsaved > 0 && !options.giveUp) return unsaved;
    this.#isClosed = true;
    try {
      await this.#journal.end();
      await this.#compacting?.catch((error: unknown) => this.#tellOfCompaction(error));
    } finally {
      await this.#lock.release();
    }
    return unsaved;
  }

  #tellOfCompaction(error: unknown): void {
    const tell = this.#options.onCompactionFailed ?? console.error;
    tell(error);
  }

  get #undoStack(): UndoStack {
    return this.#low.data.undo.get(this.#options.device) ?? EMPTY_STACK;
  }

  /** The number of this device's last change. */
  get lastChange(): number {
    return this.#low.data.devices.get(this.#options.device)?.n ?? 0;
  }

  #commit(
    ops: readonly Op[],
    options: CommitOptions & Pick<Change, 'act' | 'of'>,
  ): Result<Change, 'invalid-change'> {
    if (this.#isClosed) return fail('invalid-change', 'The library is closed.');
    const rehearsal = new Rehearsal(this.lookup);
    for (const op of ops) {
      const added = rehearsal.add(op);
      if (!added.ok) return added;
    }
    const change: Change = {
      n: this.lastChange + 1,
      device: this.#options.device,
      clock: this.#low.data.clock + 1,
      at: this.now(),
      by: options.by,
      label: options.label,
      deed: options.deed ?? newId(),
      act: options.act,
      of: options.of,
      ops,
      undo: rehearsal.undo,
    };
    settleChange(this.#low.data, change, rehearsal.effects);
    for (const { before, after } of rehearsal.effects) this.relations.update(before, after);
    this.#history.remember(change);
    this.#journal.append(change);
    for (const hear of this.#onApplied) hear({ change, effects: rehearsal.effects });
    return ok(change);
  }

  async #revert(
    act: 'undo' | 'redo',
    step: UndoStep | null,
  ): Promise<Result<Change, 'invalid-change'> | null> {
    if (!step) return null;
    const changes = await this.#history.find(step.changes);
    if (!changes) {
      return fail('invalid-change', `“${step.label}” lies further back than the history reaches.`);
    }
    const now = act === 'undo' ? this.nextUndo : this.nextRedo;
    if (now !== step) return this.#revert(act, now);
    const ops = revertOps(changes, this.lookup);
    if (!ops.ok) return ops;
    return this.#commit(ops.value, { label: step.label, by: 'user', act, of: step.deed });
  }

  async #sealedSegments(): Promise<{ device: string; segment: number; size: number }[]> {
    const sealed: { device: string; segment: number; size: number }[] = [];
    const folder = this.layout.journal(this.#options.device);
    for (const segment of await listSegments(this.#files, folder)) {
      const path = this.layout.segment(this.#options.device, segment);
      sealed.push({
        device: this.#options.device,
        segment,
        size: (await this.#files.size(path)) ?? 0,
      });
    }
    return sealed;
  }

  async #compact(): Promise<void> {
    await this.saved();
    const last = await this.#journal.seal();
    const upTo = new Map([[this.#options.device, last]]);
    await this.#options.compact({
      folder: this.layout.folder,
      device: this.#options.device,
      upTo: [...upTo],
    });
    const sealed = (await this.#sealedSegments()).filter(({ segment }) => segment <= last);
    this.#low.data.devices.set(this.#options.device, { n: this.lastChange, segment: last });
    await retireSegments(this.#files, this.layout, sealed);
  }
}

async function openIdentity(
  files: FilePort,
  layout: LibraryLayout,
  options: StoreOptions,
): Promise<Result<Identity, OpenError>> {
  if ((await files.size(layout.identity)) !== null) return readIdentity(files, layout);
  const others = (await files.list(options.folder)).filter((name) => !name.startsWith('.'));
  if (others.length > 0) {
    return fail(
      'not-a-library',
      `${options.folder} holds other files and no library. Choose an empty folder.`,
    );
  }
  const now = options.now?.() ?? new Date().toISOString();
  return writeIdentity(files, layout, options.createAs ?? 'Notebook', newId(), now);
}
