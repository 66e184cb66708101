/**
 * Packing of one lane: which points stand alone, which share a cluster, which row each takes, and
 * where words still fit. Numbers only; `layout-lane.ts` turns the result into shapes.
 */
import type { Points, Stretch } from './lane-content';

/** A dot or a cluster: points `start` to `end` (half open) of the points sorted by x. */
export interface Glyph {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly radius: number;
  readonly row: number;
  readonly cluster: boolean;
}

export const DOT_RADIUS = 6;
/** Free pixels between two glyphs of a row, and between two stretches. */
const GLYPH_GAP = 2;
const STRETCH_GAP = 4;

/** Gives every stretch the first row in which nothing overlaps it; the rest are returned apart. */
export function packStretches(
  stretches: readonly Stretch[],
  rows: readonly number[],
): { readonly placed: readonly (Stretch & { row: number })[]; readonly left: readonly Stretch[] } {
  const taken = new Map<number, Stretch[]>(rows.map((row) => [row, []]));
  const placed: (Stretch & { row: number })[] = [];
  const left: Stretch[] = [];
  for (const stretch of stretches) {
    const { x1, x2 } = stretch;
    const row = rows.find((each) =>
      taken
        .get(each)
        ?.every((other) => other.x2 + STRETCH_GAP <= x1 || x2 + STRETCH_GAP <= other.x1),
    );
    if (row === undefined) {
      left.push(stretch);
      continue;
    }
    taken.get(row)?.push(stretch);
    placed.push({ ...stretch, row });
  }
  return { placed, left };
}

/**
 * Gives every point a glyph and every glyph a row where it overlaps no other.
 *
 * From left to right; a point goes to the first row of `rows` that is free there. Where none is,
 * it and the glyph before it become one cluster, and that again with the one before it until it
 * fits: so the points of a cluster are always neighbours, and none is ever left out. More points
 * within one dot's width than there are rows are taken together at once, so that the work grows
 * with the glyphs and not with the crowd.
 */
export function packPoints(
  points: Points,
  standIns: ReadonlySet<number>,
  rows: readonly number[],
  clusterRadius: number,
): Glyph[] {
  const glyphs: Glyph[] = [];
  const xOf = (at: number): number => points.x[at] ?? Infinity;

  /** The first row without a glyph right of `left`; scans only glyphs that could reach that far. */
  const freeRow = (left: number): number | undefined => {
    const taken = new Set<number>();
    for (let at = glyphs.length - 1; at >= 0 && taken.size < rows.length; at -= 1) {
      const glyph = glyphs[at];
      if (!glyph || glyph.x + 2 * clusterRadius + GLYPH_GAP < left) break;
      if (glyph.x + glyph.radius + GLYPH_GAP > left) taken.add(glyph.row);
    }
    return rows.find((row) => !taken.has(row));
  };

  const place = (start: number, end: number): void => {
    let from = start;
    for (;;) {
      const cluster = end - from > 1 || standIns.has(from);
      const radius = cluster ? clusterRadius : DOT_RADIUS;
      const x = (xOf(from) + xOf(end - 1)) / 2;
      const row = freeRow(x - radius);
      const before = row === undefined ? glyphs.pop() : undefined;
      if (!before) {
        glyphs.push({ start: from, end, x, radius, row: row ?? rows[0] ?? 0, cluster });
        return;
      }
      from = before.start;
    }
  };

  let at = 0;
  while (at < points.count) {
    const limit = xOf(at) + DOT_RADIUS * 2;
    let end = at + 1;
    while (end < points.count && xOf(end) < limit) end += 1;
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
