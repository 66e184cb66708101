import type { TimelineEvent } from './event';
import type { TimelineIndex } from './index-events';
import type { Axis } from './ticks';

/** A rectangle in pixels of the plot. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Text of one line; `width` is what it may take, less than it needs when `cut` (draw an ellipsis). */
export interface Label extends Rect {
  readonly text: string;
  readonly cut: boolean;
}

interface Placed {
  /** Unique among the shapes of a layout and the same from frame to frame. */
  readonly key: string;
  readonly laneId: string;
  /** What a pointer or a dropped clip hits: glyph and label. */
  readonly hit: Rect;
  /** Null where there is no room: nothing is ever written over something else. */
  readonly label: Label | null;
}

/** One event short enough, at this zoom, to be a point. */
export interface Dot extends Placed {
  readonly kind: 'dot';
  readonly event: TimelineEvent;
  readonly x: number;
  readonly y: number;
  /** How far its time reaches where that is wider than the dot: a faint line behind it. */
  readonly reach: { readonly x: number; readonly width: number } | null;
}

/** One event as a stretch. Clipped to a little beyond the plot. */
export interface Bar extends Placed {
  readonly kind: 'bar';
  readonly event: TimelineEvent;
  readonly x: number;
  readonly width: number;
  /** The middle of the bar. */
  readonly y: number;
  readonly thickness: number;
  /** How many pixels at each end fade, 0 for a sharp end. */
  readonly softStart: number;
  readonly softEnd: number;
  /** Open ends are drawn as arrows. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/**
 * Several events in one place; or one, where a stretch found no row left for it.
 *
 * `members` are positions in `TimelineIndex.events`, from left to right, never empty: a view into a
 * shared column, because a crowd of 100,000 is not copied for every frame.
 */
export interface Cluster extends Placed {
  readonly kind: 'cluster';
  readonly members: Int32Array;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export type Shape = Dot | Bar | Cluster;

/** A row, in pixels of the plot's content. */
export interface LaneRow {
  readonly id: string;
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly count: number;
  readonly folded: boolean;
}

/**
 * What is drawn of a folded lane: where something happened, without words. Every event that touches
 * the view is in one mark or is one stretch.
 */
export interface FoldedLane {
  readonly laneId: string;
  readonly y: number;
  readonly height: number;
  /** From left to right; `x` is the left edge of a mark, three pixels wide with its air. */
  readonly marks: readonly FoldedMark[];
  readonly stretches: readonly FoldedStretch[];
}

/** Events too short to be seen as a stretch, in one place. */
export interface FoldedMark {
  readonly x: number;
  readonly count: number;
  readonly selected: boolean;
}

/** An event as a stretch, clipped to a little beyond the plot. */
export interface FoldedStretch {
  readonly x: number;
  readonly width: number;
  readonly selected: boolean;
}

/** Everything to draw for one view. Pixels count from the plot's top left corner, scrolled or not. */
export interface TimelineLayout {
  readonly rows: readonly LaneRow[];
  /** Those of the rows that are scrolled into sight, in whole or in part. */
  readonly seen: readonly LaneRow[];
  /** By lane from top to bottom, then from left to right. */
  readonly shapes: readonly Shape[];
  /** The folded lanes that are seen; they have no shapes. */
  readonly folded: readonly FoldedLane[];
  readonly axis: Axis;
  /** The height of all rows; more than the plot's where they must scroll. */
  readonly contentHeight: number;
  /** Where "now" lies, if it is in view. */
  readonly now: number | null;
}

/** The first `limit` events that a shape stands for, from left to right. */
export function eventsOf(index: TimelineIndex, shape: Shape, limit = Infinity): TimelineEvent[] {
  if (shape.kind !== 'cluster') return [shape.event];
  const members = shape.members.subarray(0, Math.min(limit, shape.members.length));
  return Array.from(members).flatMap((member) => index.events[member] ?? []);
}

/** Whether a shape stands for the event at a position of the index. */
export function standsFor(index: TimelineIndex, shape: Shape, position: number): boolean {
  if (shape.kind === 'cluster') return shape.members.includes(position);
  return index.events[position] === shape.event;
}

/**
 * What a press meant that was made at a point of an earlier layout: an event stays what it is, a cluster
 * may have been taken apart or have grown, and then is what lies there now.
 */
export function meantShape(
  shapes: readonly Shape[],
  pressed: Shape,
  x: number,
  y: number,
): Shape | null {
  if (pressed.kind !== 'cluster') return pressed;
  return shapes.find(({ key }) => key === pressed.key) ?? shapeAt(shapes, x, y);
}

/** The topmost shape at a point of the plot, glyphs before labels of neighbours. */
export function shapeAt(shapes: readonly Shape[], x: number, y: number): Shape | null {
  let found: Shape | null = null;
  let nearest = Infinity;
  for (const shape of shapes) {
    const { hit } = shape;
    const inside = x >= hit.x && x <= hit.x + hit.width && y >= hit.y && y <= hit.y + hit.height;
    if (!inside) continue;
    const distance = shape.kind === 'bar' ? 12 : Math.abs(x - shape.x);
    if (distance >= nearest) continue;
    nearest = distance;
    found = shape;
  }
  return found;
}
