import { nextPlace, placeOf, type Direction, type Place } from '../../core/timeline/navigate';
import { eventsOf, standsFor, type Shape } from '../../core/timeline/shapes';
import type { PlotScene } from './plot-scene';

/** Where the keyboard is on the plot: at an event, in one of its lanes. */
export class PlotPlaces {
  readonly #scene: () => PlotScene;
  #place = $state.raw<Place | null>(null);

  constructor(scene: () => PlotScene) {
    this.#scene = scene;
  }

  get place(): Place | null {
    return this.#place;
  }

  set place(place: Place | null) {
    this.#place = place;
  }

  /** What is drawn for the place, if it is in view. */
  readonly placed: Shape | null = $derived.by(() => this.#place && this.shapeOf(this.#place));

  /** The one shape that Tab reaches. */
  readonly tabbable: Shape | null = $derived.by(
    () =>
      this.placed ?? this.#scene().layout.shapes.find(({ hit }) => hit.x + hit.width > 0) ?? null,
  );

  /** What is drawn for a place; null where that is out of view. */
  shapeOf({ laneId, eventId }: Place): Shape | null {
    const { index, layout } = this.#scene();
    const at = index.positionOf.get(eventId);
    if (at === undefined) return null;
    return (
      layout.shapes.find((shape) => shape.laneId === laneId && standsFor(index, shape, at)) ?? null
    );
  }

  /** A shape got the focus: the place is its first event, unless it stands for the place already. */
  focused(shape: Shape): void {
    const first = eventsOf(this.#scene().index, shape, 1)[0];
    const stays = this.#place !== null && this.placed === shape;
    if (!stays && first) this.#place = { laneId: shape.laneId, eventId: first.id };
  }

  /** Where a key leads; from nowhere, to an end of all events. */
  reached(direction: Direction, current: Shape | null): Place | null {
    const { index } = this.#scene();
    if (!this.#place) {
      const end = index.order.at(direction === 'last' ? -1 : 0);
      const event = end === undefined ? undefined : index.events[end];
      return event ? placeOf(index, event.id) : null;
    }
    const members = new Set(current?.kind === 'cluster' ? eventsOf(index, current) : []);
    return nextPlace(index, this.#place, direction, (event) => members.has(event));
  }
}
