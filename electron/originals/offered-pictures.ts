import { randomBytes } from 'node:crypto';
import type { FoundPicture } from './find-pictures';

/** Under this path of the window's own origin pictures are served, and nothing else is. */
const PATH = '/picture/';

/** A picture as it goes to the window. */
export interface OfferedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/**
 * The pictures that may be drawn now: those of the one article that a window has open. They stand at
 * addresses that nobody can guess, and are let go with the article.
 */
export class OfferedPictures {
  readonly #offers = new Map<string, { readonly to: object; readonly picture: OfferedPicture }>();
  readonly #turns = new WeakMap<object, object>();

  /**
   * Begins to get an article's pictures ready for a window, in place of those of before. Answers how
   * to offer them once they are found, which answers their paths by hash; null when others were begun
   * in the meantime.
   */
  begin(to: object): (found: readonly FoundPicture[]) => ReadonlyMap<string, string> | null {
    this.withdraw(to);
    const turn = {};
    this.#turns.set(to, turn);
    return (found) => {
      if (this.#turns.get(to) !== turn) return null;
      const paths = new Map<string, string>();
      for (const picture of found) {
        if (!('bytes' in picture)) continue;
        const path = `${PATH}${randomBytes(16).toString('hex')}`;
        const { bytes, mediaType } = picture;
        this.#offers.set(path, { to, picture: { bytes, mediaType } });
        paths.set(picture.sha256, path);
      }
      return paths;
    };
  }

  /** Takes back what is offered to a window, and what is on its way to being offered. */
  withdraw(to: object): void {
    this.#turns.delete(to);
    for (const [path, offer] of this.#offers) if (offer.to === to) this.#offers.delete(path);
  }

  /** Whether a path is one of pictures, offered or not. */
  isPicture(path: string): boolean {
    return path.startsWith(PATH);
  }

  /** The picture at a path, where it is offered to this very window; else null. */
  offeredTo(to: object, path: string): OfferedPicture | null {
    const offer = this.#offers.get(path);
    return offer?.to === to ? offer.picture : null;
  }

  /** The picture at a path; null where none is offered. */
  serve(path: string): OfferedPicture | null {
    return this.#offers.get(path)?.picture ?? null;
  }
}
