import type { ClipColour } from '../library/records';
import type { When } from '../time/when';

/** Two instants in milliseconds on the proleptic Gregorian line as if UTC; ±Infinity is an open end. */
export interface TimeSpan {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * An event as the timeline needs it: already dated, counted and put into words.
 *
 * `bounds` is what the source says, `widened` what "about" allows on either side of it. An event
 * with several lanes is drawn in each of them and counted once; one without a lane is drawn in
 * the lane of the rest.
 */
export interface TimelineEvent {
  readonly id: string;
  readonly title: string;
  readonly when: When | null;
  readonly bounds: TimeSpan | null;
  readonly widened: TimeSpan | null;
  /** The time in words: `13 Nov 2023 about 06:40`. */
  readonly whenWords: string;
  readonly approximate: boolean;
  readonly laneIds: readonly string[];
  readonly origins: number;
  readonly articles: number;
  readonly conflict: boolean;
  /** What its conflict is called where it is not that sources disagree. */
  readonly conflictWords?: string;
  /** What the user gave it, null and absent alike for none; its words say it too, it is no sign alone. */
  readonly colour?: ClipColour | null;
}

/** A row of the timeline, in the order of the rows. */
export interface TimelineLane {
  readonly id: string;
  readonly name: string;
}

/**
 * Whether an event lasted through its bounds and has ends of its own. One unit ("2023-11-13") is no
 * such stretch: it says how exactly the time is known.
 */
export function lasted(when: { edtf: string; extent: string } | null): boolean {
  return when?.extent === 'throughout' && when.edtf.includes('/');
}
