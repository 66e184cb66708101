import { fieldSchemas } from '../../../core/library/records';
import { emptyLibrary } from '../../../core/library/records';
import type { AnyRecord, FieldsOf, Kind, Library } from '../../../core/library/records';
import { METADATA_FIELDS } from '../../../core/article/block';
import * as v from 'valibot';

type Fields<K extends Kind> = Partial<FieldsOf<K>>;

const value = (text: string | null) => ({
  value: text,
  source: text === null ? null : 'typed by you',
  others: [],
});

/** An article of which only some metadata are known. */
export function article(
  id: string,
  known: Partial<Record<(typeof METADATA_FIELDS)[number], string>>,
  fields: Fields<'article'> = {},
): AnyRecord {
  return record('article', id, {
    ...(Object.fromEntries(
      METADATA_FIELDS.map((field) => [field, value(known[field] ?? null)]),
    ) as Fields<'article'>),
    importedAt: '2026-01-01T00:00:00Z',
    original: {
      sha256: id.charCodeAt(0).toString(16).padStart(64, '0'),
      bytes: 1,
      fileName: 'saved.html',
      mediaType: 'text/html',
    },
    textId: `${id}-text`,
    removedBlocks: [],
    restoredBlocks: [],
    warnings: [],
    locator: null,
    tags: [],
    collections: [],
    read: false,
    starred: false,
    versionOf: null,
    trashedAt: null,
    ...fields,
  });
}

/** The text of an article, with the sketch that near-copies are found by. */
export function text(articleId: string, signature: string): AnyRecord {
  return record('text', `${articleId}-text`, {
    articleId,
    sha256: '0'.repeat(64),
    reader: 'a test',
    encoding: null,
    blocks: 1,
    words: 1,
    wordsHash: '0'.repeat(64),
    signature,
    readAt: '2026-01-01T00:00:00Z',
  });
}

export function clip(
  id: string,
  articleId: string,
  exact: string,
  fields: Fields<'clip'> = {},
): AnyRecord {
  return record('clip', id, {
    articleId,
    textId: `${articleId}-text`,
    quote: { exact, prefix: '', suffix: '' },
    position: { start: 0, end: exact.length },
    blocks: ['b1'],
    note: '',
    colour: 'saffron',
    tags: [],
    createdAt: '2026-01-01T00:00:00Z',
    citation: null,
    trashedAt: null,
    ...fields,
  });
}

export function event(
  id: string,
  title: string,
  edtf: string | null,
  fields: Fields<'event'> = {},
): AnyRecord {
  return record('event', id, {
    title,
    when: edtf === null ? null : { edtf, extent: 'within' },
    place: '',
    people: [],
    tags: [],
    laneId: null,
    colour: null,
    description: '',
    settled: [],
    createdAt: '2026-01-01T00:00:00Z',
    trashedAt: null,
    ...fields,
  });
}

export function evidence(
  id: string,
  eventId: string,
  clipId: string,
  fields: Fields<'evidence'> = {},
): AnyRecord {
  return record('evidence', id, {
    eventId,
    clipId,
    when: null,
    claim: null,
    stance: 'supports',
    note: '',
    createdAt: '2026-01-01T00:00:00Z',
    ...fields,
  });
}

export function page(
  id: string,
  title: string,
  body: string,
  fields: Fields<'page'> = {},
): AnyRecord {
  return record('page', id, {
    title,
    body,
    createdAt: '2026-01-01T00:00:00Z',
    trashedAt: null,
    ...fields,
  });
}

export function tag(id: string, name: string): AnyRecord {
  return record('tag', id, { name, colour: null });
}

export function lane(id: string, name: string, order: number): AnyRecord {
  return record('lane', id, { name, order });
}

/** A record that its schema takes, so that no test stands on one that cannot be. */
function record<K extends Kind>(kind: K, id: string, fields: Fields<K>): AnyRecord {
  return { ...(v.parse(fieldSchemas[kind], fields) as object), kind, id } as AnyRecord;
}

/** A library that holds these records, put in this order. */
export function libraryOf(records: readonly AnyRecord[]): Library {
  const library = emptyLibrary();
  for (const one of records) (library[one.kind] as Map<string, AnyRecord>).set(one.id, one);
  return library;
}
