import type { Tag } from '../../core/library/records';

/**
 * Tags as a field to type them in begins: `harbour, board, `. The last comma keeps the next one that
 * is typed from growing onto a name that is there.
 */
export function typedTags(tags: readonly Pick<Tag, 'name'>[]): string {
  return tags.map(({ name }) => `${name}, `).join('');
}

/** The names in what was typed, by commas or one a line; untidied, empty ones among them. */
export function namesTyped(text: string): string[] {
  return text.split(/[,\n]/);
}
