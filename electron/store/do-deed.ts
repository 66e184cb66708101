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
  const read = await textsFor(store, deed);
  if (!read.ok) return read;
  const texts = read.value;
  const rehearsal = new Rehearsal(store.lookup);
  /** Evidence that this deed adds or moves, by clip and event; the store's relations know what was before. */
  const added = new Map<string, string[]>();
  const evidenceOf = (clipId: string) => [
    ...store.relations.evidenceOfClip.of(clipId),
    ...(added.get(clipId) ?? []),
  ];
  const evidenceOfEvent = (eventId: string) => [
    ...store.relations.evidenceOfEvent.of(eventId),
    ...(added.get(eventId) ?? []),
  ];
  for (const command of deed.commands) {
    const decided = decide(rehearsal.lookup, command, {
      now: store.now(),
      blocks: (textId) => texts.get(textId),
      evidenceOf,
      evidenceOfEvent,
      pagesCiting: (clipId) => [...store.relations.pagesOfClip.of(clipId)],
      linked: (clipId, eventId) => {
        return evidenceOf(clipId).some((id) => {
          const evidence = rehearsal.lookup('evidence', id);
          return evidence?.clipId === clipId && evidence.eventId === eventId;
        });
      },
    });
    if (!decided.ok) return decided;
    for (const op of decided.value) {
      const taken = rehearsal.add(op);
      if (!taken.ok) return taken;
      if (!('set' in op) || op.kind !== 'evidence') continue;
      for (const key of [op.set['clipId'], op.set['eventId']]) {
        if (typeof key === 'string') added.set(key, [...(added.get(key) ?? []), op.id]);
      }
    }
  }
  const committed = store.commit(rehearsal, { label: deed.label, by });
  return committed.ok ? ok(committed.value) : committed;
}

/** The clips whose passages a command looks at or makes anew. */
function clipsOf(command: CheckedDeed['commands'][number]): readonly string[] {
  switch (command.do) {
    case 'anchor':
    case 'split':
      return [command.id];
    case 'merge':
      return [command.id, ...command.others];
    default:
      return [];
  }
}

/**
 * The texts that a deed is about, by record id: those of its articles as they are now, which must be
 * there, and older ones that its clips were made in, by which look-alikes are told, where they are.
 */
async function textsFor(
  store: LibraryStore,
  deed: CheckedDeed,
): Promise<Result<Map<string, readonly Block[]>, CommandError>> {
  const current = new Set<string>();
  const older = new Set<string>();
  for (const command of deed.commands) {
    const clips = clipsOf(command).flatMap((id) => store.lookup('clip', id) ?? []);
    const articleIds = clips.map(({ articleId }) => articleId);
    if (command.do === 'clip') articleIds.push(command.articleId);
    for (const id of articleIds) {
      const article = store.lookup('article', id);
      if (article) current.add(article.textId);
    }
    if (command.do !== 'anchor') for (const { textId } of clips) older.add(textId);
  }
  const texts = new Map<string, readonly Block[]>();
  for (const id of new Set([...current, ...older])) {
    const text = store.lookup('text', id);
    if (!text) continue;
    const blocks = await store.content.readText(text.sha256);
    if (blocks.ok) texts.set(id, blocks.value);
    else if (current.has(id)) return fail('not-found', blocks.error.message);
  }
  return ok(texts);
}

/** The same for a deed that the program itself puts together; throws when it has not a deed's shape. */
export function doDeed(
  store: LibraryStore,
  deed: Deed,
  by: Author,
): Promise<Result<Change, CommandError>> {
  return doCheckedDeed(store, v.parse(deedSchema, deed), by);
}
