/** The bridge's words for a failure that is a bug. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
