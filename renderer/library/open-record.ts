import type { Kind } from '../../core/library/records';
import { goToClip } from '../clips/go-to-clip';
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
    if (clip) goToClip(app, clip);
  }
  return true;
}

/** Whether a record can be shown: it is there and out of the trash. A clip needs no article for that. */
export function canOpen({ notebook }: Pick<AppState, 'notebook'>, kind: Kind, id: string): boolean {
  switch (kind) {
    case 'article':
    case 'page':
    case 'event':
    case 'clip':
      return notebook.get(kind, id)?.trashedAt === null;
    default:
      return false;
  }
}
