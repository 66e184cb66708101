/**
 * A file name as it may stand in a sentence: without control and direction characters, which could
 * make a name pass for another, and not longer than a line.
 */
export function shownName(fileName: string): string {
  const clean = fileName.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  return clean.length > 120 ? `${clean.slice(0, 80)}…${clean.slice(-30)}` : clean;
}
