import type { MovedPart } from '../../core/time/move-when';
import type { Shape } from '../../core/timeline/shapes';
import { EventDrag } from './event-drag.svelte';
import { EventNudges } from './event-nudges.svelte';
import type { EventMover, MovedEvent } from './moved-event';
import type { PlotPress } from './plot-keys';
import type { PlotPoint, PlotScene, PlotSurface } from './plot-scene';

/** Events on their way to another time on the plot, by hand or by keys, and what is said of it. */
export class PlotMoves {
  readonly drag: EventDrag;
  readonly nudges: EventNudges;
  readonly #mover: () => EventMover | null;
  #said = $state('');

  constructor(scene: () => PlotScene, surface: PlotSurface, mover: () => EventMover | null) {
    this.#mover = mover;
    this.drag = new EventDrag(scene, surface, mover);
    this.nudges = new EventNudges(mover);
  }

  /** What would be; null while nothing is moved. */
  readonly preview: MovedEvent | null = $derived.by(() => this.drag.preview ?? this.nudges.preview);

  /** The new time in words, while something is moved. */
  readonly words = $derived.by(() => this.preview && this.#mover()?.words(this.preview));

  /** Where the hand is; null while keys do the moving. */
  get point(): PlotPoint | null {
    return this.drag.preview ? this.drag.point : null;
  }

  /** What a screen reader is told of moves by keys. */
  get said(): string {
    return this.#said;
  }

  /** Moves what has the keys, or what they are moving already; answers where it would be. */
  nudge(current: Shape | null, part: MovedPart, by: number): MovedEvent | null {
    const pending = this.nudges.preview;
    const event = pending?.event ?? (current?.kind === 'cluster' ? null : current?.event);
    const laneId = pending?.laneId ?? current?.laneId;
    if (event === null) this.#said = 'Several events stand here as one. Open them, or come closer.';
    if (!event || laneId === undefined) return null;
    const refusal = this.nudges.nudge(event, laneId, part, by);
    const said = this.words ? [this.words.time, this.words.note] : [];
    this.#said = refusal ?? said.filter(Boolean).join('. ');
    return this.nudges.preview;
  }

  /**
   * What another key means for a burst of moves: Escape and undo take it back, every other key ends it,
   * and a key that only changes others means nothing yet.
   */
  otherKey({ key, ctrlKey, metaKey }: PlotPress): 'taken-back' | 'ended' | 'goes-on' {
    if (/^(?:Alt|Control|Meta|Shift)$/.test(key)) return 'goes-on';
    const isUndo = (ctrlKey || metaKey) && key.toLowerCase() === 'z';
    if (key !== 'Escape' && !isUndo) return 'ended';
    this.nudges.cancel();
    this.#said = 'Not moved';
    return 'taken-back';
  }
}
