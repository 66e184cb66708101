import { join } from 'node:path';
import type {
  Finding,
  Mended,
  RecoveryOffer,
  RecoveryReport,
  Restored,
} from '../../core/ipc/keeping';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { settle } from '../../core/library/change';
import type { Op } from '../../core/library/change';
import { emptyLibrary } from '../../core/library/records';
import type { Library } from '../../core/library/records';
import { restoreLost } from '../../core/library/restore';
import { emptyState } from '../../core/library/state';
import type { StoreDamage } from '../store/damage';
import type { FilePort } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { readLibrary } from '../store/read-library';
import { countsOf } from './back-up';
import type { Backups } from './backups';
import type { ContentCheck } from './content-check';
import type { HistoryCheck } from './history-check';
import { readChanges, rebuild } from './rebuild';
import type { ReadChanges } from './rebuild';

/** Backups that are looked through for what was lost, newest first. */
const BACKUPS_TRIED = 5;
/** How an offer from the history is named. */
const HISTORY = 'history';

/** A library to bring records back from. */
interface Source {
  readonly library: Library;
  readonly isComplete: boolean;
}

/** What was damaged, what is whole, and what can be brought back from where. */
export class Recovery {
  readonly #store: LibraryStore;
  readonly #files: FilePort;
  readonly #backups: Backups;
  readonly #content: ContentCheck;
  readonly #historyCheck: HistoryCheck;
  /** What was read of the history, shared by the report and what is restored after it. */
  #changes: Promise<ReadChanges> | null = null;
  /** Sources that were offered, by name; made once, as they cost what the library is. */
  readonly #offered = new Map<string, Source>();

  constructor(options: {
    store: LibraryStore;
    files: FilePort;
    backups: Backups;
    content: ContentCheck;
    historyCheck: HistoryCheck;
  }) {
    this.#store = options.store;
    this.#files = options.files;
    this.#backups = options.backups;
    this.#content = options.content;
    this.#historyCheck = options.historyCheck;
  }

  async report(): Promise<RecoveryReport> {
    const { damage, library } = this.#store;
    return {
      findings: [
        ...damage.map(findingOf),
        ...this.#historyCheck.damage.map(findingOf),
        ...this.#content.findings,
      ],
      whole: countsOf(library),
      offers: damage.length === 0 ? [] : await this.#offers(),
      checked: this.#content.checked === null ? null : { files: this.#content.checked },
    };
  }

  /** Checks every text and original by its hash. */
  check(): Promise<Result<{ files: number; damaged: number }>> {
    return this.#content.check();
  }

  /** Brings back damaged texts and originals, or reads texts again. */
  mend(): Promise<Result<Mended>> {
    return this.#content.mend();
  }

  /**
   * Brings back what damage took, as one deed that undo takes back. When nothing more can be brought
   * back after it, the library goes on from there and its damage is settled.
   */
  async restore(from: string): Promise<Result<Restored>> {
    const source = await this.#source(from);
    if (!source.ok) return source;
    const ops = this.#lost(source.value.library);
    const name = from === HISTORY ? 'the history' : 'a backup';
    const label = `Bring back what was damaged from ${name}`;
    const restored = await this.#backups.bringBack(source.value.library, ops, label);
    if (!restored.ok) return restored;
    if ((await this.#offers()).length === 0) await this.#settle([]);
    return restored;
  }

  /** Goes on with what is whole; what was damaged stays set aside. */
  async accept(): Promise<Result<null>> {
    const history = this.#historyCheck.damage;
    for (const { path, setAside } of [...this.#store.damage, ...history]) {
      if (setAside !== null || (await this.#files.size(path)) === null) continue;
      return fail(
        'not-set-aside',
        `${path} could not be set aside. Make room on the disk and open the library again.`,
      );
    }
    await this.#settle(history);
    return ok(null);
  }

  /** Lets go of what was read; for when the files were written anew. */
  forget(): void {
    this.#changes = null;
    this.#offered.clear();
  }

  /** What was damaged in the journal lies in the history once the damage of the records is settled. */
  async #settle(history: readonly StoreDamage[]): Promise<void> {
    const { damage } = this.#store;
    if (damage.length > 0) await this.#store.settleDamage();
    await this.#historyCheck.settle([
      ...damage.filter(({ kind }) => kind === 'changes'),
      ...history,
    ]);
    this.forget();
  }

  async #offers(): Promise<RecoveryOffer[]> {
    const offers: RecoveryOffer[] = [];
    const history = await this.#source(HISTORY);
    if (history.ok) offers.push(...this.#offerOf(HISTORY, null, history.value));
    for (const { id, at, problem } of (await this.#backups.list()).slice(0, BACKUPS_TRIED)) {
      // What the history brings back in full needs no older copy.
      if (offers[0]?.complete) break;
      if (problem !== null) continue;
      const backup = await this.#source(id);
      if (backup.ok) offers.push(...this.#offerOf(id, at, backup.value));
    }
    return offers.sort((a, b) => Number(b.complete) - Number(a.complete) || total(b) - total(a));
  }

  #offerOf(from: string, at: string | null, source: Source): RecoveryOffer[] {
    const ops = this.#lost(source.library);
    if (ops.length === 0) return [];
    const only = emptyLibrary();
    for (const { kind, id } of ops) {
      const record = source.library[kind].get(id);
      if (record) settle(only, kind, id, record);
    }
    this.#offered.set(from, source);
    return [{ from, at, complete: source.isComplete, ...countsOf(only) }];
  }

  #lost(then: Library): Op[] {
    return restoreLost(this.#store.library, then, (kind, id) => this.#store.wasDeleted(kind, id));
  }

  /** A library to bring records back from: rebuilt from the history alone, or from a backup and it. */
  async #source(from: string): Promise<Result<Source>> {
    const offered = this.#offered.get(from);
    if (offered) return ok(offered);
    const { layout, device } = this.#store;
    if (from === HISTORY) {
      const { state, isComplete } = await rebuild(emptyState(), await this.#readChanges());
      return ok({ library: state.library, isComplete });
    }
    const known = (await this.#backups.list()).some(({ id }) => id === from);
    if (!known) return fail('not-found', 'This backup is not there any more.');
    const folder = layout.at(join(this.#backups.folder, from));
    const base = await readLibrary(this.#files, folder, device);
    const { state, isComplete } = await rebuild(base.state, await this.#readChanges());
    return ok({ library: state.library, isComplete: isComplete && base.damage.length === 0 });
  }

  /** One reading, however many ask; one that failed is tried again. */
  #readChanges(): Promise<ReadChanges> {
    this.#changes ??= readChanges(this.#files, this.#store.layout).catch((error: unknown) => {
      this.#changes = null;
      throw error;
    });
    return this.#changes;
  }
}

function total({ articles, clips, events, pages }: RecoveryOffer): number {
  return articles + clips + events + pages;
}

function findingOf({ kind, path, what, setAside }: StoreDamage): Finding {
  const words = {
    identity:
      'The file that names this library was damaged and was made anew. Nothing else is lost by that.',
    records: `The file of all records could not be read in full (${what}). What stood in the damaged lines is missing from the lists.`,
    changes: `A file of recent changes could not be read in full (${what}). What was done in the damaged lines is not in the library.`,
    history: `A file of the history could not be read in full (${what}). The library has all that was done; what stands in the damaged part is not listed, and undo goes back no further.`,
  }[kind];
  return { what: kind, path, words, setAside };
}
