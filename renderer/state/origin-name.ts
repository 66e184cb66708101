import { untrack } from 'svelte';
import type { NotebookState } from './notebook.svelte';

/**
 * What an origin is called: an account that names no outlet is known by its article's id, and called
 * by that article's title.
 */
export function originName(notebook: NotebookState, origin: string): string {
  const article = untrack(() => notebook.get('article', origin));
  if (!article) return origin;
  return article.title.value ?? article.original?.fileName ?? 'Untitled article';
}
