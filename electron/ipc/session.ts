import { setTimeout as pause } from 'node:timers/promises';
import type {
  AppliedChange,
  ImportOutcome,
  ImportProgress,
  LibraryHead,
  NoticeName,
  Notices,
  OutputOf,
  RecordBatch,
  SavingState,
  UndoLabels,
} from '../../core/ipc/contract';
import { textSignature } from '../../core/article/likeness';
import type { ReadingPreview, Rereading } from '../../core/ipc/reading';
import { fail } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { KINDS } from '../../core/library/records';
import type { AnyRecord, Kind } from '../../core/library/records';
import { v7 as newId } from 'uuid';
import { filesUnder } from '../importers/walk';
import { importFiles } from '../importers/import-job';
import { previewReading, rereadArticle } from '../importers/reread';
import type { ParserPort } from '../importers/parser-port';
import { partsOf, splitArticle } from '../importers/split-article';
import type { Keeping } from '../keeping/keeping';
import type { RecordSource } from './arriving-session';
import { errorCode } from '../store/file-port';
import type { JournalState } from '../store/journal';
import type { LibraryStore } from '../store/library-store';

/** Records sent to the window at once: small enough not to hold main, big enough to be few. */
const BATCH = 2_000;

/** How long after the last change the store looks whether a compaction is due, in milliseconds. */
const IDLE_MS = 20_000;

/** How long after opening the history is read through, in milliseconds: opening comes first. */
const CHECK_MS = 2_000;

/** How a window is told something. */
export type Tell = <Name extends NoticeName>(name: Name, notice: Notices[Name]) => void;

/** Who works at the library for other processes: it stops before the library closes. */
interface Handover {
  stop(): Promise<void>;
  resume(): void;
}

/** One library as one window has it open. */
export class Session implements RecordSource {
  readonly store: LibraryStore;
  readonly keeping: Keeping;
  readonly #parser: Pick<ParserPort, 'read'>;
  readonly #tell: Tell;
  readonly #isSample: boolean;
  readonly #onInternalError: (error: unknown) => void;
  readonly #handover: Handover | undefined;
  readonly #jobs = new Map<string, { cancelled: boolean; done: Promise<void> }>();
  readonly #stops: (() => void)[];
  #listing: { readonly kind: Kind; readonly id: string }[] = [];
  /** One timer, wound again by every change: to drop a wait and begin another costs more than an edit. */
  #idle: NodeJS.Timeout | null = null;
  #isClosing = false;

  constructor(options: {
    store: LibraryStore;
    keeping: Keeping;
    parser: Pick<ParserPort, 'read'>;
    tell: Tell;
    isSample: boolean;
    handover?: Handover;
    /** Hears of bugs that were met where nobody waits; the console unless told otherwise. */
    onInternalError?: (error: unknown) => void;
  }) {
    this.store = options.store;
    this.keeping = options.keeping;
    this.#parser = options.parser;
    this.#tell = options.tell;
    this.#isSample = options.isSample;
    this.#onInternalError = options.onInternalError ?? console.error;
    this.#handover = options.handover;
    this.#stops = [
      this.store.onApplied(({ change }) => {
        const { n, label, ops } = change;
        const applied: AppliedChange = { n, label, ops, undo: this.undoLabels };
        this.#tell('change:applied', applied);
        this.#careWhenIdle();
      }),
      this.store.onSaving((state) => this.#tell('saving:changed', savingState(state))),
      this.store.onUndo(() => this.#tell('undo:changed', this.undoLabels)),
    ];
    void this.#begin();
  }

  get undoLabels(): UndoLabels {
    return {
      undo: this.store.nextUndo?.label ?? null,
      redo: this.store.nextRedo?.label ?? null,
    };
  }

  get head(): LibraryHead {
    const { identity, layout, library, damage } = this.store;
    return {
      id: identity.id,
      name: identity.name,
      folder: layout.folder,
      sample: this.#isSample,
      readOnlyBecause: this.store.readOnlyBecause,
      counts: {
        articles: library.article.size,
        clips: library.clip.size,
        events: library.event.size,
      },
      undo: this.undoLabels,
      saving: savingState(this.store.saving),
      problems: damage.map(({ path, what }) => `${path}: ${what}`),
    };
  }

  /**
   * The records after a position of the list that the first call draws up, articles first. What
   * comes or goes meanwhile reaches the window as a change, so none is left out.
   */
  records(after: number | null): RecordBatch {
    const { library } = this.store;
    if (after === null) {
      this.#listing = KINDS.flatMap((kind) =>
        [...library[kind].keys()].map((id) => ({ kind, id })),
      );
    }
    const start = after ?? 0;
    const end = start + BATCH;
    const records = this.#listing
      .slice(start, end)
      .map(({ kind, id }): AnyRecord | undefined => library[kind].get(id))
      .filter((record) => record !== undefined);
    const next = end < this.#listing.length ? end : null;
    if (next === null) this.#listing = [];
    return { records, next, asOf: this.store.lastChange };
  }

