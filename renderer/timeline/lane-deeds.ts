import type { LaneMove } from '../../core/timeline/lane-order';

/** What can be done with the lanes of the timeline; null where it cannot be done. */
export interface LaneDeeds {
  readonly fold: (ids: readonly string[], folded: boolean) => void;
  /** Moves a lane among those shown; answers whether it moved. */
  readonly move:
    ((id: string, shown: readonly string[], move: LaneMove) => Promise<boolean>) | null;
  readonly add: (() => void) | null;
  readonly rename: ((id: string) => void) | null;
  readonly remove: ((id: string) => void) | null;
}
