import { join } from 'node:path';
import type {
  BackupContents,
  BackupEntry,
  BackupReason,
  RecordName,
  Restored,
} from '../../core/ipc/keeping';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { recordName } from '../../core/library/record-name';
import type { Library } from '../../core/library/records';
import { restoreEverything, restoreSome } from '../../core/library/restore';
import type { Op } from '../../core/library/change';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { readLibrary } from '../store/read-library';
import { countsOf } from './back-up';
import type { BackUpJob } from './back-up';
import { backupNames, listBackups, readManifest } from './backup-manifest';
import { BackupView } from './backup-view';
import { commitInParts } from './commit-in-parts';
import { ContentPool } from './content-pool';

/** What could be read of a backup, and whether that is all of it. */
interface OpenBackup {
  readonly view: BackupView;
  readonly isWhole: boolean;
}

/** The backups of one library: made, listed, looked into, restored from. */
export class Backups {
  readonly folder: string;
  readonly #store: LibraryStore;
  readonly #files: FilePort;
  readonly #run: (job: BackUpJob) => Promise<BackupEntry>;
  #open: { readonly id: string; readonly reading: Promise<OpenBackup> } | null = null;

  constructor(options: {
    store: LibraryStore;
    files: FilePort;
    /** The folder of this library's backups. */
    folder: string;
    /** Makes a backup, in a worker where there is one. */
    run: (job: BackUpJob) => Promise<BackupEntry>;
  }) {
    this.#store = options.store;
    this.#files = options.files;
    this.folder = options.folder;
    this.#run = options.run;
  }

