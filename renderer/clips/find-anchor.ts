import type { Block } from '../../core/article/block';
import type { Anchor } from '../../core/clip/anchor';
import { findPassage } from '../../core/clip/selector';
import type { Clip } from '../../core/library/records';
import type { NotebookState } from '../state/notebook.svelte';

/** Where a clip stands, and the text that it stands in. */
export interface FoundAnchor {
  readonly anchor: Anchor;
  readonly blocks: readonly Block[];
}

/**
 * Finds a clip in a text of its article; null where the text cannot be read. The text that the clip
 * was made in, where it is another and still there, tells look-alikes of its words apart.
 */
export async function findAnchor(
  notebook: NotebookState,
  clip: Clip,
  textId: string,
): Promise<FoundAnchor | null> {
  const older = clip.textId === textId ? [] : notebook.blocks(clip.textId);
  const [blocks, before] = await Promise.all([notebook.blocks(textId), older]);
  if (blocks.length === 0) return null;
  return { anchor: findPassage(blocks, clip, before.length > 0 ? before : undefined), blocks };
}
