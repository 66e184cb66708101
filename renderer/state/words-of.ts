/** The bridge's words for a failure that is a bug, without what Electron puts before them. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/^Error invoking remote method '[^']*': (\w*Error: )?/, '');
}
