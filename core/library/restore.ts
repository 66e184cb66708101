import { fieldsOf } from './change';
import type { Op } from './change';
import { KINDS, TRASHABLE_KINDS } from './records';
import type { AnyRecord, Kind, Library } from './records';
import { isSame } from './same';
import { stampKey } from './state';

type Name = { readonly kind: Kind; readonly id: string };

/** The op that makes a record as it was then; null when it is so already. */
function opBack(now: Library, then: AnyRecord): Op | null {
  const current = now[then.kind].get(then.id);
  const wanted = fieldsOf(then);
  if (!current) return { kind: then.kind, id: then.id, set: wanted };
  const fields: Readonly<Record<string, unknown>> = { ...current };
  const changed = Object.entries(wanted).filter(([name, value]) => !isSame(fields[name], value));
  if (changed.length === 0) return null;
  return { kind: then.kind, id: then.id, set: Object.fromEntries(changed) };
}

/**
 * The ops that make a library as it was: what changed gets its old fields, what is gone comes back,
 * what has come since goes to the trash, or goes, where it is of a kind that knows no trash.
 *
 * Texts stay, for they are what clips of any time refer to, and so do settings.
 */
export function* restoreEverything(now: Library, then: Library, at: string): Generator<Op> {
  for (const kind of KINDS) {
    if (kind === 'setting') continue;
    for (const record of then[kind].values() as Iterable<AnyRecord>) {
      const op = opBack(now, record);
      if (op) yield op;
    }
  }
  for (const kind of KINDS) {
    if (kind === 'setting' || kind === 'text') continue;
    const goesToTrash = (TRASHABLE_KINDS as readonly Kind[]).includes(kind);
    for (const record of now[kind].values() as Iterable<AnyRecord>) {
      if (then[kind].has(record.id)) continue;
      const { id } = record;
      if (!goesToTrash) yield { kind, id, gone: true };
      else if ('trashedAt' in record && record.trashedAt === null) {
        yield { kind, id, set: { trashedAt: at } };
      }
    }
  }
}

/**
 * The ops that bring some records back as they were, with what belongs to them: an article with its
 * texts and its clips that are not in the library any more, a clip or an event with its evidence,
 * and the tags, lanes and collections they name.
 */
export function restoreSome(now: Library, then: Library, names: readonly Name[]): Op[] {
  const ops = new Map<string, Op>();
  const back = (kind: Kind, id: string | null, only: 'any' | 'absent' = 'any') => {
    const record = id === null ? undefined : then[kind].get(id);
    if (!record || (only === 'absent' && isHere(now, record))) return;
    const op = opBack(now, record);
    if (op) ops.set(stampKey(kind, record.id), op);
  };
  const chosen = new Set<string>();
  const choose = (kind: Kind, id: string) => chosen.add(stampKey(kind, id));
  for (const { kind, id } of names) {
    choose(kind, id);
    back(kind, id);
    if (kind !== 'article') continue;
    for (const clip of then.clip.values()) {
      if (clip.articleId !== id || isHere(now, clip)) continue;
      choose('clip', clip.id);
      back('clip', clip.id);
    }
  }
  for (const text of then.text.values()) {
    if (chosen.has(stampKey('article', text.articleId))) back('text', text.id, 'absent');
  }
  for (const evidence of then.evidence.values()) {
    const belongs =
      chosen.has(stampKey('clip', evidence.clipId)) ||
      chosen.has(stampKey('event', evidence.eventId));
    const stands = (kind: 'clip' | 'event', id: string) =>
      now[kind].has(id) || ops.has(stampKey(kind, id));
    if (belongs && stands('clip', evidence.clipId) && stands('event', evidence.eventId)) {
      back('evidence', evidence.id);
    }
  }
  for (const op of [...ops.values()]) {
    const record = then[op.kind].get(op.id) as AnyRecord;
    if ('tags' in record) for (const id of record.tags) back('tag', id, 'absent');
    if ('collections' in record) {
      for (const id of record.collections) back('collection', id, 'absent');
    }
    if ('laneId' in record) back('lane', record.laneId, 'absent');
  }
  return [...ops.values()];
}

/** The ops that bring back what damage took: what is in `then` and neither here nor known to be gone. */
export function restoreLost(
  now: Library,
  then: Library,
  wasDeleted: (kind: Kind, id: string) => boolean,
): Op[] {
  const ops: Op[] = [];
  for (const kind of KINDS) {
    for (const record of then[kind].values() as Iterable<AnyRecord>) {
      if (now[kind].has(record.id) || wasDeleted(kind, record.id)) continue;
      ops.push({ kind, id: record.id, set: fieldsOf(record) });
    }
  }
  return ops;
}

function isHere(now: Library, record: AnyRecord): boolean {
  const current = now[record.kind].get(record.id);
  return current !== undefined && !('trashedAt' in current && current.trashedAt !== null);
}
