/** A picture that was saved inside the file it stands in: its bytes are found again there by their hash. */
export interface SavedPicture {
  /** Of the picture's own bytes. */
  readonly sha256: string;
  /** What the file says they are. */
  readonly mediaType: string;
}

/**
 * Knows the bytes behind a `data:` address; null where it holds no picture. The core hashes nothing
 * itself: whoever has the file hands this in.
 */
export type KnowsPicture = (address: string) => SavedPicture | null;

/** Where nobody can tell: pictures keep their kind and their words. */
export const knowsNoPicture: KnowsPicture = () => null;

/** `data:image/png;base64,…` → `data:image/png`; null for any other address. */
export function savedKind(address: string): string | null {
  return /^data:image\/[\w.+-]{1,40}/iu.exec(address)?.[0].toLowerCase() ?? null;
}
