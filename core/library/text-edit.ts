/**
 * One replacement in a text: at `at` (UTF-16 units, in the text as the edits before it left it),
 * `cut` stands and gives way to `put`. The words cut are kept, so that an edit can be checked before
 * it is applied and taken back after.
 */
export interface TextEdit {
  readonly at: number;
  readonly cut: string;
  readonly put: string;
}

/** The edited text, or null when what should be cut does not stand there. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | null {
  let current = text;
  for (const { at, cut, put } of edits) {
    if (at > current.length || !current.startsWith(cut, at)) return null;
    current = current.slice(0, at) + put + current.slice(at + cut.length);
  }
  return current;
}

export function invertEdits(edits: readonly TextEdit[]): TextEdit[] {
  return edits.map(({ at, cut, put }) => ({ at, cut: put, put: cut })).reverse();
}

/** The single replacement that turns one text into another; empty when they are equal. */
export function editBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  return [
    {
      at: start,
      cut: before.slice(start, before.length - tail),
      put: after.slice(start, after.length - tail),
    },
  ];
}
