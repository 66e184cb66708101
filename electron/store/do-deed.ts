import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Block } from '../../core/article/block';
import { Rehearsal } from '../../core/library/change';
import type { Author, Change } from '../../core/library/change';
import { decide, deedSchema } from '../../core/library/commands';
import type { CommandError, Deed } from '../../core/library/commands';
import * as v from 'valibot';
import type { LibraryStore } from './library-store';

/**
 * Carries out a deed: its commands are decided one on top of the other and committed as one change,
 * so that they stand or fall together and are undone in one step.
 */
export async function doDeed(
  store: LibraryStore,
  deed: Deed,
  by: Author,
): Promise<Result<Change, CommandError>> {
  const parsed = v.parse(deedSchema, deed);
  const texts = new Map<string, readonly Block[]>();
  for (const command of parsed.commands) {
    if (command.do !== 'clip') continue;
    const article = store.lookup('article', command.articleId);
    const text = article && store.lookup('text', article.textId);
    if (!text) continue;
    const blocks = await store.content.readText(text.sha256);
    if (!blocks.ok) return fail('not-found', blocks.error.message);
    texts.set(text.id, blocks.value);
  }
  const rehearsal = new Rehearsal(store.lookup);
  /** Evidence that this deed adds, by clip; the store's relations know only what stood before it. */
  const added = new Map<string, string[]>();
  for (const command of parsed.commands) {
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
  const committed = store.commit(rehearsal.ops, { label: parsed.label, by });
  return committed.ok ? ok(committed.value) : committed;
}