  /** Newest first. */
  list(): Promise<BackupEntry[]> {
    return listBackups(this.#files, this.folder);
  }

  /** Makes a backup of everything that is saved by now. */
  async make(reason: BackupReason): Promise<Result<BackupEntry>> {
    const store = this.#store;
    // What this Dateline does not understand would be missing from it, and nobody would know.
    if (store.readOnly) {
      return fail('read-only', 'A newer Dateline made this library; only that one can back it up.');
    }
    if (store.saving.state === 'not-saved') {
      return fail('not-saved', 'What you did is not saved yet. A backup can be made once it is.');
    }
    try {
      const entry = await store.alone((upTo) =>
        this.#run({
          folder: store.layout.folder,
          device: store.device,
          upTo,
          backups: this.folder,
          reason,
          at: store.now(),
        }),
      );
      return ok(entry);
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      return fail('not-written', `The backup in ${this.folder} could not be made (${code}).`);
    }
  }

  /**
   * Makes the backup of the day, once a day on which something has changed. Not while damage is
   * unsettled: what is whole in older backups must not give way to less.
   */
  async makeIfDue(): Promise<Result<BackupEntry> | null> {
    if (this.#store.damage.length > 0 || this.#store.readOnly) return null;
    const newest = (await backupNames(this.#files, this.folder)).at(-1);
    if (newest !== undefined) {
      const last = await readManifest(this.#files, join(this.folder, newest));
      const isOfToday =
        typeof last === 'object' && last.at.slice(0, 10) === this.#store.now().slice(0, 10);
      if (typeof last === 'object' && (isOfToday || last.clock >= this.#store.clock)) return null;
    } else if (this.#store.clock === 0) return null;
    return this.make('daily');
  }

  /** What a backup holds, beside the library as it is now; a damaged one says so, with what is whole. */
  async contents(
    id: string,
    query: string,
    options: { readonly different: boolean; readonly most: number },
  ): Promise<Result<BackupContents>> {
    const entry = (await this.list()).find((one) => one.id === id);
    if (!entry) return fail('not-found', 'This backup is not there any more.');
    const opened = await this.#reading(id);
    if (!opened.ok) return opened;
    const { view, isWhole } = opened.value;
    const { records, found } = await view.find(this.#store.library, query, options);
    if (isWhole) return ok({ entry, records, found });
    const problem = 'A part of this backup cannot be read. Listed is what is whole.';
    return ok({ entry: { ...entry, ...countsOf(view.library), problem }, records, found });
  }

  /**
   * Puts a backup back, whole or some records of it, as one deed that undo takes back. Before the
   * whole, a backup of now is made, among these or, where these lie elsewhere, among `own`.
   *
   * A damaged backup is not put back whole: what it lacks would look like what has come since.
   */
  async restore(
    id: string,
    records: readonly RecordName[] | null,
    own: Backups = this,
  ): Promise<Result<Restored>> {
    const opened = await this.#reading(id);
    if (!opened.ok) return opened;
    if (records === null && !opened.value.isWhole) {
      return fail(
        'damaged',
        'A part of this backup cannot be read, so the library cannot be made as it was then. What is whole in it can be restored by itself.',
      );
    }
    if (records === null && this.#store.damage.length === 0) {
      const made = await own.make('before-restore');
      if (!made.ok) return made;
    }
    const then = opened.value.view.library;
    const now = this.#store.library;
    const manifest = await readManifest(this.#files, join(this.folder, id));
    const day = typeof manifest === 'object' ? manifest.at.slice(0, 10) : id;
    if (records === null) {
      const label = `Restore the backup of ${day}`;
      return this.bringBack(then, restoreEverything(now, then, this.#store.now()), label);
    }
    const [first] = records;
    const one = first && records.length === 1 ? then[first.kind].get(first.id) : undefined;
    const name = one ? `“${recordName(one).slice(0, 80)}”` : `${records.length} records`;
    const label = `Restore ${name} from the backup of ${day}`;
    return this.bringBack(then, restoreSome(now, then, records), label);
  }

  /** Commits ops that bring records back, after the content files that they name. */
  async bringBack(then: Library, ops: Iterable<Op>, label: string): Promise<Result<Restored>> {
    const all = [...ops];
    const missing = new Set<string>();
    const pool = new ContentPool(this.#files, this.folder);
    const { content, layout } = this.#store;
    for (const op of all) {
      if (!('set' in op)) continue;
      if (op.kind === 'text') {
        const text = then.text.get(op.id);
        const isThere = !text || (await this.#files.size(layout.text(text.sha256))) !== null;
        if (isThere || (await pool.bringBack(layout, 'text', text.sha256))) continue;
        const article = then.article.get(text.articleId);
        missing.add(article ? recordName(article) : text.articleId);
      } else if (op.kind === 'article') {
        const article = then.article.get(op.id);
        if (!article?.original) continue;
        const { sha256 } = article.original;
        if ((await this.#files.size(layout.original(sha256))) !== null) continue;
        if (!(await pool.bringBack(layout, 'original', sha256))) missing.add(recordName(article));
      }
    }
    content.forget();
    if (all.length === 0) return ok({ label: null, records: 0, missing: [...missing] });
    const committed = await commitInParts(this.#store, all, label);
    if (!committed.ok) return committed;
    return ok({ label, records: committed.value, missing: [...missing] });
  }

  /** A backup's library; kept at hand until another one is asked for. */
  async read(id: string): Promise<Result<Library>> {
    const opened = await this.#reading(id);
    return opened.ok ? ok(opened.value.view.library) : opened;
  }

  /** Lets go of the backup that was looked into. */
  forget(): void {
    this.#open = null;
  }

  async #reading(id: string): Promise<Result<OpenBackup>> {
    const names = await backupNames(this.#files, this.folder);
    if (!names.includes(id)) return fail('not-found', 'This backup is not there any more.');
    if (this.#open?.id !== id) {
      const reading = async () => {
        const layout = this.#store.layout.at(join(this.folder, id));
        const { state, damage } = await readLibrary(this.#files, layout, this.#store.device);
        return { view: await BackupView.of(state.library), isWhole: damage.length === 0 };
      };
      this.#open = { id, reading: reading() };
    }
    try {
      return ok(await this.#open.reading);
    } catch (error) {
      this.#open = null;
      const code = errorCode(error);
      if (code === null) throw error;
      return fail(
        'not-readable',
        `The backup in ${join(this.folder, id)} cannot be read (${code}).`,
      );
    }
  }
}
