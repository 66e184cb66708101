import { basename, join } from 'node:path';
import * as v from 'valibot';
import { idSchema } from '../../core/library/records';
import { trySettingAside } from '../store/damage';
import type { StoreDamage } from '../store/damage';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import { LibraryLayout, segmentName } from '../store/layout';
import type { LibraryStore } from '../store/library-store';
import { asidePath, setAside } from '../store/quarantine';
import { listSegments } from '../store/read-library';
import type { Damage } from '../store/read-library';
import { readWhatIsThere } from '../store/segment-lines';
import { keepWholeLines } from './rewrite-segment';

/** What looking for damage in the history works from: files only, so that it can run in a worker. */
export interface CheckHistoryJob {
  readonly folder: string;
}

/** Segments of the history that a person goes on without: what cannot be read is taken out of them. */
export interface SettleHistoryJob {
  readonly folder: string;
  readonly segments: readonly { readonly device: string; readonly name: string }[];
  readonly now: string;
}

/** The segments of the history that cannot be read in full, of every device. */
export async function damagedHistory(files: FilePort, job: CheckHistoryJob): Promise<Damage[]> {
  const layout = new LibraryLayout(job.folder);
  const damage: Damage[] = [];
  for (const device of await files.list(layout.histories)) {
    if (!v.is(idSchema, device)) continue;
    for (const segment of await listSegments(files, layout.history(device))) {
      const path = join(layout.history(device), segmentName(segment));
      const { problem } = await readWhatIsThere(files, path);
      if (problem !== null) damage.push({ path, what: problem });
    }
  }
  return damage;
}

/**
 * Writes damaged segments anew with the lines that are whole, once their bytes are surely set aside;
 * a disk that gives out nothing of one, or takes no copy, leaves it as it is.
 */
export async function settleHistory(files: FilePort, job: SettleHistoryJob): Promise<void> {
  const layout = new LibraryLayout(job.folder);
  for (const { device, name } of job.segments) {
    const path = join(layout.history(device), name);
    const { problem } = await readWhatIsThere(files, path);
    if (problem === null) continue;
    try {
      const bytes = (await files.size(path)) ?? 0;
      // What was set aside while it lay in the journal is aside already.
      const before = { path: join(layout.journal(device), name), what: problem };
      const isAside = (await files.size(asidePath(layout, before, bytes))) === bytes;
      if (!isAside) await setAside(files, layout, { path, what: problem }, job.now);
      await keepWholeLines(files, path);
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
  }
}

/** The two jobs by name, wherever they run. */
interface HistoryJobs {
  readonly checkHistory: (job: CheckHistoryJob) => Promise<Damage[]>;
  readonly settleHistory: (job: SettleHistoryJob) => Promise<void>;
}

/** Damage in the history: the library is whole without it, but what stood there cannot be undone. */
export class HistoryCheck {
  readonly #store: LibraryStore;
  readonly #files: FilePort;
  readonly #jobs: HistoryJobs;
  #damage: readonly StoreDamage[] = [];

  constructor(options: { store: LibraryStore; files: FilePort; jobs: HistoryJobs }) {
    this.#store = options.store;
    this.#files = options.files;
    this.#jobs = options.jobs;
  }

  /** What the last check found; its bytes are set aside. */
  get damage(): readonly StoreDamage[] {
    return this.#damage;
  }

  /** Reads the whole history; what is damaged is set aside, with a note, and stays where it is. */
  async check(): Promise<void> {
    const { layout, readOnlyBecause } = this.#store;
    if (readOnlyBecause !== null) return;
    const damage: StoreDamage[] = [];
    for (const found of await this.#jobs.checkHistory({ folder: layout.folder })) {
      if (this.#store.isClosed) return;
      const clock = { now: () => this.#store.now() };
      const aside = await trySettingAside(this.#files, layout, clock, found);
      damage.push({ ...found, kind: 'history', setAside: aside });
    }
    this.#damage = damage;
  }

  /** Goes on without what cannot be read in some damaged segments, wherever they lay when it was found. */
  async settle(damage: readonly StoreDamage[]): Promise<void> {
    const { layout } = this.#store;
    const segments = damage.map(({ path }) => ({
      device: basename(join(path, '..')),
      name: basename(path),
    }));
    if (segments.length === 0) return;
    const job = { folder: layout.folder, segments, now: this.#store.now() };
    await this.#store.alone(() => this.#jobs.settleHistory(job));
    this.#damage = this.#damage.filter((one) => !damage.includes(one));
  }
}
