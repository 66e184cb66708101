import { boundedView, pannedView, zoomedView, type TimeView } from '../../core/timeline/view';

const GLIDE_MILLISECONDS = 150;
/** A thrown view has lost two thirds of its speed after so long, in ms: as far as a hand expects. */
const FRICTION = 325;
/** Slower than this, in pixels a second, is no throw, and a throw that has got so slow rests. */
const SLOWEST_THROW = 120;
const AT_REST = 12;
/** A throw across the whole world in one flick would lose its user, in pixels a second. */
const FASTEST_THROW = 4000;

/** Frames and motion, as a browser gives them; a test brings its own. */
export interface CameraClock {
  request(frame: (time: number) => void): number;
  cancel(handle: number): void;
  reducedMotion(): boolean;
}

/** The window's own frames, and the user's wish about motion. */
export const windowClock: CameraClock = {
  request: (frame) => requestAnimationFrame(frame),
  cancel: (handle) => cancelAnimationFrame(handle),
  reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
};

/**
 * What the timeline looks at.
 *
 * Wheels and pointers report more often than the screen is drawn: their moves add up in `target`
 * and become the view once a frame.
 */
export class TimelineCamera {
  #view = $state.raw<TimeView>({ from: 0, to: 1 });
  #target: TimeView | null = null;
  #frame: number | null = null;
  readonly #clock: CameraClock;

  constructor(view: TimeView, clock: CameraClock = windowClock) {
    this.#view = view;
    this.#clock = clock;
  }

  get view(): TimeView {
    return this.#view;
  }

  /** Where the view is going: the view itself when it is at rest. */
  get target(): TimeView {
    return this.#target ?? this.#view;
  }

  /** Shows a view at once. */
  jump(view: TimeView): void {
    this.stop();
    this.#view = view;
  }

  pan(width: number, pixels: number): void {
    this.#next(pannedView(this.target, width, pixels));
  }

  zoom(width: number, factor: number, pixel: number): void {
    this.#next(zoomedView(this.target, width, factor, pixel));
  }

  /** Shows a view with the next frame. */
  show(view: TimeView): void {
    this.#next(view);
  }

  /** Moves to a view in a moment; at once where the user wants no motion. */
  glide(to: TimeView): void {
    if (this.#clock.reducedMotion()) {
      this.jump(to);
      return;
    }
    this.stop();
    const from = this.#view;
    this.#target = to;
    let start: number | null = null;
    const step = (time: number): void => {
      start ??= time;
      const share = Math.min(1, (time - start) / GLIDE_MILLISECONDS);
      if (share === 1) {
        this.jump(to);
        return;
      }
      const eased = 1 - (1 - share) ** 3;
      this.#view = boundedView(
        from.from + (to.from - from.from) * eased,
        from.to + (to.to - from.to) * eased,
      );
      this.#frame = this.#clock.request(step);
    };
    this.#frame = this.#clock.request(step);
  }

  /**
   * Lets go of a view in motion: it goes on as the hand did and slows down. At an end of the time that
   * can be shown it stops. Nothing moves by itself where the user wants no motion.
   *
   * @param velocity pixels a second; positive moves towards later times
   */
  throw(width: number, velocity: number): void {
    if (Math.abs(velocity) < SLOWEST_THROW || this.#clock.reducedMotion()) return;
    const speed = Math.max(-FASTEST_THROW, Math.min(FASTEST_THROW, velocity));
    // What the last move of the hand asked for is shown first.
    this.jump(this.target);
    const from = this.#view;
    let start: number | null = null;
    const step = (time: number): void => {
      start ??= time;
      const decay = Math.exp((start - time) / FRICTION);
      // From where it was let go, so that rounding does not add up.
      const next = pannedView(from, width, (speed * FRICTION * (1 - decay)) / 1000);
      const isStuck = time > start && next.from === this.#view.from && decay < 0.99;
      this.#view = next;
      this.#frame = null;
      if (Math.abs(speed) * decay < AT_REST || isStuck) this.#target = null;
      else this.#frame = this.#clock.request(step);
    };
    this.#frame = this.#clock.request(step);
  }

  /** Ends every motion where it is. */
  stop(): void {
    if (this.#frame !== null) this.#clock.cancel(this.#frame);
    this.#frame = null;
    this.#target = null;
  }

  #next(view: TimeView): void {
    this.stop();
    this.#target = view;
    this.#frame = this.#clock.request(() => this.jump(view));
  }
}
