import * as v from 'valibot';
import { METADATA_FIELDS } from '../article/block';
import type { MetadataField } from '../article/block';

/** Every kind of record a library holds. */
export const KINDS = [
  'article',
  'text',
  'clip',
  'event',
  'evidence',
  'page',
  'tag',
  'collection',
  'lane',
  'setting',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that go to the trash before they go for good. */
export const TRASHABLE_KINDS = ['article', 'clip', 'event', 'page'] as const;

export const CLIP_COLOURS = ['saffron', 'sage', 'sky', 'rose', 'lilac'] as const;
export type ClipColour = (typeof CLIP_COLOURS)[number];

/** An id: a UUIDv7 for everything but settings, whose id is their name. Nothing is ordered by it. */
export const idSchema = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z][0-9a-zA-Z:._-]{0,79}$/));
const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const stamp = v.pipe(v.string(), v.maxLength(40));
/** How long a short text may be, in UTF-16 units: far more than a title or an address needs. */
export const SHORT_TEXT = 2_000;
const shortText = v.pipe(v.string(), v.maxLength(SHORT_TEXT));
const longText = v.pipe(v.string(), v.maxLength(5_000_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const whenSchema = v.object({
  edtf: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  extent: v.picklist(['throughout', 'within']),
});

const sourcedSchema = v.object({
  value: v.nullable(shortText),
  source: v.nullable(shortText),
  others: v.array(v.object({ value: shortText, source: shortText })),
  chosen: v.exactOptional(v.boolean()),
});
const sourcedFields = Object.fromEntries(
  METADATA_FIELDS.map((field) => [field, sourcedSchema]),
) as Record<MetadataField, typeof sourcedSchema>;

/** Where in a source something stands, and when it was captured; it goes into every footnote. */
const locatorSchema = v.object({ place: shortText, capturedOn: v.nullable(stamp) });

/** What the user decided about one date expression of an article's text, however often that is read. */
const dateReadingSchema = v.object({
  /** The expression as it is written, and the words of its paragraph on either side of it. */
  words: shortText,
  before: shortText,
  after: shortText,
  /** `none`: it is no date. `when`: it means this. `passed`: it is one, and makes no event. */
  verdict: v.picklist(['none', 'when', 'passed']),
  when: v.nullable(whenSchema),
});

const articleFields = {
  ...sourcedFields,
  importedAt: stamp,
  original: v.nullable(
    v.object({
      sha256: hashSchema,
      bytes: count,
      fileName: shortText,
      mediaType: shortText,
      /** How the user says its letters are encoded; absent where the reader finds out. */
      encoding: v.exactOptional(shortText),
    }),
  ),
  /** The current revision's record. */
  textId: idSchema,
  /** Blocks that the user removed or brought back, over the reader's own decision. */
  removedBlocks: v.array(idSchema),
  restoredBlocks: v.array(idSchema),
  warnings: v.array(v.object({ code: shortText, message: shortText })),
  locator: v.nullable(locatorSchema),
  tags: v.array(idSchema),
  collections: v.array(idSchema),
  read: v.boolean(),
  starred: v.boolean(),
  /** Decisions about the dates in its text; null and absent alike where there are none. */
  dateReadings: v.optional(v.nullable(v.array(dateReadingSchema))),
  /** The day that its dates are reckoned from, ISO, where the user set another than the published one. */
  reckonedFrom: v.optional(v.nullable(stamp)),
  /** The article whose address it shares with other text, when it is a later version of one. */
  versionOf: v.nullable(idSchema),
  trashedAt: v.nullable(stamp),
};

const textFields = {
  articleId: idSchema,
  /** Names texts/<sha256>.json. */
  sha256: hashSchema,
  /** Who read it, with version; another reader makes another revision. */
  reader: shortText,
  encoding: v.nullable(shortText),
  blocks: count,
  words: count,
  /** A hash of the kept words alone, to tell the same text from another at the same address. */
  wordsHash: hashSchema,
  /**
   * A sketch of the kept words by which near-copies are found, as `textSignature` makes it; absent
   * in libraries of before there were any, until the text is read next. It lies in the record and in
   * no index: it is as lasting as the text it is made from, and comes with it from every backup.
   */
  signature: v.optional(v.nullable(shortText)),
  readAt: stamp,
};

const clipFields = {
  articleId: idSchema,
  /** The revision that `position` and `blocks` refer to. */
  textId: idSchema,
  quote: v.object({ exact: longText, prefix: shortText, suffix: shortText }),
  /** UTF-16 units over all blocks of the revision joined by one line break, half open. */
  position: v.object({
    start: count,
    end: count,
    /**
     * The newer revision in which the user, seeing that the passage is changed or gone, left the clip
     * as it is; absent where nobody has. It is asked about again in the next revision.
     */
    leftIn: v.exactOptional(idSchema),
  }),
  blocks: v.array(idSchema),
  note: longText,
  colour: v.picklist(CLIP_COLOURS),
  tags: v.array(idSchema),
  createdAt: stamp,
  /** What a citation needs once the article is gone for good; null while it is there. */
  citation: v.nullable(
    v.object({
      title: shortText,
      byline: shortText,
      siteName: shortText,
      publishedOn: shortText,
      url: shortText,
      locator: shortText,
      sha256: shortText,
    }),
  ),
  trashedAt: v.nullable(stamp),
};

const eventFields = {
  title: shortText,
  /** What the user stated; null leaves it to the evidence. */
  when: v.nullable(whenSchema),
  place: shortText,
  people: v.array(shortText),
  tags: v.array(idSchema),
  laneId: v.nullable(idSchema),
  colour: v.nullable(v.picklist(CLIP_COLOURS)),
  description: longText,
  /** What the user decided about claims or times that differ, by label (`when` for times). */
  settled: v.array(
    v.object({
      label: shortText,
      verdict: v.picklist(['same', 'conflict', 'settled']),
      value: v.nullable(shortText),
      reason: shortText,
      /**
       * What the sources said under the label then, as `assertedUnder` has it, so that a disagreement
       * with more to it is shown again; absent in what was settled before that was noted.
       */
      seen: v.exactOptional(v.array(shortText)),
    }),
  ),
  /** Events near it in time and words that the user said are others; null and absent alike for none. */
  apartFrom: v.optional(v.nullable(v.array(idSchema))),
  createdAt: stamp,
  trashedAt: v.nullable(stamp),
};

const evidenceFields = {
  eventId: idSchema,
  clipId: idSchema,
  when: v.nullable(whenSchema),
  claim: v.nullable(v.object({ label: shortText, value: shortText })),
  stance: v.picklist(['supports', 'disputes']),
  note: longText,
  createdAt: stamp,
};

const pageFields = {
  title: shortText,
  body: longText,
  createdAt: stamp,
  trashedAt: v.nullable(stamp),
};

const tagFields = { name: shortText, colour: v.nullable(v.picklist(CLIP_COLOURS)) };
const collectionFields = { name: shortText };
const laneFields = { name: shortText, order: v.number() };
const settingFields = {
  value: v.nullable(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
};

/** The schema of each kind's fields, without `kind` and `id`. */
export const fieldSchemas = {
  article: v.object(articleFields),
  text: v.object(textFields),
  clip: v.object(clipFields),
  event: v.object(eventFields),
  evidence: v.object(evidenceFields),
  page: v.object(pageFields),
  tag: v.object(tagFields),
  collection: v.object(collectionFields),
  lane: v.object(laneFields),
  setting: v.object(settingFields),
} satisfies Record<Kind, v.GenericSchema>;

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** The fields of one kind of record. */
export type FieldsOf<K extends Kind> = DeepReadonly<v.InferOutput<(typeof fieldSchemas)[K]>>;

/** A record as the library holds it: its fields with its kind and id. */
export type RecordOf<K extends Kind> = { readonly kind: K; readonly id: string } & FieldsOf<K>;

export type Article = RecordOf<'article'>;
export type Clip = RecordOf<'clip'>;
export type Event = RecordOf<'event'>;
export type Evidence = RecordOf<'evidence'>;
export type Page = RecordOf<'page'>;
export type Tag = RecordOf<'tag'>;
export type Collection = RecordOf<'collection'>;
export type Lane = RecordOf<'lane'>;
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind];

/** Everything a library holds, by kind and id; records are immutable values, the maps are not. */
export type Library = { readonly [K in Kind]: Map<string, RecordOf<K>> };

export function emptyLibrary(): Library {
  return Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as Library;
}
