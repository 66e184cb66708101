import type { AppState } from '../state/context';
import type { NoticeAction } from '../state/notices.svelte';
import { openKeeping } from './keeping-focus';

/** Offers to undo what has just been done, as long as it is what undo would take back. */
export function offerUndo(app: AppState, label: string): NoticeAction {
  const { notebook, notices } = app;
  return {
    label: 'Undo',
    run: () => {
      if (notebook.undoLabels.undo === label) {
        void notebook.undo();
        return;
      }
      notices.add('This is no longer the newest change. The history shows what became of it.', {
        tone: 'info',
        action: { label: 'Open history', run: () => openKeeping(app, 'history') },
      });
    },
  };
}
