import type { TimelineIndex } from '../../core/timeline/index-events';
import { layoutTimeline, MOST_REACH, REACH, type LayoutRequest } from '../../core/timeline/layout';
import { isNear, movedLayout } from '../../core/timeline/moved-layout';
import type { TimelineLayout } from '../../core/timeline/shapes';

/** Among fewer events every frame is laid out: it takes a millisecond. */
const MANY = 5_000;
/** So many frames of a motion follow the one that was laid out; among very many events, so many. */
const MOVED = 3;
const VERY_MANY = 50_000;
const MOVED_MOST = 5;

type Request = Required<Omit<LayoutRequest, 'reach'>>;

interface Kept {
  readonly index: TimelineIndex;
  readonly request: Request;
  /** Whether there is more of it than at rest, for the frames that it serves. */
  readonly isWide: boolean;
  readonly layout: TimelineLayout;
}

/**
 * Layouts, one after the other, for the frames of a motion.
 *
 * Among many events the layout of one frame serves the next ones too, moved to where they look; every
 * fourth is laid out, or every sixth. What is shown at rest always is.
 */
export class LayoutPace {
  #kept: Kept | null = null;
  #moved = 0;

  layout(index: TimelineIndex, request: Request, isMoving: boolean): TimelineLayout {
    const kept = this.#kept;
    const served = servedFrames(index.count);
    if (kept && isSame(kept, index, request)) {
      const { view } = kept.request;
      const { view: next, width } = request;
      if (view === next && (isMoving || !kept.isWide)) return kept.layout;
      if (isMoving && kept.isWide && this.#moved < served && isNear(view, next, width)) {
        this.#moved += 1;
        return movedLayout(kept.layout, view, request);
      }
    }
    const isWide = isMoving && served > 0;
    const layout = layoutTimeline(index, { ...request, reach: isWide ? MOST_REACH : REACH });
    this.#kept = { index, request, isWide, layout };
    this.#moved = 0;
    return layout;
  }
}

/** For how many more frames of a motion one layout serves. */
function servedFrames(count: number): number {
  if (count <= MANY) return 0;
  return count > VERY_MANY ? MOVED_MOST : MOVED;
}

/** Whether nothing but the view is another one. */
function isSame(kept: Kept, index: TimelineIndex, request: Request): boolean {
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
