import { tick } from 'svelte';
import type { AppState } from '../state/context';

/** Leaves no article out of the list any more; the keyboard goes to the list, for the button is gone. */
export async function showAllArticles(articles: AppState['articles']): Promise<void> {
  articles.showAll();
  await tick();
  document.querySelector<HTMLElement>('[role="listbox"][aria-label="Articles"]')?.focus();
}
