import { v7 as newId } from 'uuid';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Op } from '../../core/library/change';
import type { LibraryStore } from '../store/library-store';
import { Slices } from '../store/slices';

/** Ops of one change: a line of the journal stays small, and so does the time main is held. */
const PART = 200;

/**
 * Commits ops of any number as one deed of the user, in parts, so that nothing else has to wait long.
 * Answers how many there were. A part that is refused ends it: the deed can be undone as it stands.
 */
export async function commitInParts(
  store: LibraryStore,
  ops: Iterable<Op>,
  label: string,
): Promise<Result<number>> {
  const deed = newId();
  const slices = new Slices();
  let done = 0;
  let part: Op[] = [];
  const flush = (): Result<null> => {
    if (part.length === 0) return ok(null);
    const committed = store.commit(part, { label, by: 'user', deed });
    if (!committed.ok) return fail(committed.error.code, committed.error.message);
    done += part.length;
    part = [];
    return ok(null);
  };
  for (const op of ops) {
    part.push(op);
    if (part.length >= PART) {
      const flushed = flush();
      if (!flushed.ok) return flushed;
    }
    const wait = slices.pause();
    if (wait) await wait;
  }
  const flushed = flush();
  return flushed.ok ? ok(done) : flushed;
}
