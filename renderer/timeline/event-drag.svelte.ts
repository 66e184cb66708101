import { moveWhen, type MovedPart } from '../../core/time/move-when';
import { aimedShift } from '../../core/timeline/aimed-shift';
import type { TimelineEvent } from '../../core/timeline/event';
import type { Shape } from '../../core/timeline/shapes';
import { instantAt, millisecondsPerPixel, pannedView } from '../../core/timeline/view';
import { isChange, movedEvent, type EventMover, type MovedEvent } from './moved-event';
import { DRAG_THRESHOLD, type PointerMove } from './plot-pointer.svelte';
import { laneAt, type PlotPoint, type PlotScene, type PlotSurface } from './plot-scene';
import { windowClock, type CameraClock } from './timeline-camera.svelte';

/** So near to an edge the view follows the hand, in pixels; and how fast, in pixels a second. */
const EDGE = 36;
const FASTEST = 900;
/** A hand must leave a row by so much before another lane is meant, in pixels. */
const ROW_SLACK = 6;
/** Who goes to another lane means no other time, unless the hand goes this far sideways as well. */
const UPRIGHT = 10;

interface Grip {
  readonly event: TimelineEvent;
  readonly part: MovedPart;
  readonly laneId: string;
  readonly pressed: PlotPoint;
  /** The instant under the hand when it pressed: it stays under it, however the view moves. */
  readonly instant: number;
  /** The pointer as it was last: another finger has no part in it. */
  hand: PointerMove;
  at: PlotPoint;
  moved: boolean;
}

/**
 * The selected event in the hand: dragged to another time as a whole or by an end, or to another lane.
 * Nothing is done before the hand lets go; `preview` is what would be.
 */
export class EventDrag {
  readonly #scene: () => PlotScene;
  readonly #surface: PlotSurface;
  readonly #mover: () => EventMover | null;
  readonly #clock: CameraClock;
  #grip: Grip | null = null;
  #preview = $state.raw<MovedEvent | null>(null);
  #point = $state.raw<PlotPoint>({ x: 0, y: 0 });
  #frame: number | null = null;
  #lastFrame: number | null = null;

  constructor(
    scene: () => PlotScene,
    surface: PlotSurface,
    mover: () => EventMover | null,
    clock: CameraClock = windowClock,
  ) {
    this.#scene = scene;
    this.#surface = surface;
    this.#mover = mover;
    this.#clock = clock;
  }

  /** What would be if the hand let go; null while no event is dragged. */
  get preview(): MovedEvent | null {
    return this.#preview;
  }

  /** Where the hand is. */
  get point(): PlotPoint {
    return this.#point;
  }

  /** Takes hold of an event; false for what cannot be dragged, whose press then pans as any other. */
  press(event: PointerMove, shape: Shape, part: MovedPart): boolean {
    if (!this.#mover() || event.button !== 0 || shape.kind === 'cluster') return false;
    const { when } = shape.event;
    if (!when || !moveWhen(when, part, 0).ok) return false;
    const { camera, width } = this.#scene();
    const pressed = this.#surface.pointed(event);
    this.#grip = {
      event: shape.event,
      part,
      laneId: shape.laneId,
      pressed,
      instant: instantAt(camera.view, width, pressed.x),
      hand: event,
      at: pressed,
      moved: false,
    };
    return true;
  }

  /**
   * Lets go of the event unmoved when another pointer is pressed: two fingers pinch the view. Answers
   * the press of the first one, where it is now; null while no other pointer holds an event.
   */
  handOver({ pointerId: another }: PointerMove): PointerMove | null {
    if (!this.#grip || this.#grip.hand.pointerId === another) return null;
    const { clientX, clientY, pointerId, timeStamp } = this.#grip.hand;
    this.cancel();
    return { clientX, clientY, pointerId, button: 0, buttons: 1, timeStamp };
  }

  /** Follows the hand; false while it holds no event. */
  move(event: PointerMove): boolean {
    const grip = this.#grip;
    if (grip?.hand.pointerId !== event.pointerId) return false;
    grip.hand = event;
    if (event.buttons === 0) {
      this.cancel();
      return true;
    }
    grip.at = this.#surface.pointed(event);
    const { at, pressed } = grip;
    if (!grip.moved) {
      if (Math.hypot(at.x - pressed.x, at.y - pressed.y) < DRAG_THRESHOLD) return true;
      grip.moved = true;
      this.#surface.hold(event.pointerId);
    }
    this.#follow(grip);
    this.#frame ??= this.#clock.request((time) => this.#creep(time));
    return true;
  }

  /** Lets go: what is shown is done. Answers whether it was a drag, and no click. */
  release({ pointerId }: PointerMove): boolean {
    if (this.#grip?.hand.pointerId !== pointerId) return false;
    const moved = this.#preview;
    const dragged = this.#grip.moved;
    this.cancel();
    if (moved && isChange(moved)) void this.#mover()?.move(moved);
    return dragged;
  }

  /** Ends the drag and leaves everything as it was. */
  cancel(): void {
    this.#grip = null;
    this.#preview = null;
    if (this.#frame !== null) this.#clock.cancel(this.#frame);
    this.#frame = null;
    this.#lastFrame = null;
  }

  #follow(grip: Grip): void {
    const { camera, width } = this.#scene();
    const { event, part, at, pressed } = grip;
    this.#point = at;
    const otherLane = this.#otherLane(grip);
    const upright = otherLane !== null && Math.abs(at.x - pressed.x) < UPRIGHT;
    const view = camera.target;
    const pulled = upright ? 0 : instantAt(view, width, at.x) - grip.instant;
    const shift = aimedShift(pulled, millisecondsPerPixel(view, width));
    const moved = event.when && moveWhen(event.when, part, shift);
    if (!moved?.ok) return;
    const laneId = otherLane ?? grip.laneId;
    this.#preview = movedEvent(event, part, moved.value, laneId, otherLane !== null);
  }

  #otherLane({ part, at, laneId }: Grip): string | null {
    const { layout } = this.#scene();
    const own = layout.rows.find(({ id }) => id === laneId);
    if (part !== 'whole' || !own || !this.#mover()?.byHand) return null;
    if (at.y > own.y - ROW_SLACK && at.y < own.y + own.height + ROW_SLACK) return null;
    const over = laneAt(layout, at.y);
    return over === laneId ? null : over;
  }

  /** Near an edge the view moves on by itself, faster the further the hand is out. */
  #creep(time: number): void {
    const grip = this.#grip;
    if (!grip) return;
    const { camera, width } = this.#scene();
    const passed = Math.min(50, time - (this.#lastFrame ?? time));
    this.#lastFrame = time;
    const out = Math.max(0, grip.at.x - (width - EDGE)) - Math.max(0, EDGE - grip.at.x);
    if (out !== 0) {
      const speed = (FASTEST * Math.max(-1, Math.min(1, out / EDGE)) * passed) / 1000;
      camera.jump(pannedView(camera.target, width, speed));
      this.#follow(grip);
    }
    this.#frame = this.#clock.request((next) => this.#creep(next));
  }
}
