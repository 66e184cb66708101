import { DAY, MINUTE } from '../time/calendar';
import { MEAN_YEAR } from './civil-time';

/**
 * The stretch of time on show, in whole milliseconds.
 *
 * Whole, so that panning there and back adds and takes away the same number and ends where it
 * began; at the closest zoom a pixel is still some hundred of them.
 */
export interface TimeView {
  readonly from: number;
  readonly to: number;
}

/** Five minutes: closer than sources tell. */
export const MIN_SPAN = 5 * MINUTE;
/** Writing is five thousand years old; this leaves room for what lies before it. */
export const MAX_SPAN = Math.round(100_000 * MEAN_YEAR);
/** Instants beyond this are not whole numbers of milliseconds any more once added to a span. */
const FARTHEST = 8.64e15;
/** Room beside a fit, as parts of the span: the first dot is not cut, nor the last one's words. */
const FIT_BEFORE = 0.04;
const FIT_AFTER = 0.17;
/** An event all alone is shown in a month around it. */
const ALONE = 30 * DAY;

/** How many milliseconds one pixel is wide. */
export function millisecondsPerPixel(view: TimeView, width: number): number {
  return (view.to - view.from) / Math.max(1, width);
}

/** Where an instant lies, in pixels from the left edge; unbounded, ±Infinity for open ends. */
export function pixelOf(view: TimeView, width: number, instant: number): number {
  return (instant - view.from) / millisecondsPerPixel(view, width);
}

/** The instant at a pixel. */
export function instantAt(view: TimeView, width: number, pixel: number): number {
  return view.from + pixel * millisecondsPerPixel(view, width);
}

/** A view of a usable span at a reachable place, whatever was asked for. */
export function boundedView(from: number, to: number): TimeView {
  const asked = Number.isFinite(to - from) ? to - from : MAX_SPAN;
  const span = Math.round(Math.min(MAX_SPAN, Math.max(MIN_SPAN, asked)));
  const known = Number.isFinite(from) ? from + asked / 2 : to - asked / 2;
  const middle = Number.isFinite(known) ? known : 0;
  const start = span === asked && Number.isFinite(from) ? from : middle - span / 2;
  const bounded = Math.round(Math.min(FARTHEST - span, Math.max(-FARTHEST, start)));
  return { from: bounded, to: bounded + span };
}

/** The view moved by pixels; positive moves towards later times. */
export function pannedView(view: TimeView, width: number, pixels: number): TimeView {
  // Rounded away from zero on both sides: the way back is then as long as the way there.
  const exact = pixels * millisecondsPerPixel(view, width);
  const shift = Math.sign(exact) * Math.round(Math.abs(exact));
  return boundedView(view.from + shift, view.to + shift);
}

/** The view zoomed so that the instant at `pixel` stays there; a factor above 1 comes closer. */
export function zoomedView(view: TimeView, width: number, factor: number, pixel: number): TimeView {
  const span = view.to - view.from;
  const next = Math.min(MAX_SPAN, Math.max(MIN_SPAN, span / factor));
  const share = Math.min(1, Math.max(0, pixel / Math.max(1, width)));
  const from = Math.round(view.from + (span - next) * share);
  return boundedView(from, from + Math.round(next));
}

/** The view that shows a stretch of time with a margin; one instant gets a month around it. */
export function fittedView(earliest: number, latest: number): TimeView {
  const span = latest - earliest;
  if (span < MIN_SPAN) return boundedView(earliest - ALONE / 2, latest + ALONE / 2);
  return boundedView(earliest - span * FIT_BEFORE, latest + span * FIT_AFTER);
}

/**
 * The same zoom, moved so that a stretch of time is seen; unmoved where it is seen already.
 *
 * A stretch longer than the view is seen once part of it fills a good piece of the view.
 */
export function revealingView(view: TimeView, earliest: number, latest: number): TimeView {
  const span = view.to - view.from;
  const edge = span * 0.08;
  const first = Math.max(earliest, -FARTHEST);
  const last = Math.min(latest, FARTHEST);
  if (last - first > span - 2 * edge) {
    if (first <= view.to - span / 3 && last >= view.from + span / 3) return view;
    return boundedView(...shifted(view, first > view.from ? first - edge : last + edge - span));
  }
  if (first >= view.from + edge && last <= view.to - edge) return view;
  return boundedView(...shifted(view, (first + last) / 2 - span / 2));
}

function shifted(view: TimeView, from: number): [number, number] {
  const start = Math.round(from);
  return [start, start + view.to - view.from];
}
