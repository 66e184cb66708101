import { PAUSE } from './page-draft.svelte';
import type { DraftState } from './page-draft.svelte';

export interface TitlePorts {
  readonly save: (title: string) => Promise<boolean>;
  /** The title as the library has it now; undefined when the page is gone. */
  readonly title: () => string | undefined;
}

/** A page's title between its field and the library: saved at pauses, never while it is the same. */
export class TitleDraft {
  readonly #ports: TitlePorts;
  #text = $state.raw('');
  #state = $state.raw<DraftState>('saved');
  #pause: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<boolean> | null = null;

  constructor(title: string, ports: TitlePorts) {
    this.#text = title;
    this.#ports = ports;
  }

  get text(): string {
    return this.#text;
  }

  get state(): DraftState {
    return this.#state;
  }

  typed(text: string): void {
    this.#text = text;
    this.#state = 'unsaved';
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Follows the library, unless the user is changing the title. */
  receive(): void {
    const title = this.#ports.title();
    if (title !== undefined && this.#state === 'saved') this.#text = title;
  }

  async flush(): Promise<boolean> {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    if (this.#sending) {
      await this.#sending;
      return this.flush();
    }
    const text = this.#text;
    const known = this.#ports.title();
    if (this.#state === 'saved' || known === undefined) return true;
    this.#sending = known === text ? Promise.resolve(true) : this.#ports.save(text);
    const isIn = await this.#sending;
    this.#sending = null;
    if (this.#text === text) this.#state = isIn ? 'saved' : 'failed';
    return isIn;
  }
}
