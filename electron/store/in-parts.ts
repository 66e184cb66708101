import type { Change } from '../../core/library/change';

/** Ops of one change: a line of the journal stays small, and so does the time main is held. */
export const PART = 200;

/**
 * The changes of a deed, given in the order they were made, as parts that are taken back one after
 * the other: newest first, each of about `most` ops and in the order it was made. A change is never
 * split.
 */
export function inParts(changes: readonly Change[], most = PART): Change[][] {
  const parts: Change[][] = [];
  let part: Change[] = [];
  let ops = 0;
  for (const change of [...changes].reverse()) {
    if (part.length > 0 && ops + change.ops.length > most) {
      parts.push(part.reverse());
      part = [];
      ops = 0;
    }
    part.push(change);
    ops += change.ops.length;
  }
  if (part.length > 0) parts.push(part.reverse());
  return parts;
}
