import type { Kind } from '../../core/library/records';
import type { AppState } from '../state/context';

/** Shows a record where it is read; false where it is not, because it is in the trash or gone. */
export function openRecord(app: AppState, kind: Kind, id: string): boolean {
  const { notebook, focus, panes } = app;
  if (!canOpen(app, kind, id)) return false;
  if (kind === 'article') {
    focus.leftTab = 'articles';
    focus.openArticle(id);
  } else if (kind === 'page') {
    focus.leftTab = 'pages';
    focus.openPage(id);
  } else if (kind === 'event') {
    focus.leftTab = 'events';
    focus.selectEvent(id);
    panes.open('right', true);
  } else if (kind === 'clip') {
    const clip = notebook.get('clip', id);
    if (clip) focus.openArticle(clip.articleId, { clipId: id });
  }
  return true;
}

/** Whether a record can be shown: it is there, out of the trash, and so is what it stands in. */
export function canOpen({ notebook }: Pick<AppState, 'notebook'>, kind: Kind, id: string): boolean {
  switch (kind) {
    case 'article':
    case 'page':
    case 'event':
      return notebook.get(kind, id)?.trashedAt === null;
    case 'clip': {
      const clip = notebook.get('clip', id);
      return (
        clip?.trashedAt === null && notebook.get('article', clip.articleId)?.trashedAt === null
      );
    }
    default:
      return false;
  }
}
