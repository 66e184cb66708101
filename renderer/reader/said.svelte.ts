/** Words about a move stay this long, in ms: long enough to be read, gone before the next thought. */
const STAYS = 4_000;

/** What the reader says of a key that had nowhere to go; drawn in its bar and told to screen readers. */
export class Said {
  #words = $state.raw('');
  #leaving: ReturnType<typeof setTimeout> | undefined;

  get words(): string {
    return this.#words;
  }

  say(words: string): void {
    clearTimeout(this.#leaving);
    this.#words = words;
    if (words !== '') this.#leaving = setTimeout(() => (this.#words = ''), STAYS);
  }

  /** Forgets the words, and stops waiting to. */
  stop(): void {
    this.say('');
  }
}
