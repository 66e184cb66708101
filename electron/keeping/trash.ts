import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Op } from '../../core/library/change';
import type { TRASHABLE_KINDS } from '../../core/library/records';
import type { LibraryStore } from '../store/library-store';
import { commitInParts } from './commit-in-parts';

/** Something that may lie in the trash. */
interface Trashable {
  readonly kind: (typeof TRASHABLE_KINDS)[number];
  readonly id: string;
}

/**
 * Puts records of the trash back where they were, as one deed whatever their number; answers how many
 * there were. What has come out of the trash meanwhile, or is gone, stays as it is.
 */
export async function restoreFromTrash(
  store: LibraryStore,
  records: readonly Trashable[],
  label: string,
): Promise<Result<{ records: number }>> {
  const restored = await commitInParts(store, opsBack(store, records), label);
  if (!restored.ok) return restored;
  if (restored.value === 0) return fail('not-found', 'This is not in the trash any more.');
  return ok({ records: restored.value });
}

function* opsBack(store: LibraryStore, records: readonly Trashable[]): Generator<Op> {
  for (const { kind, id } of records) {
    const record = store.lookup(kind, id);
    if (typeof record?.trashedAt === 'string') yield { kind, id, set: { trashedAt: null } };
  }
}
