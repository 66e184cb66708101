/** What a notice offers to do. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface NoticeOptions {
  readonly tone: 'info' | 'problem';
  readonly action?: NoticeAction;
}

export interface Notice extends NoticeOptions {
  readonly id: number;
  readonly text: string;
}

/** Older ones give way: a pile of notices is read by nobody. */
const MOST = 4;

/** Short words to the user about what has just happened, newest last. */
export class NoticesState {
  #list = $state.raw<readonly Notice[]>([]);
  #next = 1;

  get list(): readonly Notice[] {
    return this.#list;
  }

  /** Shows a notice and answers how to take it away. Problems stay until they are dismissed. */
  add(text: string, options: NoticeOptions): () => void {
    const id = this.#next++;
    const others = this.#list.filter((notice) => notice.text !== text);
    this.#list = [...others, { ...options, id, text }].slice(-MOST);
    return () => this.dismiss(id);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
  }
}
