/** Of a passage's words about this share stays where a fifth of all are changed, by chance more or less. */
const STAYING = { mean: 0.78, spread: 0.41 };
/**
 * How many standard deviations fewer may stay, by how many sides of the passage bear it out. With
 * what stood before and what stood after at its ends, it is the passage however much was changed.
 */
const FEWER = [1.3, 2.7, Infinity] as const;

/** How many of a passage's words must stand at a place for it to be the passage, edited. */
export function fewestKept(words: number, sidesThere: 0 | 1 | 2): number {
  return STAYING.mean * words - FEWER[sidesThere] * STAYING.spread * Math.sqrt(words);
}
