import { randomBytes } from 'node:crypto';

/** The scheme under which an original is shown; nothing else is ever served there. */
export const ORIGINAL_SCHEME = 'original';

/** An original as it goes to the frame that draws it. */
export interface OfferedOriginal {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** What is served at an address of an offer: the frame around an original, or the original. */
export type Served =
  | { readonly what: 'frame'; readonly page: string }
  | { readonly what: 'page'; readonly original: OfferedOriginal };

/**
 * The originals that may be drawn now: one for each window at most.
 *
 * Each stands at an address that nobody can guess and that is good for one load. A page that is
 * drawn can thus name neither another original nor itself, and its bytes are let go with that load.
 */
export class OfferedOriginals {
  readonly #offers = new Map<string, { readonly to: object; readonly original: OfferedOriginal }>();
  readonly #turns = new WeakMap<object, object>();

  /**
   * Begins to get an original ready for a window, in place of what was offered to it before. Answers
   * how to offer it once it is read, which answers its address; null when another was begun or the
   * window let go in the meantime: what is read late must not take the place of what is drawn.
   */
  begin(to: object): (original: OfferedOriginal) => string | null {
    this.withdraw(to);
    const turn = {};
    this.#turns.set(to, turn);
    return (original) => {
      if (this.#turns.get(to) !== turn) return null;
      const address = `${ORIGINAL_SCHEME}://${randomBytes(16).toString('hex')}/`;
      this.#offers.set(address, { to, original });
      return address;
    };
  }

  /** Takes back what is offered to a window, and what is on its way to being offered. */
  withdraw(to: object): void {
    this.#turns.delete(to);
    for (const [address, offer] of this.#offers) {
      if (offer.to === to) this.#offers.delete(address);
    }
  }

  /** Whether a frame may still go to an address. */
  isOffered(address: string): boolean {
    return this.#offers.has(frameOf(address));
  }

  /** What is to be served at an address; once that was the original, the offer is over. */
  serve(address: string): Served | null {
    const frame = frameOf(address);
    const offer = this.#offers.get(frame);
    if (!offer) return null;
    if (address === frame) return { what: 'frame', page: pageOf(frame) };
    this.#offers.delete(frame);
    return { what: 'page', original: offer.original };
  }
}

const PAGE = 'page';

function pageOf(frame: string): string {
  return frame + PAGE;
}

/** `original://…/page` → `original://…/` */
function frameOf(address: string): string {
  return address.endsWith(`/${PAGE}`) ? address.slice(0, -PAGE.length) : address;
}
