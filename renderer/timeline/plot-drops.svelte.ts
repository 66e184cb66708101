import { timeAt, type NewEventTime } from '../../core/timeline/place-new';
import { shapeAt, type Shape } from '../../core/timeline/shapes';
import { acceptClip, carriesClip, droppedClips } from './clip-drag';
import { laneAt, type PlotPoint, type PlotScene, type PlotSurface } from './plot-scene';

/** Where dragged clips are, and what would become of them there. */
export interface ClipHover extends PlotPoint {
  readonly time: NewEventTime;
  readonly shape: Shape | null;
}

/** What becomes of dropped clips, all of one drop together. */
export interface DropDeeds {
  readonly link: (clipIds: readonly string[], eventId: string) => void;
  /** On an empty place: one event with all of them as its evidence. */
  readonly create: (clipIds: readonly string[], time: NewEventTime, laneId: string) => void;
  /** On a cluster: which of its events is asked for first. */
  readonly choose: (shape: Shape, clipIds: readonly string[]) => void;
}

/** Clips dragged over the plot and dropped on it. */
export class PlotDrops {
  readonly #scene: () => PlotScene;
  readonly #surface: PlotSurface;
  readonly #deeds: DropDeeds;
  #hover = $state.raw<ClipHover | null>(null);

  constructor(scene: () => PlotScene, surface: PlotSurface, deeds: DropDeeds) {
    this.#scene = scene;
    this.#surface = surface;
    this.#deeds = deeds;
  }

  /** Where clips are over the plot; null while none are. */
  get hover(): ClipHover | null {
    return this.#hover;
  }

  over(event: DragEvent): void {
    if (!carriesClip(event)) return;
    acceptClip(event);
    this.#hover = this.#hovered(event);
  }

  leave(): void {
    this.#hover = null;
  }

  drop(event: DragEvent): void {
    this.#hover = null;
    const clipIds = droppedClips(event);
    if (clipIds.length === 0) return;
    event.preventDefault();
    const { y, time, shape } = this.#hovered(event);
    if (!shape) this.#deeds.create(clipIds, time, laneAt(this.#scene().layout, y));
    else if (shape.kind === 'cluster') this.#deeds.choose(shape, clipIds);
    else this.#deeds.link(clipIds, shape.event.id);
  }

  #hovered(event: DragEvent): ClipHover {
    const { camera, width, layout } = this.#scene();
    const { x, y } = this.#surface.pointed(event);
    return { x, y, time: timeAt(camera.view, width, x), shape: shapeAt(layout.shapes, x, y) };
  }
}
