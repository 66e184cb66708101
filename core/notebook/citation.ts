/** How a page refers to a clip: `[[clip:ID]]`, alone on a line for a block quotation, or inline. */
export const CITATION = /\[\[clip:([0-9a-zA-Z][0-9a-zA-Z-]{0,79})\]\]/g;

export function citationOf(clipId: string): string {
  return `[[clip:${clipId}]]`;
}

/** The clips a page cites, each once, in the order they first stand in it. */
export function citedClips(body: string): string[] {
  return [...new Set([...body.matchAll(CITATION)].map((match) => match[1] ?? ''))];
}
