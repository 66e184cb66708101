/** A pause in typing, or in changes that arrive one after another, in ms. */
const PAUSE = 200;

/**
 * Questions to main of which only the newest counts: an answer that comes late, after another was
 * asked or whoever asked has stopped, is told from one that is still wanted.
 */
export class Asking {
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins a question; answers how to find out, once its answer is there, whether it came late. */
  begin(): () => boolean {
    const turn = ++this.#asked;
    return () => turn !== this.#asked;
  }

  /** Asks once nothing has called for it for a moment. */
  soon(ask: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void ask(), PAUSE);
  }

  /** Wants no answer any more, and asks nothing that was to be asked soon. */
  end(): void {
    clearTimeout(this.#timer);
    this.#asked++;
  }
}
