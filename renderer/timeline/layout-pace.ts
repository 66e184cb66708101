import type { TimelineIndex } from '../../core/timeline/index-events';
import { layoutTimeline, type LayoutRequest } from '../../core/timeline/layout';
import { isNear, movedLayout } from '../../core/timeline/moved-layout';
import type { TimelineLayout } from '../../core/timeline/shapes';

/** Among fewer events every frame is laid out: it takes a millisecond. */
const MANY = 5_000;
/** So many frames of a motion follow the one that was laid out. */
const MOST_MOVED = 3;

interface Kept {
  readonly index: TimelineIndex;
  readonly request: Required<LayoutRequest>;
  readonly layout: TimelineLayout;
}

/**
 * Layouts, one after the other, for the frames of a motion.
 *
 * Among many events the layout of one frame serves the next ones too, moved to where they look; every
 * fourth is laid out. What is shown at rest always is.
 */
export class LayoutPace {
  #kept: Kept | null = null;
  #moved = 0;

  layout(
    index: TimelineIndex,
    request: Required<LayoutRequest>,
    isMoving: boolean,
  ): TimelineLayout {
    const kept = this.#kept;
    if (kept && isSame(kept, index, request)) {
      const { view } = kept.request;
      const { view: next, width } = request;
      if (view === next) return kept.layout;
      const isServing = isMoving && index.count > MANY && this.#moved < MOST_MOVED;
      if (isServing && isNear(view, next, width)) {
        this.#moved += 1;
        return movedLayout(kept.layout, view, request);
      }
    }
    const layout = layoutTimeline(index, request);
    this.#kept = { index, request, layout };
    this.#moved = 0;
    return layout;
  }
}

/** Whether nothing but the view is another one. */
function isSame(kept: Kept, index: TimelineIndex, request: Required<LayoutRequest>): boolean {
  const was = kept.request;
  return (
    kept.index === index &&
    was.width === request.width &&
    was.height === request.height &&
    was.top === request.top &&
    was.measure === request.measure &&
    was.locale === request.locale &&
    was.selectedId === request.selectedId &&
    was.now === request.now
  );
}
