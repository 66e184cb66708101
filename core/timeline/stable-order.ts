/** So many of a number's lowest bits are lent to its place. */
const PLACE_BITS = 20;
const MOST = 1 << PLACE_BITS;
const PLACE = MOST - 1;
/** Which half of a number's bits is the lower one. */
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/**
 * The places of a column's numbers in ascending order. Places of equal numbers stay as they were in
 * `from`: in the column, if it is left out. No number may be NaN.
 *
 * The runtime sorts numbers by itself much faster than by asking a function of ours for every two of
 * them, which at 100,000 takes longer than all else that a timeline needs to open. So every number
 * carries its place in its lowest bits, and what these hid is put right after.
 */
export function stableOrder(column: Float64Array, from?: Int32Array): Int32Array {
  const numbers = from
    ? new Float64Array(column.length).map((_, at) => column[from[at] ?? 0] ?? 0)
    : column;
  const order = numbers.length <= MOST ? roughOrder(numbers) : slowOrder(numbers);
  for (let at = 1; at < order.length; at += 1) {
    const place = order[at] ?? 0;
    const number = numbers[place] ?? 0;
    let to = at;
    for (; to > 0; to -= 1) {
      const before = order[to - 1] ?? 0;
      const other = numbers[before] ?? 0;
      if (other < number || (other === number && before < place)) break;
      order[to] = before;
    }
    if (to < at) order[to] = place;
  }
  return from ? order.map((at) => from[at] ?? 0) : order;
}

/** The order but for numbers that differ in their lowest bits only. */
function roughOrder(numbers: Float64Array): Int32Array {
  const count = numbers.length;
  const carriers = new Float64Array(count);
  const halves = new Int32Array(carriers.buffer);
  for (let at = 0; at < count; at += 1) {
    // Infinity with a place would be no number; and nought has two signs.
    const number = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, numbers[at] ?? 0));
    carriers[at] = number + 0;
    const low = 2 * at + LOW;
    // Of negative numbers the bits count the other way round.
    const place = isNegative(halves, at) ? PLACE - at : at;
    halves[low] = ((halves[low] ?? 0) & ~PLACE) | place;
  }
  carriers.sort();
  const order = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const place = (halves[2 * at + LOW] ?? 0) & PLACE;
    order[at] = isNegative(halves, at) ? PLACE - place : place;
  }
  return order;
}

/** By the sign itself: what is as small as can be may have become nought. */
function isNegative(halves: Int32Array, at: number): boolean {
  return (halves[2 * at + 1 - LOW] ?? 0) < 0;
}

function slowOrder(numbers: Float64Array): Int32Array {
  const places = Int32Array.from(numbers, (_, place) => place);
  return places.sort((a, b) => {
    const [one, other] = [numbers[a] ?? 0, numbers[b] ?? 0];
    return one < other ? -1 : one > other ? 1 : a - b;
  });
}
