/**
 * What UTF-8 looks like once some program took it for windows-1252: `dÃ©mission`, `donâ€™t`, `ÐŸÐ¾Ñ€Ñ‚`.
 * The first sign of each pair is a letter, the second stands for a byte from 80 to BF.
 */
const FOLLOWING = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const GARBLED = new RegExp(
  `(?:[ÂÃÄÅÎÏÐÑ×ØÙ]${FOLLOWING}|â${FOLLOWING}{2}|[ãäåæçè]${FOLLOWING}{2})+`,
  'gu',
);
const LEAST = 3; // places; fewer are a quotation or an accident
const LONGEST = 40; // characters shown of a word

/**
 * A word of a text whose letters went through a wrong encoding before the file was saved, to show
 * what is meant; null where the letters make sense. No choice of an encoding settles that.
 */
export function garbledWord(text: string): string | null {
  let places = 0;
  let at = 0;
  for (const match of text.matchAll(GARBLED)) {
    if (places === 0) at = match.index;
    if (++places === LEAST) return wordAt(text, at);
  }
  return null;
}

function wordAt(text: string, at: number): string {
  const before = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, at - LONGEST), at))?.[0] ?? '';
  const after = /^[^\s<>]*/u.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
  return before + after;
}
