import { v7 as newId } from 'uuid';
import { importOps } from '../../core/library/import';
import type { Deed } from '../../core/library/commands';
import { doDeed } from '../../electron/store/do-deed';
import type { LibraryStore } from '../../electron/store/library-store';
import type { StoreOptions } from '../../electron/store/store-options';
import type { FilePort } from '../../electron/store/file-port';
import { metadataOf, paragraphs } from './articles';
import { openInMemory, stateOf } from './memory-library';

/** A change that was called saved, and how many steps the disk had taken by then. */
interface Acknowledged {
  readonly n: number;
  readonly at: number;
}

/** A file outside the library, to be imported. */
export const INBOX = '/disk/inbox/page.html';

/**
 * A user's session with a library, which remembers what the library held after each change and when
 * each was called saved.
 */
export class LibrarySession {
  readonly states: string[] = [];
  readonly acknowledged: Acknowledged[] = [];
  readonly #files: FilePort;
  readonly #count: () => number;
  readonly #more: Partial<StoreOptions>;
  /** Hears of each library that the session opens. */
  onOpened: (store: LibraryStore) => void = () => {};
  #store: LibraryStore | null = null;

  constructor(files: FilePort, count: () => number, more: Partial<StoreOptions> = {}) {
    this.#files = files;
    this.#count = count;
    this.#more = more;
  }

  get store(): LibraryStore {
    if (!this.#store) throw new Error('the library is not open');
    return this.#store;
  }

  async open(): Promise<void> {
    const store = await openInMemory(this.#files, this.#more);
    this.#store = store;
    this.states[store.lastChange] = stateOf(store);
    store.onApplied(({ change }) => (this.states[change.n] = stateOf(store)));
    this.onOpened(store);
  }

  async close(): Promise<void> {
    const { lastChange } = this.store;
    const unsaved = await this.store.close();
    if (unsaved > 0) throw new Error(`${unsaved} changes could not be saved`);
    this.acknowledged.push({ n: lastChange, at: this.#count() });
    this.#store = null;
  }

  get isOpen(): boolean {
    return this.#store !== null;
  }

  async saved(): Promise<void> {
    const { lastChange } = this.store;
    await this.store.saved();
    this.acknowledged.push({ n: lastChange, at: this.#count() });
  }

  /** The last change that was called saved before the disk had taken so many steps. */
  savedBy(steps: number): number {
    const numbers = this.acknowledged.filter(({ at }) => at <= steps).map(({ n }) => n);
    return Math.max(0, ...numbers);
  }

  async deed(label: string, ...commands: Deed['commands']): Promise<void> {
    const done = await doDeed(this.store, { label, commands }, 'user');
    if (!done.ok) throw new Error(done.error.message);
  }

  async addEvent(title: string): Promise<void> {
    await this.deed(title, { do: 'add', kind: 'event', id: newId(), fields: { title } });
  }

  async addPage(body: string): Promise<string> {
    const id = newId();
    const fields = { title: 'A page', body };
    await this.deed('Add page', { do: 'add', kind: 'page', id, fields });
    return id;
  }

  async type(page: string, put: string): Promise<void> {
    const at = this.store.lookup('page', page)?.body.length ?? 0;
    await this.deed('Type', { do: 'edit', id: page, patch: [{ at, cut: '', put }] });
  }

  /** Imports a file as the program does: original and text first, then the records that name them. */
  async importFile(path: string, texts: readonly string[]): Promise<string> {
    const { content } = this.store;
    const blocks = paragraphs(texts);
    const staged = await content.stage(path);
    const { sha256, bytes } = staged;
    const textHash = await content.writeText(blocks);
    await content.keep(staged);
    const articleId = newId();
    const ops = importOps(
      { metadata: metadataOf({ title: texts[0] ?? '' }), blocks, warnings: [] },
      {
        articleId,
        textId: newId(),
        now: this.store.now(),
        original: { sha256, bytes, fileName: 'page.html', mediaType: 'text/html' },
        text: {
          sha256: textHash,
          reader: 'a test',
          encoding: 'utf-8',
          words: 2,
          wordsHash: textHash,
        },
        versionOf: null,
      },
    );
    const committed = this.store.commit(ops, { label: 'Import', by: 'user' });
    if (!committed.ok) throw new Error(committed.error.message);
    return articleId;
  }
}

/** What is done in a session, one part after the other; each leaves the library open. */
export const PARTS: readonly (readonly [string, (session: LibrarySession) => Promise<void>])[] = [
  ['opening a new library', (session) => session.open()],
  [
    'editing',
    async (session) => {
      await session.addEvent('Smoke in the engine room');
      await session.saved();
      // A burst: all but the first share a write and a sync.
      const titles = ['Alarm', 'Muster', 'Boats', 'Rescue', 'Count', 'Tow', 'Harbour', 'Inquiry'];
      await Promise.all(titles.map((title) => session.addEvent(title)));
      await session.saved();
    },
  ],
  [
    'editing pages',
    async (session) => {
      const page = await session.addPage('The log of the ferry. '.repeat(40));
      await session.saved();
      await session.type(page, 'One more line.');
      await session.saved();
      for (const line of ['Two ', 'three ', 'four. '.repeat(60)]) await session.type(page, line);
      await session.saved();
    },
  ],
  [
    'importing',
    async (session) => {
      const article = await session.importFile(INBOX, ['Ferry aground', 'All are safe.']);
      await session.saved();
      await session.deed('Clip', { do: 'clip', id: newId(), articleId: article, start: 0, end: 5 });
      await session.importFile(INBOX, ['Ferry aground', 'All are safe.', 'Corrected.']);
      await session.saved();
    },
  ],
  [
    'undoing',
    async (session) => {
      for (const act of ['undo', 'undo', 'redo', 'undo', 'redo', 'redo'] as const) {
        await session.store[act]();
        await session.saved();
      }
    },
  ],
  [
    'compacting while edits go on',
    async (session) => {
      const compacting = session.store.compact().then(
        () => null,
        (error: Error) => error,
      );
      for (const title of ['Meanwhile', 'Meanwhile too']) {
        await session.addEvent(title);
        await session.saved();
      }
      const failure = await compacting;
      await session.addEvent('Afterwards');
      await session.saved();
      if (failure) throw failure;
    },
  ],
  [
    'filling segments',
    async (session) => {
      for (let at = 0; at < 4; at++) {
        await session.addPage(`Page ${at} `.repeat(400));
        await session.saved();
      }
    },
  ],
  [
    'closing and opening again',
    async (session) => {
      await session.addEvent('Just before closing');
      await session.close();
      await session.open();
      await session.store.undo();
      await session.store.undo();
      await session.saved();
    },
  ],
  [
    'compacting and closing',
    async (session) => {
      await session.store.compact();
      await session.addEvent('Last');
      await session.close();
      await session.open();
      await session.addEvent('Never called saved');
    },
  ],
];
