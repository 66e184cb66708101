/** The part of the selected clip that is being edited in place. */
export type EditedPart = 'note' | 'tags';

let edited = $state.raw<{ readonly clipId: string; readonly part: EditedPart } | null>(null);

/** What is being edited of a clip, or null. */
export function editedPart(clipId: string): EditedPart | null {
  return edited?.clipId === clipId ? edited.part : null;
}

/** Opens the note or the tags of a clip for editing in the right pane. */
export function editClip(clipId: string, part: EditedPart): void {
  edited = { clipId, part };
}

/** Ends the editing of a part of a clip; what else is being edited by now goes on. */
export function endEditing(clipId: string, part: EditedPart): void {
  if (edited?.clipId === clipId && edited.part === part) edited = null;
}
