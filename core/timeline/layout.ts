import { foldedLane } from './folded-lane';
import type { TimelineIndex } from './index-events';
import { layoutLane } from './layout-lane';
import type { FoldedLane, LaneRow, Shape, TimelineLayout } from './shapes';
import { axisOf } from './ticks';
import { pixelOf, type TimeView } from './view';

/** What is asked of a layout. */
export interface LayoutRequest {
  readonly view: TimeView;
  /** The plot without gutter, axis and minimap, in pixels. */
  readonly width: number;
  readonly height: number;
  /** How far the rows are scrolled up. */
  readonly top?: number;
  /** The width in pixels of a label's text. */
  readonly measure: (text: string) => number;
  readonly selectedId?: string | null;
  /** BCP 47 of the axis' words and their order; British English where nothing is said. */
  readonly locale?: string;
  /** The present in milliseconds as the reader's clock shows it. */
  readonly now?: number | null;
  /** How far out of the plot there are shapes, in pixels: up to `MOST_REACH`, `REACH` if left out. */
  readonly reach?: number;
}

/** How far out of the plot shapes are kept: so a hand that pans a little finds them there. */
export const REACH = 100;
export const MOST_REACH = 240;

/** A lane lower than this cannot hold a cluster's number. */
const MIN_LANE_HEIGHT = 26;
/** A lane higher than this only spreads out what belongs together. */
const MAX_LANE_HEIGHT = 220;
/** A folded lane is as low as its name can be aimed at. */
const FOLDED_HEIGHT = 24;

/**
 * The rows of the lanes: what the folded ones leave of the height is shared out, and overflowed
 * rather than that a row gets too low to read.
 */
export function laneRows(index: TimelineIndex, height: number): LaneRow[] {
  const folded = index.lanes.filter((lane) => lane.folded).length;
  const share = (height - folded * FOLDED_HEIGHT) / Math.max(1, index.lanes.length - folded);
  const each = Math.min(MAX_LANE_HEIGHT, Math.max(MIN_LANE_HEIGHT, share));
  let y = 0;
  return index.lanes.map((lane) => {
    const rowHeight = lane.folded ? FOLDED_HEIGHT : each;
    const row = {
      id: lane.id,
      name: lane.name,
      y,
      height: rowHeight,
      count: lane.items.length,
      folded: lane.folded,
    };
    y += rowHeight;
    return row;
  });
}

/**
 * From events to shapes, for one view: a pure function.
 *
 * Every event that touches the view is in exactly one shape of each of its lanes, alone or in a
 * cluster, or in what is drawn of a folded lane; no label overlaps a label or a glyph. Only rows that
 * are seen are laid out.
 */
export function layoutTimeline(index: TimelineIndex, request: LayoutRequest): TimelineLayout {
  const { view, width, height, measure } = request;
  const rows = laneRows(index, height);
  const top = request.top ?? 0;
  const setting = {
    index,
    view,
    width,
    measure,
    selectedId: request.selectedId ?? null,
    reach: request.reach ?? REACH,
  };
  const seen: LaneRow[] = [];
  const shapes: Shape[] = [];
  const folded: FoldedLane[] = [];
  rows.forEach((row, at) => {
    const lane = index.lanes[at];
    if (!lane || row.y > top + height || row.y + row.height < top) return;
    seen.push(row);
    if (lane.folded) folded.push(foldedLane(setting, lane, row));
    else shapes.push(...layoutLane(setting, lane, row));
  });
  const last = rows[rows.length - 1];
  const now = request.now ?? null;
  const inView = now !== null && now >= view.from && now <= view.to;
  return {
    rows,
    seen,
    shapes,
    folded,
    axis: axisOf(view, width, { measure, locale: request.locale ?? 'en-GB' }),
    contentHeight: last ? last.y + last.height : 0,
    now: inView ? pixelOf(view, width, now) : null,
  };
}
