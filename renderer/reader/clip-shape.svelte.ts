import { fullText } from '../../core/article/block';
import type { AnchorPosition } from '../../core/clip/anchor';
import { TextPieces } from '../../core/clip/clip-ends';
import type { PassageEnd } from '../../core/clip/clip-ends';
import { NOT_FOUND } from '../../core/library/clip-passage';
import type { Clip } from '../../core/library/records';
import { mergeClips } from '../clips/merge';
import { quotedWords } from '../notebook/clip-words';
import type { AppState } from '../state/context';
import type { ReaderState } from './reader.svelte';

/** A clip of the open article at the place of its very words. */
interface Standing extends AnchorPosition {
  readonly clip: Clip;
}

/** Clips of the open article made longer and shorter, cut in two and joined: one deed each. */
export class ClipShape {
  readonly #app: AppState;
  readonly #reader: ReaderState;
  /** Presses come quicker than the disk: each waits for the one before, and goes on from its end. */
  #last: Promise<unknown> = Promise.resolve();
  #said = $state.raw('');
  readonly #pieces: TextPieces | null = $derived.by(() => {
    const { blocks, places } = this.#reader;
    return blocks && new TextPieces(blocks, ({ id }) => places.has(id));
  });

  constructor(app: AppState, reader: ReaderState) {
    this.#app = app;
    this.#reader = reader;
  }

  /** What is said to screen readers of what was done last. */
  get said(): string {
    return this.#said;
  }

  /** The clip that the keys are about: the selected one of this article, else the focused block's. */
  get clip(): Clip | null {
    const { clipId } = this.#app.focus;
    if (clipId === null) return this.#reader.focusedClip;
    // What is shown beside the text is meant: where that is another article's, nothing here is.
    return this.#reader.clips.find(({ clip }) => clip.id === clipId)?.clip ?? null;
  }

  /** Where the selected clip's ends can be taken hold of; null where none is, or it is not found. */
  get held(): Standing | null {
    const { clipId } = this.#app.focus;
    return this.#app.notebook.readOnly || clipId === null ? null : this.#standing(clipId);
  }

  /** Moves an end of the clip by a word. */
  moveEnd(end: PassageEnd, direction: 1 | -1): Promise<void> {
    return this.#next(async () => {
      const from = this.#found();
      if (!from || !this.#pieces) return;
      const to = this.#pieces.moved(from, end, direction);
      if (to) await this.#lay(from, to);
    });
  }

  /** Where an end that is dragged to a place would lie: at a word, or, `exactly`, just there. */
  dragged(
    from: AnchorPosition,
    end: PassageEnd,
    at: number,
    exactly: boolean,
  ): AnchorPosition | null {
    const to = exactly ? at : (this.#pieces?.snapped(at, end) ?? at);
    const moved = { start: from.start, end: from.end, [end]: to };
    const text = fullText(this.#reader.blocks ?? []);
    return text.slice(moved.start, moved.end).trim() === '' ? null : moved;
  }

  /** Lays a clip from where it is to where its end was put. */
  put(clipId: string, to: AnchorPosition): Promise<void> {
    return this.#next(async () => {
      const from = this.#standing(clipId);
      if (from) await this.#lay(from, to);
    });
  }

  /** Cuts the clip in two where the caret is or the selection begins. */
  split(): Promise<void> {
    return this.#next(async () => {
      const from = this.#found();
      if (!from || !this.#pieces) return;
      const { selection, caret } = this.#reader;
      const places = selection ? [selection.start, selection.end] : [caret ?? from.start];
      const at = places
        .map((place) => this.#pieces?.cut(place) ?? place)
        .find((place) => this.#hasWordsOnBothSides(from, place));
      if (at === undefined) {
        this.#tell('Put the caret inside the clip, with ← → or a click, where it is to be split.');
        return;
      }
      const { notebook, focus } = this.#app;
      const newId = notebook.newId();
      const label = `Split the clip ${quotedWords(from.clip.quote.exact)}`;
      if (!(await notebook.do(label, [{ do: 'split', id: from.clip.id, newId, at }]))) return;
      document.getSelection()?.removeAllRanges();
      focus.selectClip(from.clip.id);
      const keeps = from.clip.note !== '' || notebook.evidenceOfClip(from.clip.id).length > 0;
      this.#tell(
        keeps
          ? 'Split in two. The first part keeps the note and the events; both have the colour and tags.'
          : 'Split in two.',
      );
    });
  }

  /** Joins the clip with the one that follows it in the text, or the one before. */
  merge(direction: 1 | -1): Promise<void> {
    return this.#next(async () => {
      const from = this.#found();
      if (!from) return;
      const order = this.#reader.clips
        .flatMap(({ clip }) => this.#standing(clip.id) ?? [])
        .toSorted((a, b) => a.start - b.start || a.end - b.end);
      const at = order.findIndex(({ clip }) => clip.id === from.clip.id);
      const other = order[at + direction];
      if (!other) {
        this.#tell(
          direction === 1
            ? 'No clip follows in this article.'
            : 'No clip comes before in this article.',
        );
        return;
      }
      if (await mergeClips(this.#app, from.clip, [other.clip]))
        this.#app.focus.selectClip(from.clip.id);
    });
  }

  /** The clip the keys are about, at its words; says so where they are not found. */
  #found(): Standing | null {
    const { clip } = this;
    if (!clip) return null;
    const standing = this.#standing(clip.id);
    if (!standing) this.#tell(NOT_FOUND);
    return standing;
  }

  #standing(clipId: string): Standing | null {
    const found = this.#reader.clips.find(({ clip }) => clip.id === clipId);
    const position = found?.anchor.isVerbatim === true ? found.anchor.position : null;
    if (!found || !position) return null;
    return { clip: found.clip, start: position.start, end: position.end };
  }

  #hasWordsOnBothSides({ start, end }: AnchorPosition, at: number): boolean {
    const text = fullText(this.#reader.blocks ?? []);
    return text.slice(start, at).trim() !== '' && at < end && text.slice(at, end).trim() !== '';
  }

  async #lay(from: Standing, to: AnchorPosition): Promise<void> {
    if (from.start === to.start && from.end === to.end) return;
    const deed = to.end - to.start > from.end - from.start ? 'Extend' : 'Shrink';
    const label = `${deed} the clip ${quotedWords(from.clip.quote.exact)}`;
    const { notebook, focus } = this.#app;
    const { id } = from.clip;
    if (!(await notebook.do(label, [{ do: 'anchor', id, start: to.start, end: to.end }]))) return;
    focus.selectClip(id);
    this.#said = `Clip: “${notebook.get('clip', id)?.quote.exact ?? ''}”`;
  }

  #tell(words: string): void {
    this.#app.notices.add(words, { tone: 'info' });
  }

  #next(step: () => Promise<void>): Promise<void> {
    const run = this.#last.then(step);
    this.#last = run.catch(() => undefined);
    return run;
  }
}
