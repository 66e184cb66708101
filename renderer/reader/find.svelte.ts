import type { Block } from '../../core/article/block';
import { findWords, foldText } from '../../core/article/find-words';
import type { Found } from '../../core/article/find-words';

/** Where the words sought stand, in units of the article's full text. */
export interface Hit extends Found {
  readonly blockId: string;
}

/** What is searched: the article as it is drawn. */
export interface SearchedText {
  /** The blocks in the order in which they are drawn. */
  readonly drawn: readonly Block[];
  /** Where each begins in the full text. */
  readonly starts: ReadonlyMap<string, number>;
}

/** Words sought in the open article, everywhere they stand, and the hit that one is at. */
export class FindState {
  readonly #text: () => SearchedText;
  #isOpen = $state.raw(false);
  #words = $state.raw('');
  #index = $state.raw(0);
  #isAnew = $state.raw(false);
  #asked = $state.raw(0);
  /** Where the search began: hits before it come last. */
  #from = 0;
  readonly #folded = $derived.by(() =>
    this.#isOpen ? this.#text().drawn.map(({ id, text }) => ({ id, folded: foldText(text) })) : [],
  );

  /** All hits in the order in which they are drawn; none while nothing is sought. */
  readonly hits: readonly Hit[] = $derived.by(() => {
    const { starts } = this.#text();
    return this.#folded.flatMap(({ id, folded }) => {
      const at = starts.get(id) ?? 0;
      return findWords(folded, this.#words).map(({ start, end }) => ({
        blockId: id,
        start: at + start,
        end: at + end,
      }));
    });
  });

  /** @param text what is searched; read anew whenever it is another */
  constructor(text: () => SearchedText) {
    this.#text = text;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get words(): string {
    return this.#words;
  }

  /** Counts the times someone asked to type: the field takes the focus for each. */
  get asked(): number {
    return this.#asked;
  }

  /** The place of the current hit among all, from 0; -1 where there is none. */
  get index(): number {
    return Math.min(this.#index, this.hits.length - 1);
  }

  get current(): Hit | null {
    return this.hits[this.index] ?? null;
  }

  /** `3 of 12`, and where the search began anew; empty while nothing is sought. */
  get status(): string {
    if (this.#words.trim() === '') return '';
    if (this.hits.length === 0) return 'Not found';
    const count = `${this.index + 1} of ${this.hits.length}`;
    return this.#isAnew ? `${count}, from the other end` : count;
  }

  /**
   * Opens the search, or asks for words once more where it is open.
   *
   * @param from where in the full text to begin
   * @param words what to seek first, such as what was selected; else what was sought last
   */
  open(from: number, words: string | null = null): void {
    this.#asked++;
    if (!this.#isOpen) this.#from = from;
    this.#isOpen = true;
    this.type(words ?? this.#words);
  }

  close(): void {
    this.#isOpen = false;
  }

  /** Seeks other words, from where the search began. */
  type(words: string): void {
    this.#words = words;
    this.#isAnew = false;
    const ahead = this.hits.findIndex(({ start }) => start >= this.#from);
    this.#index = Math.max(0, ahead);
  }

  /** Goes to the next (1) or the previous (-1) hit; past the last one to the first. */
  go(steps: 1 | -1): void {
    const { length } = this.hits;
    if (length === 0) return;
    const next = this.index + steps;
    this.#isAnew = next < 0 || next >= length;
    this.#index = (next + length) % length;
    this.#from = this.current?.start ?? this.#from;
  }
}
