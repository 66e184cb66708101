import { recordName } from './record-name';
import type { Article } from './records';

const LONGEST = 80; // characters of a title in the history

/** How the history and undo name another reading of an article; its name is that before the reading. */
export function rereadLabel(article: Article): string {
  return `Read “${recordName(article).slice(0, LONGEST)}” again`;
}

/** How they name the splitting of a file; the name is that of the whole, before it is split. */
export function splitLabel(article: Article, parts: number): string {
  return `Split “${recordName(article).slice(0, LONGEST)}” into ${parts} articles`;
}
