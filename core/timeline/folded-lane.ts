import { visitTouching, type LaneIndex } from './index-events';
import type { LaneSetting } from './layout-lane';
import type { FoldedLane, FoldedStretch, LaneRow } from './shapes';
import { millisecondsPerPixel } from './view';

/** How wide a mark of a folded lane is drawn, in pixels, with the air behind it. */
const FOLDED_MARK = 3;
/** An event that is at least this long on the screen is drawn as a stretch. */
const STRETCH = 8;
/** Stretches are cut off this far outside of the plot: further than a motion shows of one layout. */
const CLIP = 240;

/** What a folded lane shows of the events that touch the view. */
export function foldedLane(setting: LaneSetting, lane: LaneIndex, row: LaneRow): FoldedLane {
  const { view, width, index, selectedId } = setting;
  const perPixel = millisecondsPerPixel(view, width);
  const selected = selectedId === null ? undefined : index.positionOf.get(selectedId);
  const stretches: FoldedStretch[] = [];
  const marks = new Map<number, { count: number; selected: boolean }>();
  visitTouching(lane, view.from, view.to, (position) => {
    const earliest = lane.earliest[position] ?? 0;
    const latest = lane.latest[position] ?? 0;
    const isSelected = lane.items[position] === selected;
    if ((latest - earliest) / perPixel >= STRETCH) {
      const left = Math.max(-CLIP, (earliest - view.from) / perPixel);
      const right = Math.min(width + CLIP, (latest - view.from) / perPixel);
      stretches.push({ x: left, width: right - left, selected: isSelected });
      return;
    }
    // Counted from the beginning of time, so that marks keep their company while the hand pans.
    const place = Math.floor((lane.centre[position] ?? 0) / perPixel / FOLDED_MARK);
    const mark = marks.get(place);
    if (!mark) marks.set(place, { count: 1, selected: isSelected });
    else {
      mark.count += 1;
      mark.selected ||= isSelected;
    }
  });
  return {
    laneId: lane.id,
    y: row.y,
    height: row.height,
    marks: [...marks]
      .sort(([a], [b]) => a - b)
      .map(([place, mark]) => ({ x: place * FOLDED_MARK - view.from / perPixel, ...mark })),
    stretches,
  };
}
