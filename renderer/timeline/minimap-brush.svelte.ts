import { brushOf, minimapInstant, type Minimap } from '../../core/timeline/minimap';
import { boundedView, MIN_SPAN, type TimeView } from '../../core/timeline/view';
import { DRAG_THRESHOLD } from './plot-pointer.svelte';

/** What of the minimap lies under a pointer: an edge of the brush, the brush, or what is beside it. */
export type BrushPart = 'from' | 'to' | 'all' | 'beside';

/** So far from an edge of the brush a press takes the edge, in pixels on either side of it. */
const EDGE = 6;
/** A brush narrower than this is taken as a whole; its edges are taken from outside only. */
const LEAST_WITH_EDGES = 4 * EDGE;

interface Scene {
  readonly map: Minimap;
  readonly view: TimeView;
}

interface Grip {
  readonly part: BrushPart;
  readonly x: number;
  /** The view as it was, and where in it the hand took hold, as a share of its span. */
  readonly view: TimeView;
  readonly share: number;
  moved: boolean;
}

/**
 * The brush on the minimap: dragged, it moves; by an edge, it grows; a drag beside it draws a new
 * stretch, and a press there brings what is shown to that place.
 */
export class MinimapBrush {
  readonly #scene: () => Scene;
  readonly #show: (view: TimeView) => void;
  #grip: Grip | null = null;
  #held = $state<BrushPart | null>(null);
  #under = $state<BrushPart>('beside');
  #drawn = $state.raw<{ readonly from: number; readonly to: number } | null>(null);

  constructor(scene: () => Scene, show: (view: TimeView) => void) {
    this.#scene = scene;
    this.#show = show;
  }

  /** What is in the hand; null while nothing is. */
  get held(): BrushPart | null {
    return this.#held;
  }

  /** What the pointer is over, for its shape. */
  get under(): BrushPart {
    return this.#under;
  }

  /** The stretch that is being drawn, in pixels from left to right. */
  get drawn(): { readonly from: number; readonly to: number } | null {
    return this.#drawn;
  }

  partAt(x: number): BrushPart {
    const { map, view } = this.#scene();
    const { x: left, width } = brushOf(map, view);
    const right = left + width;
    if (x < left - EDGE || x > right + EDGE) return 'beside';
    const inside = width < LEAST_WITH_EDGES ? 0 : EDGE;
    if (x < left + inside) return 'from';
    return x > right - inside ? 'to' : 'all';
  }

  press(x: number): void {
    const { map, view } = this.#scene();
    const part = this.partAt(x);
    const share = (minimapInstant(map, x) - view.from) / (view.to - view.from);
    this.#grip = { part, x, view, share: Math.min(1, Math.max(0, share)), moved: false };
    this.#held = part;
  }

  move(x: number): void {
    const grip = this.#grip;
    if (!grip) {
      this.#under = this.partAt(x);
      return;
    }
    if (!grip.moved && Math.abs(x - grip.x) < DRAG_THRESHOLD) return;
    grip.moved = true;
    const { map } = this.#scene();
    const instant = minimapInstant(map, x);
    const { from, to } = grip.view;
    switch (grip.part) {
      case 'from':
        this.#show(boundedView(Math.min(instant, to - MIN_SPAN), to));
        break;
      case 'to':
        this.#show(boundedView(from, Math.max(from + MIN_SPAN, instant)));
        break;
      case 'all': {
        const start = instant - (to - from) * grip.share;
        this.#show(boundedView(start, start + to - from));
        break;
      }
      case 'beside':
        this.#drawn = {
          from: Math.max(0, Math.min(grip.x, x)),
          to: Math.min(map.width, Math.max(grip.x, x)),
        };
    }
  }

  release(): void {
    const grip = this.#grip;
    const drawn = this.#drawn;
    this.cancel();
    if (grip?.part !== 'beside') return;
    const { map } = this.#scene();
    if (drawn) {
      this.#show(boundedView(minimapInstant(map, drawn.from), minimapInstant(map, drawn.to)));
      return;
    }
    const instant = minimapInstant(map, grip.x);
    const span = grip.view.to - grip.view.from;
    this.#show(boundedView(instant - span / 2, instant + span / 2));
  }

  /** Lets go; what was only drawn is not shown. */
  cancel(): void {
    this.#grip = null;
    this.#held = null;
    this.#drawn = null;
  }
}
