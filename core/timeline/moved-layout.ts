import { MOST_REACH } from './layout';
import { barWordsX } from './layout-lane';
import type { Bar, FoldedLane, Shape, TimelineLayout } from './shapes';
import { axisOf, type AxisStyle } from './ticks';
import { millisecondsPerPixel, pixelOf, type TimeView } from './view';

/** A view may reach so far beyond one that was laid out to `MOST_REACH`, in pixels: a mark is wide itself. */
const SHOWN = MOST_REACH - 40;
/** At another zoom than this many times the one that was laid out, words would run into each other. */
const MOST_ZOOM = 1.2;

/** What a layout was made for, as far as moving it goes. */
export interface MoveRequest extends AxisStyle {
  readonly view: TimeView;
  readonly width: number;
  readonly now?: number | null;
}

/** How places of one view lie in another: `x * scale + shift`. */
interface Move {
  readonly scale: number;
  readonly shift: number;
}

/**
 * Whether all that a view shows is there in the layout of another one, made with `MOST_REACH`, at about
 * the same zoom.
 */
export function isNear(kept: TimeView, view: TimeView, width: number): boolean {
  const zoom = (kept.to - kept.from) / (view.to - view.from);
  return (
    zoom <= MOST_ZOOM &&
    zoom >= 1 / MOST_ZOOM &&
    pixelOf(kept, width, view.from) >= -SHOWN &&
    pixelOf(kept, width, view.to) <= width + SHOWN
  );
}

/**
 * The layout of one view, shown in another that `isNear`: every mark lies where its time does, with
 * its words beside it. The axis is exact.
 *
 * Clusters stay as they were and words may come nearer to each other than they should: it does for the
 * frames of a motion between two layouts, and for no view that rests.
 */
export function movedLayout(
  layout: TimelineLayout,
  from: TimeView,
  request: MoveRequest,
): TimelineLayout {
  const { view, width } = request;
  const scale = (from.to - from.from) / (view.to - view.from);
  const move = { scale, shift: (from.from - view.from) / millisecondsPerPixel(view, width) };
  const now = request.now ?? null;
  const inView = now !== null && now >= view.from && now <= view.to;
  return {
    ...layout,
    shapes: layout.shapes.map((shape) => movedShape(shape, move)),
    folded: layout.folded.map((lane) => movedLane(lane, move)),
    axis: axisOf(view, width, request),
    now: inView ? pixelOf(view, width, now) : null,
  };
}

function movedShape(shape: Shape, move: Move): Shape {
  if (shape.kind === 'bar') return movedBar(shape, move);
  const { label, hit } = shape;
  const x = shape.x * move.scale + move.shift;
  const by = x - shape.x;
  const placed = {
    x,
    label: label && { ...label, x: label.x + by },
    hit: { ...hit, x: hit.x + by },
  };
  if (shape.kind === 'cluster') return { ...shape, ...placed };
  const { reach } = shape;
  return { ...shape, ...placed, reach: reach && moved(reach, move) };
}

function movedBar(bar: Bar, move: Move): Bar {
  const { label, hit } = bar;
  const { x, width } = moved(bar, move);
  const spare = bar.x - hit.x;
  // Its words wait at the left edge as long as there is something of it in view.
  const words = label && { ...label, x: barWordsX(x, width, bar.thickness) };
  const overhang = label ? Math.max(0, hit.x + hit.width - label.x) : 0;
  const right = Math.max(x + width + spare, words ? words.x + overhang : -Infinity);
  return {
    ...bar,
    x,
    width,
    softStart: bar.softStart * move.scale,
    softEnd: bar.softEnd * move.scale,
    label: words,
    hit: { ...hit, x: x - spare, width: right - x + spare },
  };
}

function movedLane(lane: FoldedLane, move: Move): FoldedLane {
  return {
    ...lane,
    marks: lane.marks.map((mark) => ({ ...mark, x: mark.x * move.scale + move.shift })),
    stretches: lane.stretches.map((stretch) => ({ ...stretch, ...moved(stretch, move) })),
  };
}

function moved<Part extends { readonly x: number; readonly width: number }>(
  { x, width }: Part,
  { scale, shift }: Move,
): { readonly x: number; readonly width: number } {
  return { x: x * scale + shift, width: width * scale };
}
