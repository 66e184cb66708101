import type { Clip } from '../../core/library/records';
import type { AppState } from '../state/context';

/**
 * Shows a clip: at its words where its article is there to be read, and in any case beside them with
 * all that is known of it. A clip outlives its article.
 */
export function goToClip(
  { notebook, focus, panes }: Pick<AppState, 'notebook' | 'focus' | 'panes'>,
  clip: Clip,
): void {
  if (notebook.get('article', clip.articleId)?.trashedAt === null) {
    focus.openArticle(clip.articleId, { clipId: clip.id });
  } else panes.open('right', true);
  focus.selectClip(clip.id);
}
