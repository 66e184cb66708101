import { setImmediate as breathe } from 'node:timers/promises';

/** No thread works longer than this at a stretch, in milliseconds: a window stays responsive beside it. */
const SLICE_MS = 8;

/** Cuts long work into slices, between which others have their turn. */
export class Slices {
  #began = performance.now();

  /** Asked between two steps of the work; null while there is nothing to wait for. */
  pause(): Promise<void> | null {
    if (performance.now() - this.#began <= SLICE_MS) return null;
    return breathe().then(() => {
      this.#began = performance.now();
    });
  }
}
