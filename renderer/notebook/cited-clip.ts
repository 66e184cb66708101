import type { Clip } from '../../core/library/records';
import { creditOfClip } from '../clips/outlet';
import type { AppState } from '../state/context';

/** A cited clip as the preview draws it. */
export interface CitedClip {
  readonly clip: Clip;
  /** `Radio Sund · 15 Nov 2023`. */
  readonly credit: string;
  /** Goes to the clip in its article; null when the article cannot be opened any more. */
  readonly open: (() => void) | null;
  /** Whether it is selected, or evidence of the event that is. */
  readonly mark: 'selected' | 'kin' | null;
}

/** The clip behind a citation, null when it is in the trash or gone. */
export function citedClip({ notebook, focus, kin }: AppState, clipId: string): CitedClip | null {
  const clip = notebook.get('clip', clipId);
  if (clip?.trashedAt !== null) return null;
  const article = notebook.get('article', clip.articleId);
  const isThere = article?.trashedAt === null;
  return {
    clip,
    credit: creditOfClip(notebook, clip),
    mark: focus.clipId === clipId ? 'selected' : kin.clips.has(clipId) ? 'kin' : null,
    open: isThere ? () => focus.openArticle(clip.articleId, { clipId: clip.id }) : null,
  };
}
