/** The type under which a dragged clip's id travels inside of the window. */
export const CLIP_DRAG_TYPE = 'application/x-dateline-clip';

/** Whether what is dragged is a clip; while it is in the air only its type may be read. */
export function carriesClip(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(CLIP_DRAG_TYPE) ?? false;
}

/** The id of a dropped clip, null if it is none. */
export function droppedClip(event: DragEvent): string | null {
  return event.dataTransfer?.getData(CLIP_DRAG_TYPE) || null;
}

/** Accepts the drag, as a link where its source allows one. */
export function acceptClip(event: DragEvent): void {
  event.preventDefault();
  if (!event.dataTransfer) return;
  const allowed = event.dataTransfer.effectAllowed.toLowerCase();
  const link = allowed.includes('link') || allowed === 'all' || allowed === 'uninitialized';
  event.dataTransfer.dropEffect = link ? 'link' : allowed.includes('move') ? 'move' : 'copy';
}
