import type { Clip } from '../../core/library/records';

/** So much of a clip's words stands in the label of a deed, in characters. */
const IN_LABEL = 40;

/** The first words of a quote, cut at a word. */
export function firstWords(clip: Clip, most: number): string {
  return shortenedText(clip.quote.exact, most);
}

/** A quote as the label of a deed names it: `“The crew cut the port engine at…”`. */
export function quotedWords(quote: string): string {
  return `“${shortenedText(quote, IN_LABEL)}”`;
}

function shortenedText(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
