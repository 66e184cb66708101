/**
 * Where someone was in an article: by block and part of it, not by pixels, so that another width or
 * size of the text keeps it.
 */
export interface Place {
  /** The uppermost block that could be seen; null at the very top. */
  readonly top: string | null;
  /** How much of its height was scrolled past: 0.25 is a quarter; less than 0 where all of it was seen. */
  readonly part: number;
  /** The block that the keys were at. */
  readonly blockId: string | null;
}

/** Articles of a library whose place is kept: those left longest ago give way. One takes some 80 bytes. */
const MOST = 1_000;
/** A reader scrolls many times a second; the window's data is written when that has come to rest, in ms. */
const SAVE_AFTER = 400;

type Kept = readonly (readonly [articleId: string, place: Place])[];

/** What of a browser's storage is used. */
export type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The place in each article, kept between runs with the window's own data: where someone reads is no
 * part of the library and no step of undo.
 */
export class ReadingPlaces {
  readonly #storage: PlaceStorage;
  /** The library whose places these are, and the places, the one left last at the end. */
  #libraryId: string | null = null;
  #places = new Map<string, Place>();
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: PlaceStorage) {
    this.#storage = storage;
  }

  /** The place in an article, or null where it was never opened or is at its beginning. */
  of(libraryId: string, articleId: string): Place | null {
    this.#open(libraryId);
    return this.#places.get(articleId) ?? null;
  }

  keep(libraryId: string, articleId: string, place: Place): void {
    this.#open(libraryId);
    const before = this.#places.get(articleId);
    const isSame =
      before?.top === place.top && before.part === place.part && before.blockId === place.blockId;
    if (isSame) return;
    this.#places.delete(articleId);
    this.#places.set(articleId, place);
    const [oldest] = this.#places.keys();
    if (this.#places.size > MOST && oldest !== undefined) this.#places.delete(oldest);
    this.#saving ??= setTimeout(() => this.flush(), SAVE_AFTER);
  }

  /** Writes now what would be written in a moment. */
  flush(): void {
    if (this.#saving === undefined || this.#libraryId === null) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    this.#storage.setItem(keyFor(this.#libraryId), JSON.stringify([...this.#places]));
  }

  #open(libraryId: string): void {
    if (this.#libraryId === libraryId) return;
    this.flush();
    this.#libraryId = libraryId;
    this.#places = new Map(readKept(this.#storage.getItem(keyFor(libraryId))));
  }
}

function keyFor(libraryId: string): string {
  return `reading-places/${libraryId}`;
}

/** What was kept; none where it cannot be read any more: a place is worth no question. */
function readKept(kept: string | null): Kept {
  if (kept === null) return [];
  try {
    const places: unknown = JSON.parse(kept);
    return Array.isArray(places) ? places.filter(isKept).slice(-MOST) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isKept(entry: unknown): entry is Kept[number] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const place = entry[1] as Partial<Place> | null;
  const isId = (id: unknown) => id === null || typeof id === 'string';
  return (
    typeof place === 'object' &&
    place !== null &&
    isId(place.top) &&
    isId(place.blockId) &&
    Number.isFinite(place.part)
  );
}
