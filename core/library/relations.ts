import { citedClips } from '../notebook/citation';
import type { AnyRecord, Library } from './records';

/** Which ids hang on which: a multimap that forgets empty keys. */
class Links {
  readonly #sets = new Map<string, Set<string>>();

  of(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? NONE;
  }

  add(key: string, id: string): void {
    const set = this.#sets.get(key);
    if (set) set.add(id);
    else this.#sets.set(key, new Set([id]));
  }

  remove(key: string, id: string): void {
    const set = this.#sets.get(key);
    if (!set) return;
    set.delete(id);
    if (set.size === 0) this.#sets.delete(key);
  }
}
const NONE: ReadonlySet<string> = new Set();

/**
 * Who refers to whom in a library, kept up with each change instead of being counted anew, so that
 * an edit stays O(edit).
 */
export class Relations {
  readonly clipsOfArticle = new Links();
  readonly textsOfArticle = new Links();
  readonly evidenceOfClip = new Links();
  readonly evidenceOfEvent = new Links();
  readonly pagesOfClip = new Links();
  readonly articlesOfHash = new Links();
  readonly articlesOfUrl = new Links();
  /** Articles that say of themselves that they are a version of one. */
  readonly versionsOfArticle = new Links();

  static over(library: Library): Relations {
    const relations = new Relations();
    for (const records of Object.values(library) as Map<string, AnyRecord>[]) {
      for (const record of records.values()) relations.update(undefined, record);
    }
    return relations;
  }

  /** Follows one record from what it was to what it is. */
  update(before: AnyRecord | undefined, after: AnyRecord | null): void {
    if (before) for (const [links, key] of this.#keys(before)) links.remove(key, before.id);
    if (after) for (const [links, key] of this.#keys(after)) links.add(key, after.id);
  }

  #keys(record: AnyRecord): [Links, string][] {
    switch (record.kind) {
      case 'clip':
        return [[this.clipsOfArticle, record.articleId]];
      case 'text':
        return [[this.textsOfArticle, record.articleId]];
      case 'evidence':
        return [
          [this.evidenceOfClip, record.clipId],
          [this.evidenceOfEvent, record.eventId],
        ];
      case 'page':
        return citedClips(record.body).map((id) => [this.pagesOfClip, id]);
      case 'article':
        return [
          ...(record.original ? [[this.articlesOfHash, record.original.sha256]] : []),
          ...(record.url.value ? [[this.articlesOfUrl, record.url.value]] : []),
          ...(record.versionOf ? [[this.versionsOfArticle, record.versionOf]] : []),
        ] as [Links, string][];
      default:
        return [];
    }
  }
}
