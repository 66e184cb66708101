import { LANE_GROUPINGS, type LaneGrouping } from '../../core/timeline/lane-grouping';

/** How the timeline of a library looks in this window. */
interface Look {
  readonly grouping: LaneGrouping;
  /** The ids of the folded lanes, by grouping. */
  readonly folded: Readonly<Partial<Record<LaneGrouping, readonly string[]>>>;
  readonly gaps: boolean;
}

const PLAIN: Look = { grouping: 'hand', folded: {}, gaps: true };

/** What of the browser's storage a look is kept in. */
type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * How somebody looks at the timeline of a library: by which lanes, which of them folded, with or
 * without gaps. Kept with the window's own data, for it is no part of the library.
 */
export class TimelineLook {
  readonly #key: string;
  readonly #kept: Kept;
  #look = $state.raw<Look>(PLAIN);
  readonly folded: ReadonlySet<string> = $derived(
    new Set(this.#look.folded[this.#look.grouping] ?? []),
  );

  constructor(libraryId: string, kept: Kept) {
    this.#key = `timeline/${libraryId}`;
    this.#kept = kept;
    this.#look = readLook(kept.getItem(this.#key));
  }

  get grouping(): LaneGrouping {
    return this.#look.grouping;
  }

  get gaps(): boolean {
    return this.#look.gaps;
  }

  group(grouping: LaneGrouping): void {
    this.#put({ grouping });
  }

  showGaps(gaps: boolean): void {
    this.#put({ gaps });
  }

  /** Folds or unfolds lanes of the present grouping. */
  fold(ids: readonly string[], folded: boolean): void {
    const next = new Set(this.folded);
    for (const id of ids) {
      if (folded) next.add(id);
      else next.delete(id);
    }
    this.#put({ folded: { ...this.#look.folded, [this.grouping]: [...next] } });
  }

  #put(part: Partial<Look>): void {
    this.#look = { ...this.#look, ...part };
    this.#kept.setItem(this.#key, JSON.stringify(this.#look));
  }
}

/** A look from the text it was kept as; the plain one where it cannot be read any more. */
function readLook(kept: string | null): Look {
  if (kept === null) return PLAIN;
  try {
    const { grouping, folded, gaps } = JSON.parse(kept) as Partial<Look>;
    const lists = LANE_GROUPINGS.flatMap((one) => {
      const ids: unknown = folded?.[one];
      if (!Array.isArray(ids)) return [];
      return [[one, ids.filter((id) => typeof id === 'string')] as const];
    });
    return {
      grouping: LANE_GROUPINGS.find((one) => one === grouping) ?? PLAIN.grouping,
      folded: Object.fromEntries(lists),
      gaps: gaps !== false,
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return PLAIN;
    throw error;
  }
}
