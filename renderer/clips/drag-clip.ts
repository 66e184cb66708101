import type { Clip } from '../../core/library/records';
import { clipAsHtml, clipAsMarkdown, clipAsPlain } from '../../core/notebook/quotation';
import type { Source } from '../../core/notebook/source';
import { CLIP_DRAG_TYPE } from '../timeline/clip-drag';

/**
 * Fills a drag with a clip: its id for this window, and for other programs the quotation with its
 * citation, in the richest form they take.
 */
export function dragClip(event: DragEvent, clip: Clip, source: Source): void {
  const { dataTransfer } = event;
  if (!dataTransfer) return;
  dataTransfer.effectAllowed = 'copyLink';
  dataTransfer.setData(CLIP_DRAG_TYPE, clip.id);
  dataTransfer.setData('text/plain', clipAsPlain(clip, source));
  dataTransfer.setData('text/markdown', clipAsMarkdown(clip, source));
  dataTransfer.setData('text/html', clipAsHtml(clip, source));
}

/** Puts the quotation with its citation on the clipboard, as text and as HTML. */
export async function copyClip(clip: Clip, source: Source): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': new Blob([clipAsPlain(clip, source)], { type: 'text/plain' }),
    'text/html': new Blob([clipAsHtml(clip, source)], { type: 'text/html' }),
  });
  await navigator.clipboard.write([item]);
}
