import { METADATA_FIELDS } from '../article/block';
import type { ArticleDraft, Metadata, MetadataField, Sourced } from '../article/block';
import type { Op } from './change';
import { SHORT_TEXT } from './records';
import type { FieldsOf } from './records';

/** What the disk side knows of a file that was read: ids, hashes and counts. */
export interface ImportFacts {
  readonly articleId: string;
  readonly textId: string;
  readonly now: string;
  readonly original: NonNullable<FieldsOf<'article'>['original']>;
  readonly text: Omit<FieldsOf<'text'>, 'articleId' | 'readAt' | 'blocks'>;
  readonly versionOf: string | null;
  /** Where in the original it stands, when it is one of several articles in it. */
  readonly locator?: FieldsOf<'article'>['locator'];
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
    ...readingFields(draft),
    importedAt: facts.now,
    original: facts.original,
    textId: facts.textId,
    removedBlocks: [],
    restoredBlocks: [],
    locator: facts.locator ?? null,
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

/** What a reading says of an article, as its record may hold it. */
export function readingFields(
  draft: ArticleDraft,
): Record<MetadataField, Sourced> & Pick<FieldsOf<'article'>, 'warnings'> {
  const warnings = draft.warnings.map(({ code, message }) => ({ code, message: cut(message) }));
  return { ...fitting(draft.metadata), warnings };
}

/** Fields whose value means something else once it is shortened. */
const INDIVISIBLE: readonly MetadataField[] = ['origin', 'publishedOn', 'url', 'language'];

/**
 * Metadata as records may hold it. What a page says of itself may be of any length; too long a title
 * is cut, too long an address is none, and no page is refused for it.
 */
function fitting(metadata: Metadata): Record<MetadataField, Sourced> {
  const entries = METADATA_FIELDS.map((field): [MetadataField, Sourced] => {
    const { value, source, others } = metadata[field];
    const fits = (text: string) => !INDIVISIBLE.includes(field) || text.length <= SHORT_TEXT;
    const isKept = value !== null && fits(value);
    return [
      field,
      {
        value: isKept ? cut(value) : null,
        source: isKept && source !== null ? cut(source) : null,
        others: others
          .filter((other) => fits(other.value))
          .map((other) => ({ value: cut(other.value), source: cut(other.source) })),
      },
    ];
  });
  return Object.fromEntries(entries) as Record<MetadataField, Sourced>;
}

function cut(text: string): string {
  if (text.length <= SHORT_TEXT) return text;
  // Not in the middle of a character that takes two units.
  return `${text.slice(0, SHORT_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
