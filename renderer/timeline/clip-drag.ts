/** The type under which the ids of dragged clips travel inside of the window, a line each. */
export const CLIP_DRAG_TYPE = 'application/x-dateline-clip';

/** Whether what is dragged is a clip; while it is in the air only its type may be read. */
export function carriesClip(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(CLIP_DRAG_TYPE) ?? false;
}

/** The ids of dropped clips; none where no clip was dropped. */
export function droppedClips(event: DragEvent): string[] {
  return event.dataTransfer?.getData(CLIP_DRAG_TYPE).split('\n').filter(Boolean) ?? [];
}

/** Accepts the drag, as a link where its source allows one. */
export function acceptClip(event: DragEvent): void {
  event.preventDefault();
  if (!event.dataTransfer) return;
  const allowed = event.dataTransfer.effectAllowed.toLowerCase();
  const link = allowed.includes('link') || allowed === 'all' || allowed === 'uninitialized';
  event.dataTransfer.dropEffect = link ? 'link' : allowed.includes('move') ? 'move' : 'copy';
}
