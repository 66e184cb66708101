const BITS = 11;
const DIGITS = 1 << BITS;

/** Numbers that are ordered as their halves of 32 bits are, the higher half first. */
interface Halves {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/**
 * The places of a column's numbers in ascending order. Places of equal numbers stay as they were in
 * `from`: in the column, if it is left out. No number may be NaN.
 *
 * By the numbers' bits, some at a time (radix sort): an order that asks a function of ours for every
 * two of 100,000 events takes several times as long.
 */
export function stableOrder(column: Float64Array, from?: Int32Array): Int32Array {
  const count = column.length;
  let places = from?.slice() ?? Int32Array.from({ length: count }, (_, place) => place);
  let halves = halvesOf(column, places);
  let [nextPlaces, next] = [new Int32Array(count), emptyHalves(count)];
  for (const half of ['low', 'high'] as const) {
    for (let shift = 0; shift < 32; shift += BITS) {
      const starts = startsOf(halves[half], shift);
      if (!starts) continue;
      const { low, high } = halves;
      const digits = halves[half];
      for (let at = 0; at < count; at += 1) {
        const digit = ((digits[at] ?? 0) >>> shift) & (DIGITS - 1);
        const to = starts[digit] ?? 0;
        starts[digit] = to + 1;
        nextPlaces[to] = places[at] ?? 0;
        next.low[to] = low[at] ?? 0;
        next.high[to] = high[at] ?? 0;
      }
      [places, nextPlaces] = [nextPlaces, places];
      [halves, next] = [next, halves];
    }
  }
  return places;
}

function emptyHalves(count: number): Halves {
  return { low: new Uint32Array(count), high: new Uint32Array(count) };
}

function halvesOf(column: Float64Array, places: Int32Array): Halves {
  const halves = emptyHalves(column.length);
  const bits = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < places.length; at += 1) {
    // Nought has two signs and is one number.
    bits.setFloat64(0, (column[places[at] ?? 0] ?? 0) + 0);
    const high = bits.getUint32(0);
    const low = bits.getUint32(4);
    // Of negative numbers all bits count the other way round.
    const isNegative = high >>> 31 === 1;
    halves.high[at] = isNegative ? ~high : high ^ 0x8000_0000;
    halves.low[at] = isNegative ? ~low : low;
  }
  return halves;
}

/** Where the numbers of each digit begin; null where all have the same one. */
function startsOf(numbers: Uint32Array, shift: number): Int32Array | null {
  const starts = new Int32Array(DIGITS);
  for (let at = 0; at < numbers.length; at += 1) {
    const digit = ((numbers[at] ?? 0) >>> shift) & (DIGITS - 1);
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  let begin = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const own = starts[digit] ?? 0;
    if (own === numbers.length) return null;
    starts[digit] = begin;
    begin += own;
  }
  return starts;
}
