/** A seeded source of numbers in [0, 1): mulberry32, so that every run measures the same library. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = ['ka', 'lo', 'mer', 'tin', 'sa', 'ro', 'vel', 'da', 'nu', 'pi', 'chor', 'ste'];

/** A word of one to four syllables. */
export function word(random: () => number): string {
  const length = 1 + Math.floor(random() * 4);
  return Array.from(
    { length },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ka',
  ).join('');
}

/** A sentence of that many words. */
export function sentence(random: () => number, words: number): string {
  const text = Array.from({ length: words }, () => word(random)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
