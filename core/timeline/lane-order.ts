/** Where a lane is moved to. */
export type LaneMove = 'up' | 'down' | 'top' | { readonly before: string | null };

/**
 * The lanes once one of them is moved, or null where it stands there already.
 *
 * `order` are all lanes, `shown` those on the screen: one step up passes the lane that is seen
 * above, with whatever is hidden between. `before: null` is the end.
 */
export function movedLane(
  order: readonly string[],
  shown: readonly string[],
  id: string,
  move: LaneMove,
): readonly string[] | null {
  const at = shown.indexOf(id);
  if (at < 0) return null;
  const target = targetOf(shown, at, move);
  if (target === undefined || target === id) return null;
  const others = order.filter((other) => other !== id);
  const last = shown.at(at === shown.length - 1 ? -2 : -1);
  const place = target === null ? others.indexOf(last ?? '') + 1 : others.indexOf(target);
  const next = others.toSpliced(place, 0, id);
  return next.every((other, position) => other === order[position]) ? null : next;
}

/** The shown lane to stand before; null for the end, undefined where there is nowhere to go. */
function targetOf(shown: readonly string[], at: number, move: LaneMove): string | null | undefined {
  switch (move) {
    case 'up':
      return at === 0 ? undefined : shown[at - 1];
    case 'down':
      return at === shown.length - 1 ? undefined : (shown[at + 2] ?? null);
    case 'top':
      return shown[0];
    default:
      return move.before;
  }
}

/**
 * What of a new order must be kept: everything down to the last lane that was ever placed.
 *
 * What lies below was never placed by anyone and goes on following the number of its events.
 */
export function placedLanes(
  order: readonly string[],
  placed: readonly string[],
  moved: string,
): readonly string[] {
  const fixed = new Set([...placed, moved]);
  return order.slice(0, order.findLastIndex((id) => fixed.has(id)) + 1);
}
