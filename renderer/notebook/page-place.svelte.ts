/** A stretch of a page's text to go to, in UTF-16 units. */
interface PagePlace {
  readonly pageId: string;
  readonly start: number;
  readonly end: number;
}

let wanted = $state.raw<PagePlace | null>(null);

/** Asks for a place in a page; whoever shows the page, now or soon, goes there. */
export function askForPlace(place: PagePlace): void {
  wanted = place;
}

/** The place that is asked for in a page, null for none; it is asked for until it is taken. */
export function placeIn(pageId: string): PagePlace | null {
  return wanted?.pageId === pageId ? wanted : null;
}

/** Says that the place was gone to. */
export function placeTaken(): void {
  wanted = null;
}