  /** Begins an import; progress and outcomes come as notices. Answers the job's id. */
  startImport(paths: readonly string[], fileName?: string, after?: () => Promise<void>): string {
    const job = newId();
    const state = { cancelled: false, done: Promise.resolve() };
    this.#jobs.set(job, state);
    state.done = this.#runJob(job, () => this.#import(job, paths, state, fileName), after);
    return job;
  }

  /** Never rejects: nobody waits for a job but closing, and that must go on. */
  async #runJob(job: string, run: () => Promise<void>, after?: () => Promise<void>): Promise<void> {
    try {
      await run();
      await after?.();
    } catch (error) {
      this.#onInternalError(error);
    } finally {
      this.#jobs.delete(job);
    }
  }

  /** Reads an article again; for the meaning of `encoding` see `rereadSchema`. */
  reread(articleId: string, encoding: string | null | undefined): Promise<Result<Rereading>> {
    return rereadArticle(articleId, { ...this.#reading(encoding), by: 'user' });
  }

  previewReading(
    articleId: string,
    encoding: string | null | undefined,
  ): Promise<Result<ReadingPreview>> {
    return previewReading(articleId, this.#reading(encoding));
  }

  #reading(encoding: string | null | undefined) {
    return { store: this.store, parser: this.#parser, encoding };
  }

  get isImporting(): boolean {
    return this.#jobs.size > 0;
  }

  cancelImport(job: string): void {
    const state = this.#jobs.get(job);
    if (state) state.cancelled = true;
  }

  /**
   * Stops imports, saves and lets go. Answers how many changes could not be saved; while there are
   * any the library stays open, unless they are given up.
   */
  async close(options: { giveUp?: boolean } = {}): Promise<number> {
    for (const state of this.#jobs.values()) state.cancelled = true;
    await Promise.all([...this.#jobs.values()].map((state) => state.done));
    this.#isClosing = true;
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    // The backup of the day, should the window have been closed before there was time for one. It may
    // take long: the command line is served all the while.
    if (!options.giveUp && (await this.store.savedWithin(5_000))) await this.#careNow();
    await this.#handover?.stop();
    const unsaved = await this.store.close(options);
    this.#isClosing = unsaved === 0 || options.giveUp === true;
    if (unsaved === 0 || options.giveUp) for (const stop of this.#stops) stop();
    else this.#handover?.resume();
    return unsaved;
  }

  /**
   * A text's blocks. One that was read before there were signatures gets its own now: a note of the
   * program, and no step of undo.
   */
  async blocks(textId: string): Promise<OutputOf<'article:blocks'>> {
    const { store } = this;
    const text = store.lookup('text', textId);
    if (!text) return fail('not-found', 'This article has no text.');
    const blocks = await store.content.readText(text.sha256);
    if (blocks.ok && (text.signature ?? null) === null && !store.readOnly && !this.#isClosing) {
      const set = { signature: textSignature(blocks.value) };
      // Should it be refused, the text is as it was and gets its signature another time.
      store.commit([{ kind: 'text', id: textId, set }], {
        label: 'Note what the text is like',
        by: 'watch',
      });
    }
    return blocks;
  }

  /** The articles that an article's file seems to hold. */
  partsOf(articleId: string): ReturnType<typeof partsOf> {
    return partsOf(articleId, { store: this.store, parser: this.#parser });
  }

  /** Splits an article into those that its file holds, as a deed of the user. */
  split(articleId: string): ReturnType<typeof splitArticle> {
    return splitArticle(articleId, { store: this.store, parser: this.#parser, by: 'user' });
  }

  async #import(
    job: string,
    paths: readonly string[],
    state: { readonly cancelled: boolean },
    fileName: string | undefined,
  ): Promise<void> {
    const report = (progress: Partial<ImportProgress>) =>
      this.#tell('import:progress', {
        job,
        done: 0,
        total: 0,
        file: null,
        outcomes: [],
        finished: false,
        ...progress,
      });
    let files = paths;
    let done = 0;
    const fresh: ImportOutcome[] = [];
    try {
      files = await filesUnder(paths);
      await importFiles(files, {
        store: this.store,
        parser: this.#parser,
        by: 'user',
        ...(fileName !== undefined && { fileName }),
        cancelled: () => state.cancelled,
        onFile: (file) => report({ done, total: files.length, file, outcomes: fresh.splice(0) }),
        onOutcome: (outcome) => {
          done++;
          fresh.push(outcome);
        },
      });
    } catch (error) {
      // A bug ends this job and says so; the library and the other jobs go on.
      this.#onInternalError(error);
      fresh.push(...files.slice(done).map(brokenOff));
      done = files.length;
    }
    report({ done, total: files.length, outcomes: fresh, finished: true });
  }

  /** What was left to do when the library was closed last, and the backup that may be due. */
  async #begin(): Promise<void> {
    try {
      await this.keeping.start();
      void this.#checkHistory();
      if (!this.#isClosing) this.#careWhenIdle();
    } catch (error) {
      this.#onInternalError(error);
    }
  }

  /** Looks for damage in the history, which nothing needs on opening, once the window is in use. */
  async #checkHistory(): Promise<void> {
    try {
      await pause(CHECK_MS, null, { ref: false });
      if (this.#isClosing) return;
      const { historyCheck } = this.keeping;
      await historyCheck.check();
      const problems = historyCheck.damage.map(({ path, what }) => `${path}: ${what}`);
      if (problems.length > 0 && !this.#isClosing) this.#tell('library:damaged', { problems });
    } catch (error) {
      this.#onInternalError(error);
    }
  }

  /** Looks after the library once nothing was done for a while; every change begins the wait anew. */
  #careWhenIdle(): void {
    if (this.#isClosing) return;
    if (this.#idle) this.#idle.refresh();
    else this.#idle = setTimeout(() => void this.#careNow(), IDLE_MS);
  }

  async #careNow(): Promise<void> {
    try {
      await this.keeping.care();
    } catch (error) {
      this.#onInternalError(error);
    }
  }
}

/** The outcome of a file that was not reached because something broke before it. */
function brokenOff(file: string): ImportOutcome {
  const message = 'Something went wrong in Dateline; it was written to the log.';
  return { file, status: 'failed', id: null, of: null, error: { code: 'internal', message } };
}

/** The journal's state in words for people. */
function savingState(state: JournalState): SavingState {
  if (state.state !== 'not-saved') return state;
  return { state: 'not-saved', message: savingMessage(state.error) };
}

function savingMessage(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Your changes are kept here and saved once there is room.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'The library folder cannot be written. Your changes are kept here; restore the permission.';
    case 'ENOENT':
      return 'The library folder is gone. Your changes are kept here until it is back.';
    default:
      return 'The disk reports an error. Your changes are kept here and saving is tried again.';
  }
}
