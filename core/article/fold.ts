/**
 * A text as it is compared, never as it is shown: compatibility forms, curly quotes, dashes, white
 * space and case made alike, because one headline is typed in as many ways as it has copies.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’‚‛`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‑‒–—―]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

const COUNTED = 4_000; // UTF-16 units; whoever counts asks whether a text is short

/** How many words the beginning of a text has: runs of letters and digits, so that punctuation does not count. */
export function wordCount(text: string): number {
  return text.slice(0, COUNTED).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
}
