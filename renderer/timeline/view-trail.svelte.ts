import type { TimeView } from '../../core/timeline/view';

/** A view that stayed so long was looked at, in ms; what passes by while one zooms was not. */
const LOOKED_AT = 700;
/** So many steps back: more than anybody counts. */
const MOST = 50;

/** The views that were looked at before this one, so that a leap or a lost way can be taken back. */
export class ViewTrail {
  #past = $state.raw<readonly TimeView[]>([]);
  #now: TimeView | null = null;
  #since = -Infinity;

  /** Whether there is a view to go back to. */
  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  /** Hears each view as it comes; `time` in ms of any clock. */
  seen(view: TimeView, time: number): void {
    const before = this.#now;
    if (before && before.from === view.from && before.to === view.to) return;
    const wasLookedAt = before !== null && time - this.#since >= LOOKED_AT;
    if (wasLookedAt) this.#past = [...this.#past, before].slice(-MOST);
    this.#now = view;
    this.#since = time;
  }

  /** The view before, which leaves the trail; null where there is none. */
  back(time: number): TimeView | null {
    const view = this.#past.at(-1) ?? null;
    this.#past = this.#past.slice(0, -1);
    // The way back is no way that one would take back.
    this.#since = time;
    return view;
  }
}
