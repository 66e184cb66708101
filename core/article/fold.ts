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

/** How many words a text has: runs of letters and digits, so that punctuation does not count. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
}
