import { v7 as newId } from 'uuid';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Change, Op } from '../../core/library/change';
import { revertOps } from '../../core/library/revert';
import { PART, inParts } from '../store/in-parts';
import type { LibraryStore } from '../store/library-store';
import { Slices } from '../store/slices';

/**
 * Commits ops of any number as one deed of the user, in parts, so that nothing else has to wait long.
 * Answers how many there were. A part that is refused ends it: the deed can be undone as it stands.
 */
export function commitInParts(
  store: LibraryStore,
  ops: Iterable<Op>,
  label: string,
  most = PART,
): Promise<Result<number>> {
  return commitParts(store, partsOf(ops, most), label);
}

/** Takes changes, given in the order they were made, back as one deed, in parts as well. */
export function revertInParts(
  store: LibraryStore,
  changes: readonly Change[],
  label: string,
): Promise<Result<number>> {
  return commitParts(store, revertedParts(store, changes), label);
}

/** Whether something of the changes is still in force and can be taken back. */
export async function isRevertible(
  store: LibraryStore,
  changes: readonly Change[],
): Promise<boolean> {
  const slices = new Slices();
  for (const part of revertedParts(store, changes)) {
    if (!part.ok) return false;
    if (part.value.length > 0) return true;
    const wait = slices.pause();
    if (wait) await wait;
  }
  return false;
}

/** Each part is worked out when its turn comes, over the library as it is then. */
async function commitParts(
  store: LibraryStore,
  parts: Iterable<Result<readonly Op[]>>,
  label: string,
): Promise<Result<number>> {
  const deed = newId();
  const slices = new Slices();
  let done = 0;
  for (const part of parts) {
    if (!part.ok) return part;
    if (part.value.length > 0) {
      const committed = store.commit(part.value, { label, by: 'user', deed });
      if (!committed.ok) return fail(committed.error.code, committed.error.message);
      done += part.value.length;
    }
    const wait = slices.pause();
    if (wait) await wait;
  }
  return ok(done);
}

function* partsOf(ops: Iterable<Op>, most: number): Generator<Result<readonly Op[]>> {
  let part: Op[] = [];
  for (const op of ops) {
    part.push(op);
    if (part.length < most) continue;
    yield ok(part);
    part = [];
  }
  yield ok(part);
}

function* revertedParts(
  store: LibraryStore,
  changes: readonly Change[],
): Generator<Result<readonly Op[]>> {
  for (const part of inParts(changes)) yield revertOps(part, store.lookup);
}
