import type { DatelineBridge } from '../../core/ipc/contract';
import type { Mended, RecoveryReport, Restored } from '../../core/ipc/keeping';
import type { Result } from '../../core/ipc/result';
import { Asking } from './asking';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** What is being done about damage. */
export type RecoveryWork = 'check' | 'mend' | 'restore' | 'accept';

/** What was found damaged in the library, and what can be done about it. */
export class RecoveryState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  #report = $state.raw<RecoveryReport | null>(null);
  #work = $state.raw<RecoveryWork | null>(null);
  readonly #asking = new Asking();
  #untell: (() => void) | null = null;

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Null until it is known. */
  get report(): RecoveryReport | null {
    return this.#report;
  }

  /** Whether there is damage to tell of. */
  get isDamaged(): boolean {
    return (this.#report?.findings.length ?? 0) > 0;
  }

  /** What is under way; one thing at a time. */
  get work(): RecoveryWork | null {
    return this.#work;
  }

  /** Damage was found on opening: says so in one notice, until nothing is damaged any more. */
  tell(open: () => void): void {
    this.#untell?.();
    this.#untell = this.#notices.add('Part of this library could not be read.', {
      tone: 'problem',
      action: { label: 'Open recovery', run: open },
    });
    void this.load();
  }

  async load(): Promise<void> {
    const isLate = this.#asking.begin();
    try {
      const report = await this.#bridge.call('recovery:report', null);
      if (isLate()) return;
      this.#report = report;
      if (report.findings.length === 0) this.#untell?.();
    } catch (error) {
      if (isLate()) return;
      this.#notices.add(`What was damaged could not be listed: ${wordsOf(error)}`, {
        tone: 'problem',
      });
    }
  }

  /** Checks every text and original by its hash; null when that failed, and then it was said. */
  check(): Promise<{ files: number; damaged: number } | null> {
    return this.#do('check', () => this.#bridge.call('recovery:check', null));
  }

  /** Brings back lost records from a source that the report offers. */
  restore(from: string): Promise<Restored | null> {
    return this.#do('restore', () => this.#bridge.call('recovery:restore', { from }));
  }

  /** Brings back damaged texts and originals. */
  mend(): Promise<Mended | null> {
    return this.#do('mend', () => this.#bridge.call('recovery:mend', null));
  }

  /** Goes on with what is whole; answers whether that is noted. */
  async accept(): Promise<boolean> {
    const accept = async () => {
      const result = await this.#bridge.call('recovery:accept', null);
      return result.ok ? { ok: true as const, value: true } : result;
    };
    return (await this.#do('accept', accept)) ?? false;
  }

  /** Shows the folder of what was set aside. */
  async reveal(): Promise<void> {
    await this.#bridge.call('recovery:reveal', null);
  }

  async #do<Value>(work: RecoveryWork, call: () => Promise<Result<Value>>): Promise<Value | null> {
    if (this.#work) return null;
    this.#work = work;
    try {
      const result = await call();
      await this.load();
      if (result.ok) return result.value;
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(wordsOf(error), { tone: 'problem' });
    } finally {
      this.#work = null;
    }
    return null;
  }
}
