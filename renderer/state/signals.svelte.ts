/** One value that nobody reads, only its changing. */
class Signal {
  #count = $state.raw(0);

  read(): void {
    void this.#count;
  }

  bump(): void {
    this.#count++;
  }
}

/**
 * Change notices by key, for data that live in plain maps.
 *
 * A signal is made only when something reactive asks for its key, so that 50,000 records cost
 * nothing until they are looked at, and a change wakes only those who looked at what changed.
 */
export class Signals {
  readonly #signals = new Map<string, Signal>();

  /** Makes the running effect or derived value depend on a key. */
  read(key: string): void {
    if (!$effect.tracking()) return;
    let signal = this.#signals.get(key);
    if (!signal) {
      signal = new Signal();
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
    for (const signal of this.#signals.values()) signal.bump();
  }
}
