import { wordCount } from './fold';

/** A sentence of the story rather than a line of the page. */
export function isProse({ text }: { readonly text: string }): boolean {
  return wordCount(text) >= 12 || (wordCount(text) >= 5 && /[.!?…]["”’')\]]?$/u.test(text));
}
