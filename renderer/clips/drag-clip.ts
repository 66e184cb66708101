import type { Clip } from '../../core/library/records';
import type { NotebookState } from '../state/notebook.svelte';
import { CLIP_DRAG_TYPE } from '../timeline/clip-drag';
import { fillQuotations, quotationsOf } from './copy-quotations';

/** Fills a drag with clips: their ids for this window, the quotations for other programs. */
export function dragClips(event: DragEvent, notebook: NotebookState, clips: readonly Clip[]): void {
  if (!event.dataTransfer) return;
  event.dataTransfer.effectAllowed = 'copyLink';
  event.dataTransfer.setData(CLIP_DRAG_TYPE, clips.map(({ id }) => id).join('\n'));
  fillQuotations(event.dataTransfer, quotationsOf(notebook, clips));
}
