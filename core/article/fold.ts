/** Nothing that has another form: most lines of most pages, and comparing is most of the work on them. */
const PLAIN = /^[\x20-\x5f\x61-\x7e]*$/u;

/**
 * A text as it is compared, never as it is shown: compatibility forms, curly quotes, dashes, white
 * space and case made alike, because one headline is typed in as many ways as it has copies.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.replace(/ {2,}/gu, ' ').trim().toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/[‘’‚‛`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‑‒–—―]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Only the letters and digits of a text, in lower case: what two printings of it have in common. */
export function lettersOf(text: string): string {
  return (PLAIN.test(text) ? text : text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const COUNTED = 4_000; // UTF-16 units; whoever counts asks whether a text is short

/** Scripts without spaces between words count by their letters: about two to a word in Chinese and Japanese, four in Thai. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{1,4}|[\p{L}\p{N}](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’.-])*/gu;

/** How many words the beginning of a text has: runs of letters and digits, so that punctuation does not count. */
export function wordCount(text: string): number {
  return text.slice(0, COUNTED).match(WORD)?.length ?? 0;
}
