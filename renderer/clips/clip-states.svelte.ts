import { untrack } from 'svelte';
import type { Clip } from '../../core/library/records';
import type { NotebookState } from '../state/notebook.svelte';
import type { ClipState } from './clip-listing';
import { findAnchor } from './find-anchor';

/**
 * Where clips stand, for whole lists of them. A clip that was made in its article's text as that is
 * now stands where it was made; only the others have to be looked for, one after another, once
 * someone asks.
 */
export class ClipStates {
  readonly #notebook: NotebookState;
  /** What was found, and in which text: a later reading is asked anew. */
  readonly #found = new WeakMap<Clip, { readonly textId: string; readonly state: ClipState }>();
  #looking: symbol | null = null;
  #version = $state(0);

  constructor(notebook: NotebookState) {
    this.#notebook = notebook;
  }

  /** Where a clip stands; null where it has to be looked for first. */
  stateOf(clip: Clip): ClipState | null {
    void this.#version;
    const article = untrack(() => this.#notebook.get('article', clip.articleId));
    if (!article) return 'gone';
    if (article.trashedAt !== null) return 'trashed';
    if (clip.textId === article.textId) return 'exact';
    const found = this.#found.get(clip);
    return found?.textId === article.textId ? found.state : null;
  }

  /** Looks for those that are not known yet; answers how to stop. */
  look(clips: readonly Clip[]): () => void {
    const turn = Symbol('look');
    this.#looking = turn;
    void this.#look(clips, turn);
    return () => {
      if (this.#looking === turn) this.#looking = null;
    };
  }

  async #look(clips: readonly Clip[], turn: symbol): Promise<void> {
    let isNew = false;
    for (const clip of clips) {
      if (this.#looking !== turn) return;
      if (this.stateOf(clip) !== null) continue;
      const textId = this.#notebook.get('article', clip.articleId)?.textId;
      if (textId === undefined) continue;
      const found = await findAnchor(this.#notebook, clip, textId);
      this.#found.set(clip, { textId, state: found?.anchor.state ?? 'lost' });
      isNew = true;
    }
    if (isNew && this.#looking === turn) this.#version++;
  }
}
