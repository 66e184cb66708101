import type { Effect } from '../../core/library/change';
import type { AnyRecord } from '../../core/library/records';
import { citedClips } from '../../core/notebook/citation';
import { trashed } from './library-lists';
import type { LibraryReplica } from './library-replica';

/** What has to be looked at anew after a change. */
export interface Touched {
  /** Keys of signals: `kind/id`, `every/kind`, `clips-of/id`, `about-event/id`, `about-clip/id`, `trash`. */
  readonly keys: ReadonlySet<string>;
  /** Events whose view may read differently now. */
  readonly events: ReadonlySet<string>;
}

/**
 * Follows the effects of a change to all that is drawn from the changed records: an event's view
 * reads its evidence, their clips and the clips' articles.
 */
export function touchedKeys(
  effects: readonly Effect[],
  { relations, lookup }: LibraryReplica,
): Touched {
  const keys = new Set<string>();
  const events = new Set<string>();

  function touchEvidence(ids: Iterable<string>): void {
    for (const id of ids) {
      const evidence = lookup('evidence', id);
      if (!evidence) continue;
      events.add(evidence.eventId);
      keys.add(`about-clip/${evidence.clipId}`);
    }
  }

  function touchClips(articleId: string): void {
    for (const clipId of relations.clipsOfArticle.of(articleId)) {
      touchEvidence(relations.evidenceOfClip.of(clipId));
    }
  }

  function touch(record: AnyRecord, other: AnyRecord | null | undefined): void {
    switch (record.kind) {
      case 'event':
        events.add(record.id);
        touchEvidence(relations.evidenceOfEvent.of(record.id));
        return;
      case 'evidence':
        events.add(record.eventId);
        keys.add(`about-clip/${record.clipId}`);
        return;
      case 'clip':
        keys.add(`clips-of/${record.articleId}`);
        touchEvidence(relations.evidenceOfClip.of(record.id));
        return;
      case 'article': {
        const same =
          other?.kind === 'article' &&
          other.origin.value === record.origin.value &&
          other.origin.source === record.origin.source &&
          other.siteName.value === record.siteName.value &&
          other.publishedOn.value === record.publishedOn.value &&
          other.textId === record.textId;
        if (!same) touchClips(record.id);
        return;
      }
      case 'text': {
        // Near-copies share an origin.
        const isNew = other?.kind !== 'text' || other.signature !== record.signature;
        if (isNew) touchClips(record.articleId);
        return;
      }
      case 'page':
        for (const clipId of citedClips(record.body)) keys.add(`about-clip/${clipId}`);
        return;
      case 'tag':
      case 'collection':
      case 'lane':
      case 'setting':
    }
  }

  for (const { kind, id, before, after } of effects) {
    keys.add(`${kind}/${id}`);
    keys.add(`every/${kind}`);
    if (trashed(before) || trashed(after)) keys.add('trash');
    if (before) touch(before, after);
    if (after) touch(after, before);
  }
  for (const id of events) keys.add(`about-event/${id}`);
  if (events.size > 0) keys.add('every/event');
  return { keys, events };
}
