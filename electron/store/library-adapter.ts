import type { Adapter } from 'lowdb';
import type { LibraryState } from '../../core/library/state';
import type { FilePort } from './file-port';
import type { LibraryLayout } from './layout';
import { readLibrary } from './read-library';
import type { LibraryReading, ReadingListener } from './read-library';

/**
 * lowdb's adapter for a library: `read` is the snapshot with the journal replayed over it, `write`
 * asks for a compaction, so that an edit costs what the edit is and not what the library is.
 */
export class LibraryAdapter implements Adapter<LibraryState> {
  readonly #files: FilePort;
  readonly #layout: LibraryLayout;
  readonly #device: string;
  readonly #compact: () => Promise<void>;
  readonly #listener: ReadingListener | undefined;
  #reading: LibraryReading | null = null;

  constructor(options: {
    files: FilePort;
    layout: LibraryLayout;
    device: string;
    compact: () => Promise<void>;
    listener?: ReadingListener | undefined;
  }) {
    this.#files = options.files;
    this.#layout = options.layout;
    this.#device = options.device;
    this.#compact = options.compact;
    this.#listener = options.listener;
  }

  /** What the last `read` found besides the state. */
  get reading(): LibraryReading {
    if (!this.#reading) throw new Error('the library was not read yet');
    return this.#reading;
  }

  async read(): Promise<LibraryState> {
    const options = this.#listener ? { listener: this.#listener } : {};
    this.#reading = await readLibrary(this.#files, this.#layout, this.#device, options);
    return this.#reading.state;
  }

  write(): Promise<void> {
    return this.#compact();
  }
}
