/** Views that follow each other more quickly than this, in ms, are a motion and not two steps. */
const TOGETHER = 120;
/** A motion is over once nothing has moved for so long, in ms. */
const REST = 140;

/** More shapes than this are painted for one step too: their elements would not be there in a frame. */
const AT_ONCE = 120;

/** So many lanes have their elements before the first frame at rest. */
const NONE = -1;

/** What is in motion: how many lanes are in sight, and how many shapes in them. */
export interface MotionScene {
  lanes(): number;
  shapes(): number;
}

/** Time and frames, as a browser gives them; a test brings its own. */
export interface MotionClock {
  now(): number;
  after(ms: number, then: () => void): () => void;
  frame(then: () => void): () => void;
}

const windowClock: MotionClock = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  frame(then) {
    const handle = requestAnimationFrame(then);
    return () => cancelAnimationFrame(handle);
  },
};

/**
 * Whether the view is in motion.
 *
 * While it is, a painted picture stands for the elements of the plot, which cost several times as much
 * for each frame; they come after it at rest, a lane a frame, and the picture goes when all are there.
 */
export class PlotMotion {
  #moving = $state(false);
  #drawn = $state(Infinity);
  #last = -Infinity;
  #cancel: (() => void) | null = null;
  /** When it is over if nothing moves until then; null where that is not waited for. */
  #until: number | null = null;
  readonly #scene: MotionScene;
  readonly #clock: MotionClock;

  constructor(scene: MotionScene, clock: MotionClock = windowClock) {
    this.#scene = scene;
    this.#clock = clock;
  }

  /** Whether another view may be shown with the next frame. */
  get isMoving(): boolean {
    return this.#moving;
  }

  /** Whether a painted picture is on show. */
  get isPainted(): boolean {
    return this.#moving || this.#drawn < this.#scene.lanes();
  }

  /** Whether the elements of the nth lane follow the view. */
  isDrawn(nth: number): boolean {
    return !this.#moving && nth < this.#drawn;
  }

  /** A plot has yet to be drawn for the first time: it is painted first. */
  anew(): void {
    this.#drawn = NONE;
    this.#until = this.#clock.now() + REST;
    this.#wait(REST);
  }

  /** Tells that another view is shown. */
  moved(): void {
    const now = this.#clock.now();
    const isTogether = now - this.#last < TOGETHER;
    this.#last = now;
    if (this.isPainted || isTogether || this.#scene.shapes() > AT_ONCE) this.#begin();
  }

  /** Ends a motion at once: all elements follow the view from now on. */
  settle(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#until = null;
    this.#moving = false;
    this.#drawn = Infinity;
  }

  #begin(): void {
    this.#moving = true;
    this.#drawn = NONE;
    // Set once for many frames: it looks for itself whether it was too early.
    if (this.#until === null) this.#wait(REST);
    this.#until = this.#clock.now() + REST;
  }

  #wait(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(ms, () => {
      const left = (this.#until ?? 0) - this.#clock.now();
      if (left > 0) {
        this.#wait(left);
        return;
      }
      this.#until = null;
      this.#rest();
    });
  }

  #rest(): void {
    this.#moving = false;
    // The first frame at rest lays out what it shows; the elements come after it.
    this.#drawn += 1;
    if (this.#drawn >= this.#scene.lanes()) this.settle();
    else this.#cancel = this.#clock.frame(() => this.#rest());
  }
}
