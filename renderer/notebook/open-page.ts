/** What others may ask of the page that is open. */
interface OpenPage {
  /** Cites clips at the cursor, a paragraph each. */
  readonly cite: (clipIds: readonly string[]) => void;
}

let open: OpenPage | null = null;

/** The page in the middle pane, null while none is open that can be written in. */
export function openPage(): OpenPage | null {
  return open;
}

/** Says which page is open; answers how to take it back. */
export function offerPage(page: OpenPage): () => void {
  open = page;
  return () => {
    if (open === page) open = null;
  };
}
