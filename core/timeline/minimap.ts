import { lowerBound, type TimelineIndex } from './index-events';
import { boundedView, fittedView, type TimeView } from './view';

/** Two pixels of bar, one of air. */
const BIN_PIXELS = 3;

/** How many events lie where, over all of them: the picture in the minimap. */
export interface Minimap {
  /** The stretch of time that the minimap spans. */
  readonly span: TimeView;
  readonly bins: readonly { readonly x: number; readonly count: number }[];
  readonly most: number;
}

/**
 * The minimap for a width: its span is that of all events, an event in two lanes counts once.
 * Null without a dated event. Each bin costs a binary search, however many events it holds.
 */
export function minimapOf(index: TimelineIndex, width: number): Minimap | null {
  if (!index.extent || index.centres.length === 0) return null;
  const { earliest, latest } = index.extent;
  const margin = (latest - earliest) * 0.02;
  const span =
    latest > earliest
      ? boundedView(earliest - margin, latest + margin)
      : fittedView(earliest, latest);
  const count = Math.max(1, Math.floor(width / BIN_PIXELS));
  const perBin = (span.to - span.from) / count;
  const bins: { x: number; count: number }[] = [];
  let most = 0;
  let before = 0;
  for (let bin = 1; bin <= count; bin += 1) {
    const upTo =
      bin === count ? index.centres.length : lowerBound(index.centres, span.from + bin * perBin);
    const here = upTo - before;
    if (here > 0) bins.push({ x: (bin - 1) * BIN_PIXELS, count: here });
    most = Math.max(most, here);
    before = upTo;
  }
  return { span, bins, most };
}

/** Narrower than this a brush cannot be taken hold of. */
const MIN_BRUSH = 10;

/** Where the view lies in the minimap, in pixels: clipped to it, and never too narrow to grasp. */
export function brushOf(
  span: TimeView,
  view: TimeView,
  width: number,
): { x: number; width: number } {
  const perPixel = (span.to - span.from) / Math.max(1, width);
  const left = Math.min(width, Math.max(0, (view.from - span.from) / perPixel));
  const right = Math.min(width, Math.max(0, (view.to - span.from) / perPixel));
  const wide = Math.max(MIN_BRUSH, right - left);
  const x = Math.min(Math.max(0, (left + right - wide) / 2), Math.max(0, width - wide));
  return { x, width: wide };
}
