import type { When } from './when';

/** An event as it is typed in one line: a time, then what happened. */
export interface TypedEvent {
  /** The readings of the leading words as a time, the likeliest first; none where they are no time. */
  readonly whens: readonly When[];
  /** The words that the time was read from, as they were typed. */
  readonly timeWords: string;
  readonly title: string;
}

/** So many leading words may make a time: `between 12 and 16 July 2021, sometime in the early morning`. */
const MOST_WORDS = 12;

/**
 * Reads `13 Nov 2023 06:40 Kestrel leaves Alder`: the longest run of leading words that reads as a
 * time is the when, the rest the title. `read` reads words as a time, the likeliest reading first.
 *
 * Where nothing at the front is a time, all of it is the title, and the event is left undated.
 */
export function readTypedEvent(line: string, read: (words: string) => readonly When[]): TypedEvent {
  const words = [...line.matchAll(/\S+/gu)].slice(0, MOST_WORDS);
  for (const word of words.toReversed()) {
    const end = word.index + word[0].length;
    const timeWords = line
      .slice(0, end)
      .trim()
      .replace(/[\s:;,.–—-]+$/u, '');
    const whens = timeWords === '' ? [] : read(timeWords);
    if (whens.length === 0) continue;
    const title = line
      .slice(end)
      .replace(/^[\s:;,–—-]+/u, '')
      .trim();
    return { whens, timeWords, title };
  }
  return { whens: [], timeWords: '', title: line.trim() };
}
