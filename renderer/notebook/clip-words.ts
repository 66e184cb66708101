import type { Clip } from '../../core/library/records';

/** The first words of a quote, cut at a word. */
export function firstWords(clip: Clip, most: number): string {
  const line = clip.quote.exact.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
