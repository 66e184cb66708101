import { setTimeout as pause } from 'node:timers/promises';
import type { Low } from 'lowdb';
import { v7 as newId } from 'uuid';
import { Rehearsal, lookupIn, rehearse } from '../../core/library/change';
import type { Author, Change, Effect, Lookup, Op } from '../../core/library/change';
import type { Kind, Library } from '../../core/library/records';
import { scrubStack } from '../../core/library/purge';
import type { ScrubbedChanges } from '../../core/library/purge';
import type { Relations } from '../../core/library/relations';
import { settleChange, stampKey } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import { revertOps } from '../../core/library/revert';
import { EMPTY_STACK } from '../../core/library/undo-stack';
import type { UndoStack, UndoStep } from '../../core/library/undo-stack';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { FileWork } from './file-work';
import { Slices } from './slices';
import type { StoreDamage } from './damage';
import { ContentFiles } from './content-files';
import type { FilePort } from './file-port';
import { ChangeHistory } from './change-history';
import { inParts } from './in-parts';
import { confirmIdentity } from './identity';
import type { Identity } from './identity';
import { Journal } from './journal';
import type { JournalState } from './journal';
import type { LibraryLayout } from './layout';
import type { Lock } from './lock';
import type { ReadyLibrary } from './make-writable';
import type { StoreOptions } from './store-options';

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

/** What the opening of a library has found and made. */
export interface StoreParts extends ReadyLibrary {
  readonly options: StoreOptions;
  readonly files: FilePort;
  readonly layout: LibraryLayout;
  readonly low: Low<LibraryState>;
  readonly relations: Relations;
  readonly lock: Lock;
  /** The number of the first segment to write. */
  readonly nextSegment: number;
  /** Changes that were read but may not be on the disk. */
  readonly unproven: readonly Change[];
  readonly isSnapshotOlder: boolean;
}

/**
 * An open library: its state in lowdb's `Low`, its journal, its content files and its lock. It is
 * opened by `openLibraryStore`.
 *
 * Everything that changes goes through one `commit`: it is in force at once and on the disk when
 * `saved()` resolves.
 */
export class LibraryStore {
  readonly identity: Identity;
  readonly layout: LibraryLayout;
  readonly content: ContentFiles;
  readonly relations: Relations;
  /**
   * Why it can only be read, in words for people: a newer Dateline wrote it, or one of an older format
   * could not be upgraded. Null when it can be changed.
   */
  readonly readOnlyBecause: string | null;
  readonly #low: Low<LibraryState>;
  readonly #options: StoreOptions;
  readonly #journal: Journal;
  readonly #history: ChangeHistory;
  readonly #lock: Lock;
  readonly #onApplied = new Set<(applied: Applied) => void>();
  readonly #onSaving = new Set<(state: JournalState) => void>();
  readonly #onUndo = new Set<() => void>();
  readonly #fileWork: FileWork;
  #damage: readonly StoreDamage[];
  /** The end of the undo or redo that is under way: one follows the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: StoreParts) {
    this.identity = parts.identity;
    this.layout = parts.layout;
    this.readOnlyBecause = parts.readOnly;
    this.#damage = parts.damage;
    this.#options = parts.options;
    this.#low = parts.low;
    this.#lock = parts.lock;
    this.content = new ContentFiles(parts.files, parts.layout);
    this.relations = parts.relations;
    this.#history = new ChangeHistory(parts.files, parts.layout, parts.options.device);
    this.#journal = new Journal({
      files: parts.files,
      home: parts.layout.folder,
      folder: parts.layout.journal(parts.options.device),
      format: parts.layout.formats.current,
      confirm: () => confirmIdentity(parts.files, parts.layout, parts.identity.id),
      next: parts.nextSegment,
      readUpTo: this.lastChange,
      unproven: parts.unproven,
      ...(parts.options.journal && { tuning: parts.options.journal }),
      onState: (state) => {
        for (const hear of this.#onSaving) hear(state);
      },
    });
    this.#fileWork = new FileWork({
      files: parts.files,
      layout: parts.layout,
      device: parts.options.device,
      journal: this.#journal,
      saved: () => this.saved(),
      compact: parts.options.compact,
      onCompacted: (segment) =>
        this.#low.data.devices.set(parts.options.device, { n: this.lastChange, segment }),
      isSnapshotOlder: parts.isSnapshotOlder,
    });
  }

  get readOnly(): boolean {
    return this.readOnlyBecause !== null;
  }

  get library(): Library {
    return this.#low.data.library;
  }

  /** Who writes here. */
  get device(): string {
    return this.#options.device;
  }

