/** Where a step leads, and whether it went past the end and began anew at the other one. */
export interface Step<Stop> {
  readonly stop: Stop;
  readonly isAnew: boolean;
}

/**
 * The next (1) or previous (-1) of some stops in the order of the text, seen from a place in it; past
 * the last one it begins anew. Null where there are none.
 *
 * @param placeOf where a stop is, on the same scale as `from`
 */
export function stepTo<Stop>(
  stops: readonly Stop[],
  placeOf: (stop: Stop) => number,
  from: number,
  steps: 1 | -1,
): Step<Stop> | null {
  const ahead =
    steps === 1
      ? stops.find((stop) => placeOf(stop) > from)
      : stops.findLast((stop) => placeOf(stop) < from);
  if (ahead !== undefined) return { stop: ahead, isAnew: false };
  const anew = stops.at(steps === 1 ? 0 : -1);
  return anew === undefined ? null : { stop: anew, isAnew: true };
}
