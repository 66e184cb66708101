import { setImmediate as breathe } from 'node:timers/promises';

/** No thread works longer than this at a stretch on something that can wait, in milliseconds. */
const SLICE_MS = 8;

/** Keeps long work in slices: whoever does it asks between two pieces whether to pause. */
export class Slices {
  #start = performance.now();

  /** Null while the slice lasts, else a pause to wait for; awaiting null would cost a turn. */
  pause(): Promise<void> | null {
    if (performance.now() - this.#start < SLICE_MS) return null;
    return breathe().then(() => {
      this.#start = performance.now();
    });
  }
}
