import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Block } from '../../core/article/block';
import { Rehearsal } from '../../core/library/change';
import type { Author, Change } from '../../core/library/change';
import { decide, deedSchema } from '../../core/library/commands';
import type { CheckedDeed, CommandError, Deed } from '../../core/library/commands';
import * as v from 'valibot';
import type { LibraryStore } from './library-store';

/**
 * Carries out a deed: its commands are decided one on top of the other and committed as one change,
 * so that they stand or fall together and are undone in one step.
 */
export async function doCheckedDeed(
  store: LibraryStore,
  deed: CheckedDeed,
  by: Author,
): Promise<Result<Change, CommandError>> {
  const texts = new Map<string, readonly Block[]>();
  for (const command of deed.commands) {
    const articleId =
      command.do === 'clip'
        ? command.articleId
        : command.do === 'anchor' && store.lookup('clip', command.id)?.articleId;
    const article = articleId ? store.lookup('article', articleId) : undefined;
    const text = article && store.lookup('text', article.textId);
    if (!text) continue;
    const blocks = await store.content.readText(text.sha256);
    if (!blocks.ok) return fail('not-found', blocks.error.message);
    texts.set(text.id, blocks.value);
  }
  const rehearsal = new Rehearsal(store.lookup);
  /** Evidence that this deed adds, by clip; the store's relations know only what stood before it. */
  const added = new Map<string, string[]>();
  for (const command of deed.commands) {
    const decided = decide(rehearsal.lookup, command, {
      now: store.now(),
      blocks: (textId) => texts.get(textId),
      linked: (clipId, eventId) => {
        const ids = [...store.relations.evidenceOfClip.of(clipId), ...(added.get(clipId) ?? [])];
        return ids.some((id) => {
          const evidence = rehearsal.lookup('evidence', id);
          return evidence?.clipId === clipId && evidence.eventId === eventId;
        });
      },
    });
    if (!decided.ok) return decided;
    for (const op of decided.value) {
      const taken = rehearsal.add(op);
      if (!taken.ok) return taken;
      const clipId = 'set' in op && op.kind === 'evidence' ? op.set['clipId'] : null;
      if (typeof clipId === 'string') added.set(clipId, [...(added.get(clipId) ?? []), op.id]);
    }
  }
  const committed = store.commit(rehearsal, { label: deed.label, by });
  return committed.ok ? ok(committed.value) : committed;
}

/** The same for a deed that the program itself puts together; throws when it has not a deed's shape. */
export function doDeed(
  store: LibraryStore,
  deed: Deed,
  by: Author,
): Promise<Result<Change, CommandError>> {
  return doCheckedDeed(store, v.parse(deedSchema, deed), by);
}
