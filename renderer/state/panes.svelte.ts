import { DEFAULT_PANES } from '../../core/ipc/contract';
import type { DatelineBridge, PaneState } from '../../core/ipc/contract';

/** The panes around the middle, and the original beside the text in it. */
export type PaneSide = 'left' | 'right' | 'bottom' | 'original';

/** How small and how large a pane may be made, in px; smaller than the least folds it. */
export const PANE_LIMITS: Readonly<Record<PaneSide, { least: number; most: number }>> = {
  left: { least: 200, most: 520 },
  right: { least: 240, most: 640 },
  bottom: { least: 120, most: 640 },
  original: { least: 280, most: 2_000 },
};
const TEXT_SIZES = { least: 14, most: 28, step: 1 };
const MEASURES = { least: 45, most: 95, step: 5 };
/** A drag of a splitter is saved once, when it is over. */
const SAVE_AFTER = 250;

function within(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value));
}

/** Whether a pane stands at a side of the window, where it may come to lie over the others. */
function isSide(side: PaneSide): side is 'left' | 'right' {
  return side === 'left' || side === 'right';
}

/** Sizes and looks of the window, kept between runs. */
export class PanesState {
  readonly #bridge: DatelineBridge;
  #state = $state.raw<PaneState>(DEFAULT_PANES);
  /** The window's width in px; App keeps it. */
  width = $state(1280);
  /** The floats that are out, where the window is too narrow for the pane. */
  #floats = $state.raw<Readonly<Record<'left' | 'right', boolean>>>({ left: false, right: false });
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: DatelineBridge) {
    this.#bridge = bridge;
  }

  /** Fetches what the last run left. */
  async load(): Promise<void> {
    this.#state = await this.#bridge.call('window:panes', null);
  }

  get state(): PaneState {
    return this.#state;
  }

  /** The reading column's width in characters. */
  get measure(): number {
    return this.#state.measure;
  }

  /** The reader's text size in px. */
  get textSize(): number {
    return this.#state.textSize;
  }

  get theme(): PaneState['theme'] {
    return this.#state.theme;
  }

  /** Whether a pane lies over the others instead of beside them. */
  floats(side: PaneSide): boolean {
    return (side === 'right' && this.width < 1000) || (side === 'left' && this.width < 760);
  }

  isOpen(side: PaneSide): boolean {
    if (isSide(side) && this.floats(side)) return this.#floats[side];
    return this.#state[`${side}Open`];
  }

  size(side: PaneSide): number {
    return this.#state[side];
  }

  /** Sets a pane's size in px, within its limits. */
  resize(side: PaneSide, size: number): void {
    this.#put({ [side]: within(Math.round(size), PANE_LIMITS[side]) });
  }

  open(side: PaneSide, open: boolean): void {
    if (isSide(side) && this.floats(side)) this.#floats = { ...this.#floats, [side]: open };
    else this.#put({ [`${side}Open`]: open });
  }

  toggle(side: PaneSide): void {
    this.open(side, !this.isOpen(side));
  }

  /** One step larger (1) or smaller (-1); 0 goes back to the usual size. */
  zoom(steps: -1 | 0 | 1): void {
    const size = steps === 0 ? DEFAULT_PANES.textSize : this.textSize + steps * TEXT_SIZES.step;
    this.#put({ textSize: within(size, TEXT_SIZES) });
  }

  /** A wider (1) or narrower (-1) reading column; 0 goes back to the usual one. */
  widen(steps: -1 | 0 | 1): void {
    const measure = steps === 0 ? DEFAULT_PANES.measure : this.measure + steps * MEASURES.step;
    this.#put({ measure: within(measure, MEASURES) });
  }

  get timeWords(): PaneState['timeWords'] {
    return this.#state.timeWords;
  }

  setTimeWords(timeWords: PaneState['timeWords']): void {
    this.#put({ timeWords });
  }

  setTheme(theme: PaneState['theme']): void {
    this.#put({ theme });
  }

  /** Saves now what would be saved in a moment. */
  async flush(): Promise<void> {
    if (this.#saving === undefined) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    await this.#bridge.call('window:savePanes', this.#state);
  }

  #put(part: Partial<PaneState>): void {
    this.#state = { ...this.#state, ...part };
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.flush(), SAVE_AFTER);
  }
}
