import { stepWhen, type MovedPart } from '../../core/time/move-when';
import type { When } from '../../core/time/when';
import type { TimelineEvent } from '../../core/timeline/event';
import { isChange, movedEvent, type EventMover, type MovedEvent } from './moved-event';

/** A pause of so long ends a burst of presses, in ms: longer than between two, too short to walk away. */
const PAUSE = 1200;

/** Runs something later, in ms; answers how to stop it. A test brings its own. */
export type Later = (run: () => void, milliseconds: number) => () => void;

const windowLater: Later = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Presses for the same part, one after the other. */
interface Run {
  readonly part: MovedPart;
  readonly count: number;
}

/**
 * An event moved by keys, unit by unit.
 *
 * Each press shows at once where the event would be; a burst of them is one deed, done once there is a
 * pause, when the keys go elsewhere, and before the window closes.
 */
export class EventNudges {
  readonly #mover: () => EventMover | null;
  readonly #later: Later;
  #moved = $state.raw<MovedEvent | null>(null);
  #runs: readonly Run[] = [];
  #stopTimer: (() => void) | null = null;
  #release: (() => void) | null = null;

  constructor(mover: () => EventMover | null, later: Later = windowLater) {
    this.#mover = mover;
    this.#later = later;
  }

  /** Where the event would be; null outside of a burst. */
  get preview(): MovedEvent | null {
    return this.#moved;
  }

  /**
   * Moves an event by so many units of its own precision. Answers why not, in words, where it cannot
   * be moved, and null where it is.
   */
  nudge(event: TimelineEvent, laneId: string, part: MovedPart, by: number): string | null {
    const mover = this.#mover();
    if (!mover) return 'This library can only be read.';
    if (this.#moved && this.#moved.event.id !== event.id) void this.commit();
    const from = this.#moved?.event ?? event;
    if (!from.when) return 'It has no time that could be moved.';
    const runs = withPress(this.#runs, part, by);
    const when = stepped(from.when, runs);
    if (typeof when === 'string') return when;
    if (when.edtf === (this.#moved?.when ?? from.when).edtf) {
      return part === 'whole' ? 'It goes no further.' : `Its ${part} goes no further.`;
    }
    this.#runs = runs;
    this.#moved = movedEvent(from, part, when, laneId);
    this.#release ??= mover.hold();
    this.#stopTimer?.();
    this.#stopTimer = this.#later(() => void this.commit(), PAUSE);
    return null;
  }

  /** Ends the burst and does what it comes to, as one deed. */
  async commit(): Promise<void> {
    const moved = this.#moved;
    const release = this.#release;
    this.#forget();
    try {
      if (moved && isChange(moved)) await this.#mover()?.move(moved);
    } finally {
      release?.();
    }
  }

  /** Ends the burst and leaves the event where it was; false outside of a burst. */
  cancel(): boolean {
    const release = this.#release;
    const pending = this.#moved !== null;
    this.#forget();
    release?.();
    return pending;
  }

  #forget(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#release = null;
    this.#moved = null;
    this.#runs = [];
  }
}

function withPress(runs: readonly Run[], part: MovedPart, by: number): readonly Run[] {
  const last = runs.at(-1);
  if (last?.part !== part) return [...runs, { part, count: by }];
  return [...runs.slice(0, -1), { part, count: last.count + by }];
}

/** Counted from the time as it was, so that there and back within a run is the same day again. */
function stepped(from: When, runs: readonly Run[]): When | string {
  let when = from;
  for (const { part, count } of runs) {
    const next = stepWhen(when, part, count);
    if (!next.ok) return next.error.message;
    when = next.value;
  }
  return when;
}
