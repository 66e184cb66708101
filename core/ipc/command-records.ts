import * as v from 'valibot';
import { BLOCK_KINDS, METADATA_FIELDS, REMOVAL_REASONS } from '../article/block';
import type { MetadataField } from '../article/block';
import { CLIP_COLOURS, whenSchema } from '../library/records';

// The records that the command line prints, one a line. Fields may be added; none is removed or
// renamed. `dateline schema` prints these as JSON Schema.

const text = v.nullable(v.string());
const failure = v.object({ code: v.string(), message: v.string() });
const blockKind = v.picklist(BLOCK_KINDS);
const block = v.object({ id: v.string(), kind: blockKind, text: v.string() });
const removedBlock = v.object({ ...block.entries, reason: v.picklist(REMOVAL_REASONS) });
const described = {
  title: text,
  byline: text,
  siteName: text,
  section: text,
  origin: text,
  publishedOn: text,
  url: text,
  language: text,
};
const sourced = v.object({
  value: text,
  source: text,
  others: v.pipe(v.array(v.object({ value: v.string(), source: v.string() })), v.readonly()),
  chosen: v.exactOptional(v.boolean()),
});
const metadata = v.object(
  Object.fromEntries(METADATA_FIELDS.map((field) => [field, sourced])) as Record<
    MetadataField,
    typeof sourced
  >,
);

const read = v.object({
  file: v.string(),
  ...described,
  text: v.string(),
  blocks: v.array(block),
  removed: v.array(removedBlock),
  metadata,
  warnings: v.array(failure),
});
const readFailure = v.object({ file: v.string(), error: failure });

const imported = v.object({
  file: v.string(),
  status: v.picklist(['imported', 'duplicate', 'version', 'failed']),
  id: text,
  of: text,
  error: v.nullable(failure),
});

const reread = v.object({
  id: v.string(),
  /** `same`: the reading says what the article says already; nothing was changed. */
  status: v.picklist(['changed', 'same']),
  encoding: text,
  clips: v.object({
    found: v.number(),
    changed: v.number(),
    ambiguous: v.number(),
    lost: v.number(),
  }),
});

const article = v.object({
  kind: v.literal('article'),
  id: v.string(),
  ...described,
  importedAt: v.string(),
  original: v.nullable(
    v.object({
      sha256: v.string(),
      bytes: v.number(),
      fileName: v.string(),
      mediaType: v.string(),
      encoding: v.exactOptional(v.string()),
    }),
  ),
  tags: v.array(v.string()),
  collections: v.array(v.string()),
  clips: v.number(),
  read: v.boolean(),
  starred: v.boolean(),
});
const shownArticle = v.object({
  ...article.entries,
  text: v.string(),
  blocks: v.array(block),
  removed: v.array(removedBlock),
});

const clip = v.object({
  kind: v.literal('clip'),
  id: v.string(),
  articleId: v.string(),
  quote: v.object({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
  position: v.object({ start: v.number(), end: v.number() }),
  blocks: v.array(v.string()),
  state: v.picklist(['exact', 'moved', 'ambiguous', 'lost']),
  /** Why the state is what it is, in words. */
  reason: v.string(),
  note: v.string(),
  colour: v.picklist(CLIP_COLOURS),
  tags: v.array(v.string()),
});

const evidence = v.object({
  id: v.string(),
  clipId: v.string(),
  articleId: v.string(),
  when: v.nullable(whenSchema),
  claim: v.nullable(v.object({ label: v.string(), value: v.string() })),
  stance: v.picklist(['supports', 'disputes']),
});
const event = v.object({
  kind: v.literal('event'),
  id: v.string(),
  title: v.string(),
  when: v.nullable(whenSchema),
  /** ISO 8601; null where an end is open or there is no time. */
  bounds: v.object({ earliest: text, latest: text }),
  place: v.string(),
  people: v.array(v.string()),
  tags: v.array(v.string()),
  description: v.string(),
  evidence: v.array(evidence),
  origins: v.array(v.string()),
  conflict: v.boolean(),
});

const page = v.object({
  kind: v.literal('page'),
  id: v.string(),
  title: v.string(),
  body: v.string(),
  cites: v.array(v.string()),
});

const date = v.object({
  block: v.string(),
  start: v.number(),
  end: v.number(),
  text: v.string(),
  when: whenSchema,
  certainty: v.number(),
});

const check = v.object({
  kind: v.string(),
  id: v.string(),
  check: v.picklist(['original', 'text', 'anchor', 'journal']),
  ok: v.boolean(),
  message: v.string(),
});

const exported = v.object({ path: v.string(), bytes: v.number(), sha256: v.string() });

const counts = {
  articles: v.number(),
  clips: v.number(),
  events: v.number(),
  pages: v.number(),
};
const backup = v.object({
  id: v.string(),
  /** ISO 8601, for people; empty where it cannot be read. */
  at: v.string(),
  reason: v.picklist(['daily', 'asked', 'before-restore', 'before-upgrade']),
  ...counts,
  /** Of its own files; originals and texts are shared with the other backups. */
  bytes: v.number(),
  /** Why it cannot be used, in words; null for a sound one. */
  problem: text,
});

const restored = v.object({
  /** The backup and when it was made. */
  id: v.string(),
  at: v.string(),
  /** Whether the library was made anew, for it was gone or could not be opened. */
  anew: v.boolean(),
  /** What is in the library now, its trash aside. */
  ...counts,
  /** Titles of articles whose text or original the backup has not. */
  missing: v.array(v.string()),
});

/** The schema of each command's line; `readFailure` stands in for `read` where a file failed. */
export const commandRecords = {
  read,
  readFailure,
  import: imported,
  article,
  shownArticle,
  clip,
  event,
  page,
  date,
  check,
  export: exported,
  backup,
  restore: restored,
  reread,
} as const;

export type CommandRecord<Name extends keyof typeof commandRecords> = v.InferOutput<
  (typeof commandRecords)[Name]
>;
