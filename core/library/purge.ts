import { sourceOf } from '../notebook/source';
import { isForGood } from './change';
import type { Change, Op } from './change';
import type { Kind, Library } from './records';
import type { Relations } from './relations';
import { stampKey } from './state';
import type { UndoStack } from './undo-stack';

/** What deleting for good takes: records, and content files that nothing else needs. */
export interface PurgePlan {
  /** Of each record, `kind/id`. */
  readonly keys: ReadonlySet<string>;
  /** Takes the records out, and gives clips that stay what a citation needs. */
  readonly ops: readonly Op[];
  readonly texts: readonly string[];
  readonly originals: readonly string[];
}

/**
 * Plans the deletion of records for good, with all that is part of them: an article's revisions, the
 * evidence of a clip or an event. An article's clips stay unless `withClips`, for a clip keeps its
 * words for ever; they get the citation of their article.
 */
export function planPurge(
  library: Library,
  relations: Relations,
  records: readonly { readonly kind: Kind; readonly id: string }[],
  options: { readonly withClips: boolean },
): PurgePlan {
  const keys = new Set<string>();
  const gone: Op[] = [];
  const take = (kind: Kind, id: string) => {
    const key = stampKey(kind, id);
    if (keys.has(key) || !library[kind].has(id)) return;
    keys.add(key);
    gone.push({ kind, id, gone: true });
    if (kind === 'clip') for (const one of relations.evidenceOfClip.of(id)) take('evidence', one);
    if (kind === 'event') for (const one of relations.evidenceOfEvent.of(id)) take('evidence', one);
    if (kind !== 'article') return;
    for (const text of relations.textsOfArticle.of(id)) take('text', text);
    if (options.withClips) for (const clip of relations.clipsOfArticle.of(id)) take('clip', clip);
  };
  for (const { kind, id } of records) take(kind, id);
  return {
    keys,
    ops: [...keptLinks(library, relations, keys), ...gone],
    ...content(library, keys),
  };
}

/** What stays and pointed at what goes: clips get a citation, later versions stand for themselves. */
function keptLinks(library: Library, relations: Relations, keys: ReadonlySet<string>): Op[] {
  const ops: Op[] = [];
  for (const article of library.article.values()) {
    const isKept = !keys.has(stampKey('article', article.id));
    if (isKept) {
      const { versionOf } = article;
      if (versionOf !== null && keys.has(stampKey('article', versionOf))) {
        ops.push({ kind: 'article', id: article.id, set: { versionOf: null } });
      }
      continue;
    }
    for (const id of relations.clipsOfArticle.of(article.id)) {
      const clip = library.clip.get(id);
      if (!clip || keys.has(stampKey('clip', id))) continue;
      ops.push({ kind: 'clip', id, set: { citation: sourceOf(clip, article) } });
    }
  }
  return ops;
}

/** The content files of what goes that nothing else names. */
function content(
  library: Library,
  keys: ReadonlySet<string>,
): Pick<PurgePlan, 'texts' | 'originals'> {
  const texts = { gone: new Set<string>(), kept: new Set<string>() };
  const originals = { gone: new Set<string>(), kept: new Set<string>() };
  for (const text of library.text.values()) {
    texts[keys.has(stampKey('text', text.id)) ? 'gone' : 'kept'].add(text.sha256);
  }
  for (const article of library.article.values()) {
    if (!article.original) continue;
    const side = keys.has(stampKey('article', article.id)) ? 'gone' : 'kept';
    originals[side].add(article.original.sha256);
  }
  return {
    texts: [...texts.gone].filter((sha256) => !texts.kept.has(sha256)),
    originals: [...originals.gone].filter((sha256) => !originals.kept.has(sha256)),
  };
}

/**
 * Ids of records that are gone already and belonged to what is deleted, as a change tells of them: an
 * unlinked piece of evidence is in no library any more, and its note is still in the history.
 */
export function alsoPurged(change: Change, keys: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const op of [...change.ops, ...change.undo]) {
    if (!('set' in op)) continue;
    const { articleId, clipId, eventId } = op.set;
    const belongs =
      (op.kind === 'text' && keys.has(`article/${String(articleId)}`)) ||
      (op.kind === 'evidence' &&
        (keys.has(`clip/${String(clipId)}`) || keys.has(`event/${String(eventId)}`)));
    if (belongs) found.push(stampKey(op.kind, op.id));
  }
  return found;
}

/** A label that says what was done and not to what: names stand in quotation marks. */
function namelessLabel(label: string): string {
  return label.replace(/“[^]*”/u, '“…”');
}

/**
 * A change without what it did to some records; the same change when it did nothing to them.
 *
 * What takes them out for good has no inverse and stays: it holds ids and no words, and without it
 * the journal would not say that they are gone.
 */
export function withoutRecords(change: Change, keys: ReadonlySet<string>): Change {
  const stays = (op: Op) =>
    !keys.has(stampKey(op.kind, op.id)) || (isForGood(change) && 'gone' in op);
  if (change.ops.every(stays) && change.undo.every(stays)) return change;
  return {
    ...change,
    label: namelessLabel(change.label),
    ops: change.ops.filter(stays),
    undo: change.undo.filter(stays),
  };
}

/** What deleting for good did to a device's changes, by their numbers. */
export interface ScrubbedChanges {
  /** Changes that lost a part. */
  readonly touched: ReadonlySet<number>;
  /** Those of them that have nothing left to take back. */
  readonly emptied: ReadonlySet<number>;
}

/** An undo stack without names of what was deleted for good, and without steps that are empty now. */
export function scrubStack(stack: UndoStack, { touched, emptied }: ScrubbedChanges): UndoStack {
  const scrub = (steps: UndoStack['done']) =>
    steps
      .filter((step) => !step.changes.every((n) => emptied.has(n)))
      .map((step) =>
        step.changes.some((n) => touched.has(n))
          ? { ...step, label: namelessLabel(step.label) }
          : step,
      );
  return { done: scrub(stack.done), undone: scrub(stack.undone) };
}
