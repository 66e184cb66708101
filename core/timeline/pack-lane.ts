/**
 * Packing of one lane: which points stand alone, which share a cluster, which row each takes, and
 * where words still fit. Numbers only; `layout-lane.ts` turns the result into shapes.
 */
import { firstBeyond, type Points, type Stretch, type Stretches } from './lane-content';

/** A dot or a cluster: points `start` to `end` (half open) of the points sorted by x. */
export interface Glyph {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly radius: number;
  readonly row: number;
  readonly cluster: boolean;
}

const DOT_RADIUS = 6;
/** Free pixels between two glyphs of a row, and between two stretches. */
const GLYPH_GAP = 2;
/** After a cluster: rings that nearly touch read as a chain. */
const CLUSTER_GAP = 8;
const STRETCH_GAP = 4;
/** How far to the left a glyph is looked for whose words may reach here. */
const FARTHEST_WORDS = 320;

/** Where a stretch may lie: a row, and which of the thin lines at its foot. */
export interface Track {
  readonly row: number;
  readonly line: number;
}

/** A stretch with its track; `alone` when no other stretch of its row overlaps it. */
export type PlacedStretch = Stretch & Track & { readonly alone: boolean };

/** Gives every stretch the first track on which nothing overlaps it; `left` are the others, by their number. */
export function packStretches(
  { count, positions, x1, x2 }: Stretches,
  tracks: readonly Track[],
): { readonly placed: readonly PlacedStretch[]; readonly left: readonly number[] } {
  const taken = tracks.map((track) => ({ track, end: -Infinity, stretches: [] as Stretch[] }));
  const left: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const start = x1[nth] ?? 0;
    const end = x2[nth] ?? 0;
    // They come by their beginnings: what ends before this one does not reach any later one.
    const free = taken.find((each) => each.stretches.length === 0 || each.end <= start);
    if (!free) {
      left.push(nth);
      continue;
    }
    free.stretches.push({ position: positions[nth] ?? 0, x1: start, x2: end });
    free.end = Math.max(free.end, end + STRETCH_GAP);
  }
  const placed = taken.flatMap(({ track, stretches: own }) =>
    own.map((stretch) => {
      const alone = taken.every(
        (each) =>
          each.track.row !== track.row ||
          each.stretches.every((other) => other === stretch || apart(stretch, other)),
      );
      return { ...stretch, ...track, alone };
    }),
  );
  return { placed, left };
}

function apart(one: Stretch, other: Stretch): boolean {
  return other.x2 + STRETCH_GAP <= one.x1 || one.x2 + STRETCH_GAP <= other.x1;
}

/**
 * Gives every point a glyph and every glyph a row where it overlaps no other.
 *
 * From left to right; a point goes to the first row of `rows` that is free there. Where none is,
 * it and the glyph before it become one cluster, and that again with the one before it until it
 * fits: so the points of a cluster are always neighbours, and none is ever left out. More points
 * within one dot's width than there are rows are taken together at once, so that the work grows
 * with the glyphs and not with the crowd.
 *
 * Of several free rows one is taken where no words are cut, if there is any: `words` tells how many
 * pixels a point's label wants.
 */
export function packPoints(
  points: Points & { readonly isStandIn: Uint8Array },
  rows: readonly number[],
  clusterRadius: number,
  words: (at: number) => number,
): Glyph[] {
  const glyphs: Glyph[] = [];
  const reaches: number[] = [];
  const xOf = (at: number): number => points.x[at] ?? Infinity;

  /** The best row without a glyph right of `left`; scans only glyphs that could reach that far. */
  const freeRow = (left: number): number | undefined => {
    const taken = new Set<number>();
    const spoken = new Set<number>();
    const farthest = rows.length > 1 ? FARTHEST_WORDS : 2 * clusterRadius + CLUSTER_GAP;
    for (let at = glyphs.length - 1; at >= 0 && taken.size < rows.length; at -= 1) {
      const glyph = glyphs[at];
      if (!glyph || glyph.x + farthest < left) break;
      const gap = glyph.cluster ? CLUSTER_GAP : GLYPH_GAP;
      if (glyph.x + glyph.radius + gap > left) taken.add(glyph.row);
      if ((reaches[at] ?? 0) > left) spoken.add(glyph.row);
    }
    const free = rows.filter((row) => !taken.has(row));
    return free.find((row) => !spoken.has(row)) ?? free[0];
  };

  const place = (start: number, end: number): void => {
    let from = start;
    for (;;) {
      const cluster = end - from > 1 || points.isStandIn[from] === 1;
      const radius = cluster ? clusterRadius : DOT_RADIUS;
      const x = (xOf(from) + xOf(end - 1)) / 2;
      const row = freeRow(x - radius);
      const before = row === undefined ? glyphs.pop() : undefined;
      if (!before) {
        glyphs.push({ start: from, end, x, radius, row: row ?? rows[0] ?? 0, cluster });
        const wanted = cluster || rows.length === 1 ? 0 : words(from);
        reaches[glyphs.length - 1] = x + radius + Math.min(wanted, FARTHEST_WORDS - clusterRadius);
        return;
      }
      from = before.start;
    }
  };

  let at = 0;
  while (at < points.count) {
    const end = firstBeyond(points, at, xOf(at) + DOT_RADIUS * 2);
    if (end - at > rows.length) place(at, end);
    else for (let each = at; each < end; each += 1) place(each, each + 1);
    at = end;
  }
  return glyphs;
}

/** What is taken along one row, and for whom. */
export class RowSpace {
  readonly #taken: { readonly from: number; readonly to: number; readonly owner: string | null }[] =
    [];

  take(from: number, to: number, owner: string | null = null): void {
    this.#taken.push({ from, to, owner });
  }

  /** How many pixels right of `from` are free to `owner`: 0 or less where `from` itself is taken. */
  freeFrom(from: number, owner: string | null = null): number {
    let free = Infinity;
    for (const taken of this.#taken) {
      const own = owner !== null && taken.owner === owner;
      if (taken.to > from && !own) free = Math.min(free, taken.from - from);
    }
    return free;
  }
}
