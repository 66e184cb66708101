import { lasted, type TimelineEvent } from './event';
import { drawnSpan } from './index-events';
import type { Stretch } from './lane-content';

/** How much of each end fades where an event happened once, nobody knows where within. */
const WITHIN_FADE = 0.28;
/** The same where the other end is open and there is no whole to take a part of. */
const OPEN_FADE = 40;

/** How many pixels of each end fade, 0 for a sharp end. */
export interface SoftEnds {
  readonly start: number;
  readonly end: number;
}

/**
 * The soft ends of a stretch: as far as "about" widens it; more where the event only happened
 * somewhere within. An open end is an arrow and does not fade.
 */
export function softEnds(event: TimelineEvent, stretch: Stretch, perPixel: number): SoftEnds {
  const drawn = drawnSpan(event);
  const { bounds } = event;
  if (!drawn || !bounds) return { start: 0, end: 0 };
  const total = stretch.x2 - stretch.x1;
  const bounded = Number.isFinite(total);
  const within = bounded ? total * WITHIN_FADE : OPEN_FADE;
  const least = lasted(event.when) ? 0 : within;
  const most = bounded ? total / 2 : Infinity;
  const fade = (widening: number): number => Math.min(most, Math.max(least, widening / perPixel));
  return {
    start: stretch.x1 === -Infinity ? 0 : fade(bounds.earliest - drawn.earliest),
    end: stretch.x2 === Infinity ? 0 : fade(drawn.latest - bounds.latest),
  };
}
