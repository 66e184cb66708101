/** A stretch of a text in UTF-16 units, half open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text over which the same stretches lie, in the order they were given. */
export interface Run<S extends Stretch> extends Stretch {
  readonly text: string;
  readonly over: readonly S[];
}

/**
 * Cuts a text where any of the stretches over it begins or ends.
 *
 * Marks, clips and dates overlap as they like, elements nest: so a reader draws runs, one element
 * each, and the text stays whole. Joined again the runs are the text; empty stretches and what lies
 * outside the text are left out. A text without stretches is one run, an empty text none.
 *
 *     runsOf('abcd', [{start: 1, end: 3}, {start: 2, end: 4}]) → a | b¹ | c¹² | d²
 */
export function runsOf<S extends Stretch>(text: string, stretches: readonly S[]): Run<S>[] {
  const inside = stretches.filter(
    ({ start, end }) => start < end && start < text.length && end > 0,
  );
  const cuts = new Set([0, text.length]);
  for (const { start, end } of inside) {
    cuts.add(Math.max(0, start));
    cuts.add(Math.min(text.length, end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0;
    return {
      start,
      end,
      text: text.slice(start, end),
      over: inside.filter((stretch) => stretch.start < end && stretch.end > start),
    };
  });
}
