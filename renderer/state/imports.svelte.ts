import type { DatelineBridge, ImportOutcome, ImportProgress } from '../../core/ipc/contract';
import type { Result } from '../../core/ipc/result';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** One import as the window follows it. */
export interface ImportJob {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly file: string | null;
  readonly outcomes: readonly ImportOutcome[];
  readonly finished: boolean;
}

/** The imports under way and the summaries of those that are done and not yet dismissed. */
export class ImportsState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  #jobs = $state.raw<readonly ImportJob[]>([]);

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  get jobs(): readonly ImportJob[] {
    return this.#jobs;
  }

  /** Listens for progress; answers how to stop. `finished` hears of each job when it is done. */
  start(finished: (job: ImportJob) => void = () => undefined): () => void {
    return this.#bridge.on('import:progress', (progress) => {
      const job = this.#follow(progress);
      if (progress.finished) finished(job);
    });
  }

  /** Imports what was dropped on the window. */
  async dropped(files: readonly File[]): Promise<void> {
    if (files.length > 0) await this.#begin(this.#bridge.importDropped(files));
  }

  /** Asks for files, or for folders, and imports them. */
  async choose(folders: boolean): Promise<void> {
    await this.#begin(this.#bridge.call('import:dialog', { folders }));
  }

  async pasted(text: string, html: string | null): Promise<void> {
    await this.#begin(this.#bridge.call('import:pasted', { text, html }));
  }

  async cancel(job: string): Promise<void> {
    await this.#bridge.call('import:cancel', { job });
  }

  dismiss(job: string): void {
    this.#jobs = this.#jobs.filter((one) => one.job !== job);
  }

  async #begin(answer: Promise<Result<{ job: string } | null>>): Promise<void> {
    try {
      const result = await answer;
      if (!result.ok) this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`Could not import: ${wordsOf(error)}`, { tone: 'problem' });
    }
  }

  #follow(progress: ImportProgress): ImportJob {
    const before = this.#jobs.find((one) => one.job === progress.job);
    const after: ImportJob = {
      job: progress.job,
      done: progress.done,
      total: progress.total,
      file: progress.file,
      outcomes: [...(before?.outcomes ?? []), ...progress.outcomes],
      finished: progress.finished,
    };
    this.#jobs = before
      ? this.#jobs.map((one) => (one === before ? after : one))
      : [...this.#jobs, after];
    return after;
  }
}
