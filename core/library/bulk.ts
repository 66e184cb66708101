import * as v from 'valibot';
import type { Op } from './change';
import { CLIP_COLOURS, TRASHABLE_KINDS, idSchema } from './records';
import type { Article, Event, Library } from './records';

/** What records are put under: a tag, which articles, clips and events have, or a collection of articles. */
export const LABEL_KINDS = ['tag', 'collection'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

const labelKind = v.picklist(LABEL_KINDS);
/** What records can be put under that is made with the same deed; a lane is for events alone. */
const madeKind = v.picklist([...LABEL_KINDS, 'lane']);
const ids = v.pipe(v.array(idSchema), v.maxLength(1_000_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const few = v.optional(v.array(idSchema), []);

/** One deed over many records, decided where the library lies: the window names what it is about. */
export const bulkSchema = v.variant('do', [
  /** Marks records of one kind: each with as much of it as its kind has. */
  v.strictObject({
    do: v.literal('mark'),
    kind: v.picklist(TRASHABLE_KINDS),
    ids,
    /** Tags, collections and lanes that are not there yet and that the records get. */
    make: v.optional(v.array(v.strictObject({ kind: madeKind, id: idSchema, name })), []),
    add: v.optional(v.strictObject({ tags: few, collections: few }), {}),
    take: v.optional(v.strictObject({ tags: few, collections: few }), {}),
    set: v.optional(
      v.strictObject({
        read: v.optional(v.boolean()),
        starred: v.optional(v.boolean()),
        trashed: v.optional(v.boolean()),
        /** For events; null takes them out of their lane, or takes their colour away. */
        laneId: v.optional(v.nullable(idSchema)),
        colour: v.optional(v.nullable(v.picklist(CLIP_COLOURS))),
      }),
      {},
    ),
  }),
  /** Names labels anew and makes some of them one with others: what held the one holds the other. */
  v.strictObject({
    do: v.literal('arrange'),
    kind: labelKind,
    names: v.array(v.strictObject({ id: idSchema, name })),
    merges: v.array(v.strictObject({ from: idSchema, into: idSchema })),
  }),
  /** Removes labels from all that holds them, and then themselves. */
  v.strictObject({ do: v.literal('drop'), kind: labelKind, labels: v.array(idSchema) }),
  v.strictObject({
    do: v.literal('colour'),
    tags: v.array(idSchema),
    colour: v.nullable(v.picklist(CLIP_COLOURS)),
  }),
]);
export type Bulk = v.InferInput<typeof bulkSchema>;
export type ParsedBulk = v.InferOutput<typeof bulkSchema>;

/**
 * The ops of a bulk deed, one after the other, each worked out over the library as it is when it is
 * asked for: others may have changed it since the one before. What is gone meanwhile is passed over,
 * what is as it should be already gets no op.
 */
export function* bulkOps(library: Library, bulk: ParsedBulk, now: () => string): Generator<Op> {
  switch (bulk.do) {
    case 'mark':
      yield* markOps(library, bulk, now);
      return;
    case 'arrange': {
      for (const { id, name } of bulk.names) {
        const label = library[bulk.kind].get(id);
        if (label && label.name !== name) yield { kind: bulk.kind, id, set: { name } };
      }
      const into = settled(library, bulk.kind, bulk.merges);
      yield* replaceOps(library, bulk.kind, into);
      for (const id of into.keys()) yield* goneOps(library, bulk.kind, id);
      return;
    }
    case 'drop': {
      yield* replaceOps(library, bulk.kind, new Map(bulk.labels.map((id) => [id, null])));
      for (const id of bulk.labels) yield* goneOps(library, bulk.kind, id);
      return;
    }
    case 'colour': {
      const { colour } = bulk;
      for (const id of bulk.tags) {
        const tag = library.tag.get(id);
        if (tag && tag.colour !== colour) yield { kind: 'tag', id, set: { colour } };
      }
    }
  }
}

function* goneOps(library: Library, kind: LabelKind, id: string): Generator<Op> {
  if (library[kind].has(id)) yield { kind, id, gone: true };
}

/** Where each merged label ends, over several steps; what would lead to itself or nowhere stays. */
function settled(
  library: Library,
  kind: LabelKind,
  merges: readonly { readonly from: string; readonly into: string }[],
): Map<string, string> {
  const next = new Map(merges.map(({ from, into }) => [from, into]));
  const ends = new Map<string, string>();
  for (const from of next.keys()) {
    let end = from;
    const seen = new Set<string>();
    for (let to = next.get(end); to !== undefined && !seen.has(end); to = next.get(end)) {
      seen.add(end);
      end = to;
    }
    if (!next.has(end) && library[kind].has(end)) ends.set(from, end);
  }
  return ends;
}

/** Puts, in every record that holds one of some labels, another in its place, or none. */
function* replaceOps(
  library: Library,
  kind: LabelKind,
  into: ReadonlyMap<string, string | null>,
): Generator<Op> {
  if (into.size === 0) return;
  if (kind === 'collection') {
    for (const { id, collections } of library.article.values()) {
      const after = replaced(collections, into);
      if (after) yield { kind: 'article', id, set: { collections: after } };
    }
    return;
  }
  for (const holder of ['article', 'clip', 'event'] as const) {
    for (const { id, tags } of library[holder].values()) {
      const after = replaced(tags, into);
      if (after) yield { kind: holder, id, set: { tags: after } };
    }
  }
}

/** A list of labels with some put in place of others, each once; null when nothing changes. */
function replaced(
  held: readonly string[],
  into: ReadonlyMap<string, string | null>,
): string[] | null {
  if (!held.some((id) => into.has(id))) return null;
  const after = held.map((id) => (into.has(id) ? (into.get(id) ?? null) : id));
  return [...new Set(after.filter((id) => id !== null))];
}

/** What may be marked of a record; each kind has some of it. */
type Marked = Partial<Pick<Article, 'tags' | 'collections' | 'read' | 'starred'>> &
  Pick<Article, 'trashedAt'>;
type Mark = Extract<ParsedBulk, { do: 'mark' }>;

/** A lane or a tag or a collection that a deed makes; a new lane comes after those that are there. */
function madeOp(library: Library, { kind, id, name }: Mark['make'][number]): Op {
  if (kind !== 'lane') return { kind, id, set: kind === 'tag' ? { name, colour: null } : { name } };
  const order = Math.max(0, ...[...library.lane.values()].map((lane) => lane.order)) + 1;
  return { kind, id, set: { name, order } };
}

function* markOps(library: Library, bulk: Mark, now: () => string): Generator<Op> {
  for (const made of bulk.make) {
    if (!library[made.kind].has(made.id)) yield madeOp(library, made);
  }
  const at = now();
  for (const id of bulk.ids) {
    const found = library[bulk.kind].get(id);
    if (!found) continue;
    const record: Marked = found;
    const set: Record<string, unknown> = {};
    for (const field of ['tags', 'collections'] as const) {
      const after = added(record[field], bulk.add[field] ?? [], bulk.take[field] ?? []);
      if (after) set[field] = after;
    }
    for (const field of ['read', 'starred'] as const) {
      const [before, value] = [record[field], bulk.set[field]];
      if (value !== undefined && before !== undefined && before !== value) set[field] = value;
    }
    if (found.kind === 'event') Object.assign(set, placed(library, found, bulk));
    const { trashed } = bulk.set;
    if (trashed !== undefined && (record.trashedAt !== null) !== trashed) {
      set['trashedAt'] = trashed ? at : null;
    }
    if (Object.keys(set).length > 0) yield { kind: bulk.kind, id, set };
  }
}

/** The lane and the colour that an event gets, where they are others than it has. */
function placed(
  library: Library,
  event: Event,
  { set: { laneId, colour }, make }: Mark,
): Partial<Pick<Event, 'laneId' | 'colour'>> {
  const isThere =
    laneId === null ||
    (laneId !== undefined &&
      (library.lane.has(laneId) || make.some(({ kind, id }) => kind === 'lane' && id === laneId)));
  return {
    ...(isThere && laneId !== event.laneId && { laneId }),
    ...(colour !== undefined && colour !== event.colour && { colour }),
  };
}

/** A list of labels with some more at its end and without others; null when nothing changes. */
function added(
  held: readonly string[] | undefined,
  add: readonly string[],
  take: readonly string[],
): string[] | null {
  if (!held) return null;
  const after = [...new Set([...held, ...add])].filter((id) => !take.includes(id));
  return after.length === held.length && after.every((id, at) => id === held[at]) ? null : after;
}
