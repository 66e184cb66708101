import type { Clip } from '../../core/library/records';
import { dayNumberOf } from '../../core/time/edtf-dates';
import { dayOf } from '../../core/time/resolve-when';
import type { NotebookState } from '../state/notebook.svelte';

/** The single days that a clip tells of: those of its events, else that of its article. */
export function daysOfClip(notebook: NotebookState, clip: Clip): ReadonlySet<number> {
  const evidence = notebook.evidenceOfClip(clip.id);
  if (evidence.length > 0)
    return new Set(evidence.flatMap(({ eventId }) => dayOfEvent(notebook, eventId)));
  return new Set(dayOfArticle(notebook, clip.articleId));
}

/** The single day of an event, or none. */
export function dayOfEvent(notebook: NotebookState, eventId: string): number[] {
  const { when } = notebook.view(eventId);
  const day = when && dayOf(when);
  return day === null ? [] : [day];
}

function dayOfArticle(notebook: NotebookState, articleId: string): number[] {
  const published = notebook.get('article', articleId)?.publishedOn.value ?? null;
  const day = published !== null && published.length >= 10 ? dayNumberOf(published) : null;
  return day === null ? [] : [day];
}

/**
 * The clips that tell of one of some days, but for those in `without`: evidence of that day's events,
 * and clips of that day's articles that are no evidence yet.
 */
export function clipsOnDays(
  notebook: NotebookState,
  days: ReadonlySet<number>,
  without: ReadonlySet<string>,
): Clip[] {
  if (days.size === 0) return [];
  const found = new Map<string, Clip>();
  const take = (clip: Clip | undefined) => {
    if (clip?.trashedAt === null && !without.has(clip.id)) found.set(clip.id, clip);
  };
  for (const event of notebook.events) {
    if (!dayOfEvent(notebook, event.id).some((day) => days.has(day))) continue;
    for (const { clipId } of notebook.evidenceOfEvent(event.id)) take(notebook.get('clip', clipId));
  }
  for (const article of notebook.articles) {
    if (!dayOfArticle(notebook, article.id).some((day) => days.has(day))) continue;
    for (const clip of notebook.clipsOf(article.id)) {
      if (notebook.evidenceOfClip(clip.id).length === 0) take(clip);
    }
  }
  return [...found.values()];
}
