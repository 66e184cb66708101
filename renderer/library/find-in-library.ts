import type { NotebookState } from '../state/notebook.svelte';
import { sourceLine, titleOf } from './article-words';
import { sayWhen } from '../state/time-words.svelte';

/** One thing found by its title or its words. */
export interface Found {
  readonly kind: 'article' | 'clip' | 'event' | 'page';
  readonly id: string;
  readonly title: string;
  /** Where it belongs: outlet and day, the article of a clip, the time of an event. */
  readonly meta: string;
}

/** Few enough of each kind to be read at a glance. */
const MOST = 6;

/** How much of a clip stands before what was found in it, in UTF-16 units. */
const LEAD = 40;

function* articlesFound(notebook: NotebookState, asked: RegExp): Generator<Found> {
  for (const article of notebook.articles) {
    const title = titleOf(article);
    if (!asked.test(title)) continue;
    yield { kind: 'article', id: article.id, title, meta: sourceLine(article) };
  }
}

function* eventsFound(notebook: NotebookState, asked: RegExp): Generator<Found> {
  for (const { event, view } of notebook.orderedEvents) {
    if (!asked.test(event.title)) continue;
    const meta = view.when ? sayWhen(view.when) : 'undated';
    yield { kind: 'event', id: event.id, title: event.title || 'Untitled event', meta };
  }
}

function* pagesFound(notebook: NotebookState, asked: RegExp): Generator<Found> {
  for (const page of notebook.pages) {
    if (!asked.test(page.title) && !asked.test(page.body)) continue;
    yield { kind: 'page', id: page.id, title: page.title || 'Untitled page', meta: 'page' };
  }
}

function* clipsFound(notebook: NotebookState, asked: RegExp): Generator<Found> {
  for (const clip of notebook.clips) {
    const { exact } = clip.quote;
    const at = exact.search(asked);
    if (at < 0 && !asked.test(clip.note)) continue;
    const from = at > LEAD ? exact.indexOf(' ', at - LEAD) + 1 : 0;
    const title = `${from > 0 ? '… ' : ''}${exact.slice(from, from + 160)}`;
    const article = notebook.get('article', clip.articleId);
    yield { kind: 'clip', id: clip.id, title, meta: article ? titleOf(article) : 'clip' };
  }
}

function firstOf(found: Iterable<Found>): Found[] {
  const first: Found[] = [];
  for (const one of found) if (first.push(one) === MOST) break;
  return first;
}

/** What in the library holds the words asked for, whatever their case: a few of each kind. */
export function findInLibrary(notebook: NotebookState, query: string): Found[] {
  const words = query.trim();
  if (words === '') return [];
  // A pattern reads the texts where they lie; lower-casing 50,000 clips for each key would copy them.
  const asked = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i');
  const searches = [articlesFound, eventsFound, pagesFound, clipsFound];
  return searches.flatMap((search) => firstOf(search(notebook, asked)));
}
