import type { ArticleDraft } from '../article/block';
import type { Op } from './change';
import type { FieldsOf } from './records';

/** What the disk side knows of a file that was read: ids, hashes and counts. */
export interface ImportFacts {
  readonly articleId: string;
  readonly textId: string;
  readonly now: string;
  readonly original: NonNullable<FieldsOf<'article'>['original']>;
  readonly text: Omit<FieldsOf<'text'>, 'articleId' | 'readAt' | 'blocks'>;
  readonly versionOf: string | null;
}

/** The ops that put a freshly read article and its first revision into a library. */
export function importOps(draft: ArticleDraft, facts: ImportFacts): Op[] {
  const text: FieldsOf<'text'> = {
    ...facts.text,
    articleId: facts.articleId,
    blocks: draft.blocks.length,
    readAt: facts.now,
  };
  const article: FieldsOf<'article'> = {
    ...draft.metadata,
    importedAt: facts.now,
    original: facts.original,
    textId: facts.textId,
    removedBlocks: [],
    restoredBlocks: [],
    warnings: draft.warnings,
    locator: null,
    tags: [],
    collections: [],
    read: false,
    starred: false,
    versionOf: facts.versionOf,
    trashedAt: null,
  };
  return [
    { kind: 'text', id: facts.textId, set: { ...text } },
    { kind: 'article', id: facts.articleId, set: { ...article } },
  ];
}
