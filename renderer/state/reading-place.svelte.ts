import { untrack } from 'svelte';
import type { TimeView } from '../../core/timeline/view';
import type { AppState } from './context';
import { keepLastOpen, lastOpen, reopen } from './last-open';

/** Having an article open for this long counts as having read it, in ms. */
const READ_AFTER = 1_200;

/**
 * Where the user is in the library, kept between runs. Each verb is the body of an effect of the
 * window: it reads what it follows.
 */
export class ReadingPlace {
  readonly #app: Pick<AppState, 'notebook' | 'focus'>;
  #restored: string | null = null;
  /** The stretch of time on show; null until someone has looked around. */
  timeline = $state.raw<TimeView | null>(null);
  asList = $state(false);

  constructor(app: Pick<AppState, 'notebook' | 'focus'>) {
    this.#app = app;
  }

  /** Opens what was open as soon as the library is; lets go what has gone since, once all is here. */
  restore(): void {
    const { notebook, focus } = this.#app;
    const { head, loaded } = notebook;
    if (!head) return;
    untrack(() => {
      if (this.#restored !== head.id) {
        this.#restored = head.id;
        const last = lastOpen(head.id);
        this.timeline = last?.timeline ?? null;
        this.asList = last?.asList ?? false;
        if (last) reopen(focus, last);
      }
      if (loaded) this.#settle();
    });
  }

  /** Remembers what is open. */
  keep(): void {
    const { notebook, focus } = this.#app;
    const { main, leftTab, eventId } = focus;
    const { timeline, asList } = this;
    if (!notebook.loaded || !notebook.head) return;
    keepLastOpen(notebook.head.id, { main, leftTab, eventId, timeline, asList });
  }

  /** Marks the open article as read when it has been open for a while; answers how to stop. */
  markRead(): (() => void) | undefined {
    const { notebook, focus } = this.#app;
    const { main } = focus;
    if (main.kind !== 'article' || !notebook.loaded || notebook.readOnly) return undefined;
    const { id } = main;
    if (untrack(() => notebook.get('article', id)?.read) !== false) return undefined;
    const set = { read: true };
    const timer = setTimeout(() => {
      void notebook.note('Mark as read', [{ do: 'set', kind: 'article', id, set }]);
    }, READ_AFTER);
    return () => clearTimeout(timer);
  }

  #settle(): void {
    const { notebook, focus } = this.#app;
    const { main, eventId } = focus;
    const isHere = main.kind !== 'none' && notebook.get(main.kind, main.id)?.trashedAt === null;
    if (main.kind !== 'none' && !isHere) focus.close();
    if (eventId !== null && notebook.get('event', eventId)?.trashedAt !== null) {
      focus.selectEvent(null);
    }
    const first = notebook.articles[0];
    if (focus.main.kind === 'none' && first) focus.openArticle(first.id);
  }
}
