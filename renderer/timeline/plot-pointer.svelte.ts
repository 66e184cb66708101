import type { PlotPoint, PlotScene, PlotSurface } from './plot-scene';

/** The part of a PointerEvent that gestures read. */
export type PointerMove = Pick<
  PointerEvent,
  'clientX' | 'clientY' | 'pointerId' | 'button' | 'buttons' | 'timeStamp'
>;

/** The part of a WheelEvent that gestures read. */
export type WheelMove = Pick<
  WheelEvent,
  'clientX' | 'clientY' | 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'shiftKey'
>;

/** A press that moves less than this is a click, in pixels: hands are not still when they click. */
export const DRAG_THRESHOLD = 4;
/** Two drags in quick succession are no double click, in ms. */
const AFTER_DRAG = 500;

/** A line and a page of a wheel that reports in those, in pixels. */
const WHEEL_UNITS = [1, 18, 240];
/** How much a pixel of wheel zooms, as a power of e. A pinch comes as much smaller steps, with Ctrl. */
const WHEEL_SPEED = 0.0022;
const PINCH_SPEED = 0.012;

/** A hand's speed is that of its last moments, in ms; one that has stood still so long throws nothing. */
const RECENT = 100;
const STILL = 60;
/** Two fingers that are nearer than this, in pixels, would zoom by leaps. */
const LEAST_APART = 24;

interface Moment {
  readonly x: number;
  readonly time: number;
}

/**
 * What pointers and wheels do to the plot's view: drag to pan, let go in motion to throw, wheel and
 * pinch to zoom. Trackpads bring a momentum of their own as wheels, which throw nothing.
 */
export class PlotPointer {
  readonly #scene: () => PlotScene;
  readonly #surface: PlotSurface;
  /** The pointers that are down, by id: a mouse, or fingers. */
  readonly #down = new Map<number, PlotPoint>();
  #isDrag = false;
  #recent: Moment[] = [];
  #panning = $state(false);
  #dragged = -Infinity;

  constructor(scene: () => PlotScene, surface: PlotSurface) {
    this.#scene = scene;
    this.#surface = surface;
  }

  /** Whether the view is in the hand. */
  get panning(): boolean {
    return this.#panning;
  }

  /** Whether the last press became a drag: the click that comes of it is none. */
  get dragged(): boolean {
    return this.#isDrag;
  }

  /** Whether a click at this moment (`timeStamp`) belongs to a drag that has just ended. */
  justDragged(now: number): boolean {
    return now - this.#dragged < AFTER_DRAG;
  }

  press(event: PointerMove): void {
    if (event.button !== 0) return;
    this.#scene().camera.stop();
    if (this.#down.size === 0) this.#isDrag = false;
    this.#down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#recent = [];
  }

  move(event: PointerMove): void {
    const from = this.#down.get(event.pointerId);
    if (!from) return;
    if (event.buttons === 0) {
      this.release(event);
      return;
    }
    const to = { x: event.clientX, y: event.clientY };
    if (this.#down.size > 1) {
      this.#pinch(event.pointerId, from, to);
      return;
    }
    if (!this.#panning) {
      if (Math.hypot(to.x - from.x, to.y - from.y) < DRAG_THRESHOLD) return;
      this.#surface.hold(event.pointerId);
      this.#begin();
    }
    this.#down.set(event.pointerId, to);
    this.#recent = this.#recentAt(event.timeStamp);
    this.#recent.push({ x: to.x, time: event.timeStamp });
    const { camera, width } = this.#scene();
    camera.pan(width, from.x - to.x);
    this.#surface.scrollBy(from.y - to.y);
  }

  release(event: PointerMove): void {
    if (!this.#down.delete(event.pointerId)) return;
    if (this.#down.size > 0) {
      // The finger that stays goes on panning, from where it is.
      this.#recent = [];
      return;
    }
    if (this.#panning) {
      this.#dragged = event.timeStamp;
      const { camera, width } = this.#scene();
      camera.throw(width, -this.#velocity(event.timeStamp));
    }
    this.#panning = false;
  }

  /** Lets go of everything without a throw: the pointer was taken away. */
  cancel(): void {
    this.#down.clear();
    this.#recent = [];
    this.#panning = false;
  }

  #begin(): void {
    this.#isDrag = true;
    this.#panning = true;
  }

  #recentAt(now: number): Moment[] {
    return this.#recent.filter(({ time }) => time >= now - RECENT);
  }

  /** In pixels a second, positive to the right. */
  #velocity(now: number): number {
    const moments = this.#recentAt(now);
    const first = moments[0];
    const last = moments.at(-1);
    if (!first || !last || last.time - first.time < 8 || now - last.time > STILL) return 0;
    return ((last.x - first.x) / (last.time - first.time)) * 1000;
  }

  /** Two fingers: what lies between them stays between them. */
  #pinch(pointerId: number, from: PlotPoint, to: PlotPoint): void {
    const other = [...this.#down].find(([id]) => id !== pointerId)?.[1];
    this.#down.set(pointerId, to);
    if (!other) return;
    if (!this.#panning) this.#begin();
    const apart = (a: PlotPoint): number =>
      Math.max(LEAST_APART, Math.hypot(a.x - other.x, a.y - other.y));
    const { camera, width } = this.#scene();
    camera.pan(width, (from.x - to.x) / 2);
    this.#surface.scrollBy((from.y - to.y) / 2);
    const middle = { clientX: (to.x + other.x) / 2, clientY: (to.y + other.y) / 2 };
    camera.zoom(width, apart(to) / apart(from), this.#surface.pointed(middle).x);
  }

  wheel(event: WheelMove): void {
    const { camera, width } = this.#scene();
    const unit = WHEEL_UNITS[event.deltaMode] ?? 1;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      camera.pan(width, sideways * unit);
      return;
    }
    const speed = event.ctrlKey ? PINCH_SPEED : WHEEL_SPEED;
    camera.zoom(width, Math.exp(-event.deltaY * unit * speed), this.#surface.pointed(event).x);
  }
}
