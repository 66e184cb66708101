/** What stands in a field or an editor and has not gone to the library yet. */
export class TypingState {
  #held = $state(0);

  /** Whether anything typed is not handed over; the window must not say “Saved” then. */
  get isPending(): boolean {
    return this.#held > 0;
  }

  /** Says that something is; answers how to say that it is handed over. */
  hold(): () => void {
    let holds = true;
    this.#held++;
    return () => {
      if (!holds) return;
      holds = false;
      this.#held--;
    };
  }
}
