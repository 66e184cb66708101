import { ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { bulkOps } from '../../core/library/bulk';
import type { ParsedBulk } from '../../core/library/bulk';
import type { LibraryStore } from '../store/library-store';
import { commitInParts } from './commit-in-parts';

/**
 * Carries out a bulk deed in parts that share one step of undo; answers the number of the last change,
 * and how many records were changed.
 */
export async function doBulk(
  store: LibraryStore,
  label: string,
  bulk: ParsedBulk,
): Promise<Result<{ n: number; records: number }>> {
  const ops = bulkOps(store.library, bulk, () => store.now());
  const done = await commitInParts(store, ops, label);
  return done.ok ? ok({ n: store.lastChange, records: done.value }) : done;
}
