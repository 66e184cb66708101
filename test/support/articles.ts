import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Block, MetadataField, Sourced } from '../../core/article/block';
import { METADATA_FIELDS } from '../../core/article/block';
import { importOps } from '../../core/library/import';
import type { LibraryStore } from '../../electron/store/library-store';

/** Metadata with the values given and nothing else. */
export function metadataOf(
  values: Partial<Record<MetadataField, string>> = {},
): Record<MetadataField, Sourced> {
  const entries = METADATA_FIELDS.map((field): [MetadataField, Sourced] => {
    const value = values[field] ?? null;
    return [field, { value, source: value === null ? null : 'a test', others: [] }];
  });
  return Object.fromEntries(entries) as Record<MetadataField, Sourced>;
}

/** Blocks of paragraphs; a text that begins with `-` is removed as the reader would. */
export function paragraphs(texts: readonly string[]): Block[] {
  return texts.map((text, at) => ({
    id: `b${at + 1}`,
    kind: 'paragraph' as const,
    text: text.replace(/^-/, ''),
    ...(text.startsWith('-') && { reason: 'footer' as const }),
  }));
}

/** Puts an article of paragraphs into a library without a file or a parser; answers its id. */
export async function addArticle(
  store: LibraryStore,
  texts: readonly string[],
  values: Partial<Record<MetadataField, string>> = { title: 'An article' },
): Promise<string> {
  const blocks = paragraphs(texts);
  const articleId = newId();
  const hash = createHash('sha256').update(texts.join(' ')).digest('hex');
  const ops = importOps(
    { metadata: metadataOf(values), blocks, warnings: [] },
    {
      articleId,
      textId: newId(),
      now: store.now(),
      original: { sha256: hash, bytes: 1, fileName: 'a.txt', mediaType: 'text/plain' },
      text: {
        sha256: await store.content.writeText(blocks),
        reader: 'a test',
        encoding: 'utf-8',
        words: 1,
        wordsHash: hash,
      },
      versionOf: null,
    },
  );
  const committed = store.commit(ops, { label: 'Import', by: 'user' });
  if (!committed.ok) throw new Error(committed.error.message);
  return articleId;
}