  /** The logical clock: it has moved on if and only if something has changed. */
  get clock(): number {
    return this.#low.data.clock;
  }

  /** Whether a record was here and was removed, as the library remembers it. */
  wasDeleted(kind: Kind, id: string): boolean {
    return this.#low.data.stamps.has(stampKey(kind, id)) && !this.library[kind].has(id);
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

  /**
   * Puts ops in force and queues them for the disk; nothing is changed when one does not fit. Ops that
   * were rehearsed over the library as it is now are not tried again.
   */
  commit(ops: readonly Op[] | Rehearsal, options: CommitOptions): Result<Change, 'invalid-change'> {
    return this.#commit(ops, { ...options, act: 'do', of: null });
  }

  /**
   * Takes records out with no way back: nothing of them stays in what can be undone. The files that
   * still hold them are written anew by whoever asks for this.
   */
  commitForGood(
    ops: readonly Op[],
    label: string,
    keys: ReadonlySet<string>,
  ): Result<Change, 'invalid-change'> {
    const asked = { label, by: 'user', act: 'do', of: null, forGood: true } as const;
    const committed = this.#commit(ops, asked);
    if (committed.ok) this.#history.leaveOut(keys);
    return committed;
  }

  /** Follows what deleting for good has done to the changes that can be undone. */
  scrubUndo(scrubbed: ReadonlyMap<string, ScrubbedChanges>): void {
    const { undo } = this.#low.data;
    for (const [device, changes] of scrubbed) {
      undo.set(device, scrubStack(undo.get(device) ?? EMPTY_STACK, changes));
    }
    for (const hear of this.#onUndo) hear();
  }

  /** Hears when what can be undone has changed without a change. */
  onUndo(hear: () => void): () => void {
    this.#onUndo.add(hear);
    return () => this.#onUndo.delete(hear);
  }

  /**
   * Takes the last deed back; null when there is none. A deed of very many ops is taken back in parts,
   * between which others have their turn; what a crash leaves of it is undone or redone from there.
   */
  undo(): Promise<Result<Change, 'invalid-change'> | null> {
    return this.#inTurn(() => this.#revert('undo'));
  }

  redo(): Promise<Result<Change, 'invalid-change'> | null> {
    return this.#inTurn(() => this.#revert('redo'));
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
    if (this.#damage.length > 0 || this.readOnly) return;
    try {
      if (await this.#fileWork.isDue()) await this.#low.write();
    } catch (error) {
      this.#tellOfCompaction(error);
    }
  }

  /** Writes a fresh snapshot from the files; edits may go on meanwhile. */
  compact(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error('the library is closed'));
    if (this.readOnly) return Promise.reject(new Error('the library can only be read'));
    return this.#fileWork.compact();
  }

  /**
   * Works on the library's files with everything saved and sealed up to the segment that the work is
   * given; edits go on meanwhile, other such work waits.
   */
  alone<Value>(work: (lastSealed: number, files: FileWork) => Promise<Value>): Promise<Value> {
    if (this.#isClosed) return Promise.reject(new Error('the library is closed'));
    return this.#fileWork.alone((last) => work(last, this.#fileWork));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** What of the library's own files could not be read in full; its bytes are set aside. */
  get damage(): readonly StoreDamage[] {
    return this.#damage;
  }

  /** Goes on from what is whole: a fresh snapshot takes the place of what was damaged. */
  async settleDamage(): Promise<void> {
    if (this.readOnly) throw new Error('the library can only be read');
    await this.alone((last, files) => files.compactNow(last, { despiteDamage: true }));
    this.#damage = [];
  }

  /**
   * Saves what is not saved yet, as far as `patienceMs` reaches, and lets go of the library. Answers
   * how many changes could not be saved; while there are any the library stays open, unless they are
   * given up.
   */
  async close(options: { patienceMs?: number; giveUp?: boolean } = {}): Promise<number> {
    if (this.#isClosed) return 0;
    if (!options.giveUp) await this.#turn;
    if (!options.giveUp) await this.savedWithin(options.patienceMs ?? 5_000);
    // A compaction may still wait for others; what is committed meanwhile is saved or counted here.
    if (this.#journal.unsaved === 0) await this.compactIfDue();
    if (!options.giveUp) await this.savedWithin(Math.min(1_000, options.patienceMs ?? 1_000));
    const { unsaved } = this.#journal;
    if (unsaved > 0 && !options.giveUp) return unsaved;
    this.#isClosed = true;
    try {
      await this.#journal.end();
      await this.#fileWork.idle();
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
    given: readonly Op[] | Rehearsal,
    options: CommitOptions & Pick<Change, 'act' | 'of' | 'part'> & { forGood?: boolean },
  ): Result<Change, 'invalid-change'> {
    if (this.#isClosed) return fail('invalid-change', 'The library is closed.');
    if (this.readOnlyBecause !== null) {
      const { folder } = this.layout;
      return fail('invalid-change', `${folder} can only be read. ${this.readOnlyBecause}`);
    }
    const rehearsed = given instanceof Rehearsal ? ok(given) : rehearse(this.lookup, given);
    if (!rehearsed.ok) return rehearsed;
    const rehearsal = rehearsed.value;
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
      ...(options.part && { part: options.part }),
      ops: rehearsal.ops,
      undo: options.forGood ? [] : rehearsal.undo,
    };
    // First, for the disk takes its time: what the change is to the library is settled meanwhile.
    this.#journal.append(change);
    settleChange(this.#low.data, change, rehearsal.effects);
    for (const { before, after } of rehearsal.effects) this.relations.update(before, after);
    this.#history.remember(change);
    for (const hear of this.#onApplied) hear({ change, effects: rehearsal.effects });
    return ok(change);
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #revert(act: 'undo' | 'redo'): Promise<Result<Change, 'invalid-change'> | null> {
    const next = () => (act === 'undo' ? this.nextUndo : this.nextRedo);
    const step = next();
    if (!step) return null;
    const { label, deed: of } = step;
    const { turns } = this.#options;
    const changes = await this.#history.find(step.changes);
    if (next() !== step) return this.#revert(act);
    if (!changes.ok) return fail('invalid-change', `“${label}”: ${changes.error.message}`);
    const parts = inParts(changes.value, turns?.part);
    const { done, undone } = this.#undoStack;
    const isBegun = (act === 'undo' ? undone : done).some(({ deed }) => deed === of);
    const deed = newId();
    const slices = turns ?? new Slices();
    let last: Change | null = null;
    for (const part of parts) {
      const ops = revertOps(this.#history.withoutLeftOut(part), this.lookup);
      if (!ops.ok) return ops;
      const isFirst = !isBegun && last === null;
      const isWhole = isFirst && parts.length === 1;
      const taken = { from: part[0]?.n ?? 0, to: part.at(-1)?.n ?? 0, first: isFirst };
      const turn = { label, by: 'user', deed, act, of, ...(!isWhole && { part: taken }) } as const;
      const committed = this.#commit(ops.value, turn);
      if (!committed.ok) return committed;
      last = committed.value;
      const wait = slices.pause();
      if (wait) await wait;
    }
    return last && ok(last);
  }
}
