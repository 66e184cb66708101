import type { DatelineBridge, OutputOf, ShownPicture } from '../../core/ipc/contract';
import { Asking } from './asking';

/** Why a picture is not drawn: what main says of it, or of the original it should be in. */
export type WhyNoPicture =
  Extract<ShownPicture, { problem: string }>['problem'] | 'original-missing' | 'damaged' | 'failed';

/** A picture of the open article: on its way, as it can be drawn, or why it is not. */
export type PictureView =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'drawn';
      readonly address: string;
      readonly size: { readonly width: number; readonly height: number } | null;
    }
  | { readonly state: 'none'; readonly why: WhyNoPicture };

const WAITING: PictureView = { state: 'waiting' };

/** The pictures that were saved inside the open article's file; main holds them while it is open. */
export class PicturesState {
  readonly #bridge: DatelineBridge;
  readonly #asking = new Asking();
  #found = $state.raw<ReadonlyMap<string, PictureView>>(new Map());
  /** What holds for every picture: the original cannot be read. */
  #allWhy = $state.raw<WhyNoPicture | null>(null);

  constructor(bridge: DatelineBridge) {
    this.#bridge = bridge;
  }

  /** A picture by the hash of its bytes. */
  of(sha256: string): PictureView {
    if (this.#allWhy !== null) return { state: 'none', why: this.#allWhy };
    return this.#found.get(sha256) ?? WAITING;
  }

  /** Fetches an article's pictures, in place of those of before. */
  async show(articleId: string): Promise<void> {
    const isLate = this.#asking.begin();
    this.#put([], null);
    try {
      const result = await this.#bridge.call('pictures:open', { articleId });
      if (isLate()) return;
      if (result.ok) this.#put(result.value, null);
      else if (result.error.code === 'late') return;
      else this.#put([], result.error.code === 'damaged' ? 'damaged' : 'original-missing');
    } catch {
      if (!isLate()) this.#put([], 'failed');
    }
  }

  /** Lets go of them, here and in main. */
  hide(): void {
    this.#asking.end();
    this.#put([], null);
    void this.#bridge.call('pictures:close', null);
  }

  /** Writes a picture where the user says; `words` say what it shows. */
  save(address: string, words: string): Promise<OutputOf<'pictures:save'>> {
    return this.#bridge.call('pictures:save', { address, words });
  }

  /** Notes that a picture's bytes are there and cannot be drawn. */
  broken(sha256: string): void {
    this.#found = new Map([...this.#found, [sha256, { state: 'none', why: 'not-a-picture' }]]);
  }

  #put(pictures: readonly ShownPicture[], why: WhyNoPicture | null): void {
    this.#allWhy = why;
    this.#found = new Map(pictures.map((picture) => [picture.sha256, viewOf(picture)]));
  }
}

function viewOf(picture: ShownPicture): PictureView {
  if ('problem' in picture) return { state: 'none', why: picture.problem };
  return { state: 'drawn', address: picture.address, size: picture.size };
}
