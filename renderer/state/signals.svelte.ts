import { createSubscriber } from 'svelte/reactivity';

interface Signal {
  /** Makes the running effect or derived value depend on the signal. */
  readonly read: () => void;
  bump: () => void;
}

/**
 * Change notices by key, for data that live in plain maps.
 *
 * A signal is there only while something reactive depends on its key, so that 50,000 records cost
 * nothing until they are looked at, and a change wakes only those who looked at what changed. State
 * made inside the derived value that reads it would not be tracked, hence subscribers.
 */
export class Signals {
  readonly #signals = new Map<string, Signal>();

  /** Makes the running effect or derived value depend on a key. */
  read(key: string): void {
    if (!$effect.tracking()) return;
    let signal = this.#signals.get(key);
    if (!signal) {
      signal = this.#signalOf(key);
      this.#signals.set(key, signal);
    }
    signal.read();
  }

  /** Wakes whoever depends on a key. */
  bump(key: string): void {
    this.#signals.get(key)?.bump();
  }

  /** Wakes everyone. */
  bumpAll(): void {
    for (const signal of [...this.#signals.values()]) signal.bump();
  }

  #signalOf(key: string): Signal {
    const signal: Signal = {
      read: createSubscriber((update) => {
        signal.bump = update;
        return () => {
          if (this.#signals.get(key) === signal) this.#signals.delete(key);
        };
      }),
      bump: () => undefined,
    };
    return signal;
  }
}
