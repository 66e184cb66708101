import type { Clip } from '../../core/library/records';
import { clipAsHtml, clipAsMarkdown, clipAsPlain } from '../../core/notebook/quotation';
import type { Source } from '../../core/notebook/source';
import { CLIP_DRAG_TYPE } from '../timeline/clip-drag';

/** Writes the quotation with its citation in every form that other programs take. */
function fill(data: DataTransfer, clip: Clip, source: Source): void {
  data.setData('text/plain', clipAsPlain(clip, source));
  data.setData('text/markdown', clipAsMarkdown(clip, source));
  data.setData('text/html', clipAsHtml(clip, source));
}

/** Fills a drag with a clip: its id for this window, the quotation for other programs. */
export function dragClip(event: DragEvent, clip: Clip, source: Source): void {
  if (!event.dataTransfer) return;
  event.dataTransfer.effectAllowed = 'copyLink';
  event.dataTransfer.setData(CLIP_DRAG_TYPE, clip.id);
  fill(event.dataTransfer, clip, source);
}

/**
 * Puts the quotation with its citation on the clipboard; answers whether that worked.
 *
 * It goes by a copy event and not by `navigator.clipboard`, which asks for a permission that this
 * window never gets.
 */
export function copyClip(clip: Clip, source: Source): boolean {
  let isFilled = false;
  const hear = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.clipboardData) return;
    fill(event.clipboardData, clip, source);
    isFilled = true;
  };
  document.addEventListener('copy', hear, true);
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', hear, true);
  return isCopied && isFilled;
}
