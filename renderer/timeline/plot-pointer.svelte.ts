import type { PlotScene, PlotSurface } from './plot-scene';

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

/** What pointers and wheels do to the plot's view: drag to pan, wheel and pinch to zoom. */
export class PlotPointer {
  readonly #scene: () => PlotScene;
  readonly #surface: PlotSurface;
  #grip: { x: number; y: number; moved: boolean } | null = null;
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

  /** Whether a click at this moment (`timeStamp`) belongs to a drag that has just ended. */
  justDragged(now: number): boolean {
    return now - this.#dragged < AFTER_DRAG;
  }

  press(event: PointerMove): void {
    if (event.button === 0) this.#grip = { x: event.clientX, y: event.clientY, moved: false };
  }

  move(event: PointerMove): void {
    const grip = this.#grip;
    if (!grip) return;
    if (event.buttons === 0) {
      this.release(event);
      return;
    }
    const dx = event.clientX - grip.x;
    const dy = event.clientY - grip.y;
    if (!grip.moved && Math.hypot(dx, dy) < DRAG_THRESHOLD) return;
    if (!grip.moved) this.#surface.hold(event.pointerId);
    this.#grip = { x: event.clientX, y: event.clientY, moved: true };
    this.#panning = true;
    const { camera, width } = this.#scene();
    camera.pan(width, -dx);
    this.#surface.scrollBy(-dy);
  }

  release(event: PointerMove): void {
    if (this.#grip?.moved) this.#dragged = event.timeStamp;
    this.#grip = null;
    this.#panning = false;
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
