import * as v from 'valibot';
import type { MetadataField, Sourced } from '../article/block';
import { METADATA_FIELDS } from '../article/block';
import { assertNever, fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import { edtfOrNull } from '../time/edtf';
import { fieldsOf } from './change';
import type { Lookup, Op } from './change';
import { passageFields } from './clip-passage';
import { decideMerge } from './merge-clips';
import type { MergeContext } from './merge-clips';
import { decideMergeEvents } from './merge-events';
import type { EventsContext } from './merge-events';
import { CLIP_COLOURS, SHORT_TEXT, TRASHABLE_KINDS, fieldSchemas, idSchema } from './records';
import type { AnyRecord, Kind } from './records';
import { decideSplit } from './split-clip';
import { decideSplitEvent } from './split-event';

const addable = ['event', 'evidence', 'page', 'tag', 'lane', 'collection'] as const;
const settable = [...addable, 'clip', 'article', 'setting'] as const;
const removable = ['evidence', 'tag', 'lane', 'collection'] as const;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const patch = v.record(v.string(), v.unknown());

/** Everything the user can do to a library, import apart. */
export const commandSchema = v.variant('do', [
  // First, for they are tried in turn and this is what is done most.
  v.strictObject({
    do: v.literal('clip'),
    id: idSchema,
    articleId: idSchema,
    start: count,
    end: count,
    note: v.optional(v.string(), ''),
    colour: v.optional(v.picklist(CLIP_COLOURS), 'saffron'),
    tags: v.optional(v.array(idSchema), []),
  }),
  /** Lays a clip on a passage of its article's text as that is now: one the user chose for it. */
  v.strictObject({ do: v.literal('anchor'), id: idSchema, start: count, end: count }),
  /** Cuts a clip in two at a place inside of it; the second part is the new clip. */
  v.strictObject({ do: v.literal('split'), id: idSchema, newId: idSchema, at: count }),
  /** Makes one clip of several of one article; `id` remains. */
  v.strictObject({
    do: v.literal('merge'),
    id: idSchema,
    others: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(1_000)),
  }),
  /** Makes one event of several; `id` remains, and what was written about the others goes with it. */
  v.strictObject({
    do: v.literal('mergeEvents'),
    id: idSchema,
    others: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(1_000)),
  }),
  /** Moves some evidence of an event to a new one. */
  v.strictObject({
    do: v.literal('splitEvent'),
    id: idSchema,
    newId: idSchema,
    title: v.pipe(v.string(), v.maxLength(SHORT_TEXT)),
    evidence: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(10_000)),
  }),
  /** Leaves a clip as it is, in its words and its revision, though its article's text is another now. */
  v.strictObject({ do: v.literal('leave'), id: idSchema }),
  v.strictObject({
    do: v.literal('add'),
    kind: v.picklist(addable),
    id: idSchema,
    /** Fields of the kind; those left out get their empty value. */
    fields: patch,
  }),
  v.strictObject({
    do: v.literal('set'),
    kind: v.picklist(settable),
    id: idSchema,
    set: patch,
  }),
  v.strictObject({
    do: v.literal('metadata'),
    id: idSchema,
    field: v.picklist(METADATA_FIELDS),
    value: v.nullable(v.string()),
  }),
  v.strictObject({
    do: v.literal('edit'),
    id: idSchema,
    patch: v.array(v.strictObject({ at: count, cut: v.string(), put: v.string() })),
  }),
  v.strictObject({
    do: v.picklist(['trash', 'restore']),
    kind: v.picklist(TRASHABLE_KINDS),
    id: idSchema,
  }),
  v.strictObject({ do: v.literal('remove'), kind: v.picklist(removable), id: idSchema }),
]);
export type Command = v.InferInput<typeof commandSchema>;
type ParsedCommand = v.InferOutput<typeof commandSchema>;

/** One deed of the user: some commands that stand or fall together, and how undo names them. */
export const deedSchema = v.strictObject({
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  commands: v.pipe(v.array(commandSchema), v.minLength(1), v.maxLength(10_000)),
  /** What the window notes by itself, as that an article was opened: kept, but no step of undo. */
  aside: v.optional(v.boolean(), false),
});
export type Deed = v.InferInput<typeof deedSchema>;
/** A deed that has its shape, checked where it came in; the values are checked as it is carried out. */
export type CheckedDeed = v.InferOutput<typeof deedSchema>;

export type CommandError = 'invalid-change' | 'not-found' | 'exists';

/**
 * What a command may ask besides the library: the time, for people only, texts by record id, and who
 * refers to a clip.
 */
export interface CommandContext extends MergeContext, EventsContext {
  /** Whether a clip is evidence of an event already. */
  readonly linked: (clipId: string, eventId: string) => boolean;
}

/** Fields that the library itself fills in or guards; no command may set them. */
const GUARDED: Partial<Record<Kind, readonly string[]>> = {
  article: ['original', 'textId', 'importedAt', 'trashedAt', 'versionOf', ...METADATA_FIELDS],
  clip: [
    'articleId',
    'textId',
    'quote',
    'position',
    'blocks',
    'createdAt',
    'trashedAt',
    'citation',
  ],
  event: ['createdAt', 'trashedAt'],
  evidence: ['eventId', 'clipId', 'createdAt'],
  page: ['body', 'createdAt', 'trashedAt'],
};

const EMPTY: Record<(typeof addable)[number], Record<string, unknown>> = {
  event: {
    title: '',
    when: null,
    place: '',
    people: [],
    tags: [],
    laneId: null,
    colour: null,
    description: '',
    settled: [],
    trashedAt: null,
  },
  evidence: { when: null, claim: null, stance: 'supports', note: '' },
  page: { title: '', body: '', trashedAt: null },
  tag: { name: '', colour: null },
  lane: { name: '', order: 0 },
  collection: { name: '' },
};

const DATED: readonly Kind[] = ['event', 'evidence', 'page'];

/**
 * The ops of one command: a pure function of the library and the command.
 *
 * Errors: `not-found` for a record it names that is not there, `exists` for an id that is taken or
 * evidence that stands already, `invalid-change` for values that do not fit.
 */
export function decide(
  lookup: Lookup,
  command: ParsedCommand,
  context: CommandContext,
): Result<Op[], CommandError> {
  switch (command.do) {
    case 'add':
      return decideAdd(lookup, command, context);
    case 'set':
      return decideSet(lookup, command);
    case 'clip':
      return decideClip(lookup, command, context);
    case 'anchor': {
      const clip = lookup('clip', command.id);
      if (!clip) return missing('clip', command.id);
      const passage = passageFields(
        lookup,
        { ...command, articleId: clip.articleId },
        context.blocks,
      );
      return passage.ok ? ok([{ kind: 'clip', id: clip.id, set: passage.value }]) : passage;
    }
    case 'split':
      return decideSplit(lookup, command, context);
    case 'merge':
      return decideMerge(lookup, command, context);
    case 'mergeEvents':
      return decideMergeEvents(lookup, command, context);
    case 'splitEvent':
      return decideSplitEvent(lookup, command, context);
    case 'leave': {
      const clip = lookup('clip', command.id);
      if (!clip) return missing('clip', command.id);
      const article = lookup('article', clip.articleId);
      if (!article) return missing('article', clip.articleId);
      const position = { ...clip.position, leftIn: article.textId };
      return ok([{ kind: 'clip', id: clip.id, set: { position } }]);
    }
    case 'metadata':
      return decideMetadata(lookup, command);
    case 'edit': {
      if (!lookup('page', command.id)) return missing('page', command.id);
      return ok([{ kind: 'page', id: command.id, edit: { field: 'body', patch: command.patch } }]);
    }
    case 'trash':
    case 'restore': {
      if (!lookup(command.kind, command.id)) return missing(command.kind, command.id);
      const trashedAt = command.do === 'trash' ? context.now : null;
      return ok([{ kind: command.kind, id: command.id, set: { trashedAt } }]);
    }
    case 'remove': {
      if (!lookup(command.kind, command.id)) return missing(command.kind, command.id);
      return ok([{ kind: command.kind, id: command.id, gone: true }]);
    }
    default:
      return assertNever(command);
  }
}

function missing(kind: Kind, id: string): Result<never, CommandError> {
  return fail('not-found', `There is no ${kind} ${id}.`);
}

type Of<Name extends ParsedCommand['do']> = Extract<ParsedCommand, { do: Name }>;

function decideAdd(
  lookup: Lookup,
  command: Of<'add'>,
  context: CommandContext,
): Result<Op[], CommandError> {
  const { kind, id } = command;
  if (lookup(kind, id)) return fail('exists', `The id ${id} is taken.`);
  const fields: Record<string, unknown> = { ...EMPTY[kind], ...command.fields };
  if (DATED.includes(kind)) fields['createdAt'] = context.now;
  const checked = checkFields(lookup, kind, Object.keys(fields), fields);
  if (!checked.ok) return checked;
  const parsed = v.safeParse(fieldSchemas[kind], fields);
  if (!parsed.success) return fail('invalid-change', invalid(kind, parsed.issues[0]));
  if (kind === 'evidence' && context.linked(String(fields['clipId']), String(fields['eventId']))) {
    return fail('exists', 'This clip is evidence of that event already.');
  }
  return ok([{ kind, id, set: parsed.output }]);
}

function decideSet(lookup: Lookup, command: Of<'set'>): Result<Op[], CommandError> {
  const { kind, id, set } = command;
  const before = lookup(kind, id) as AnyRecord | undefined;
  if (!before && kind !== 'setting') return missing(kind, id);
  const guarded = Object.keys(set).find((field) => GUARDED[kind]?.includes(field));
  if (guarded) return fail('invalid-change', `The ${guarded} of a ${kind} cannot be set.`);
  const names = Object.keys(set);
  const checked = checkFields(lookup, kind, names, set);
  if (!checked.ok) return checked;
  const parsed = v.safeParse(fieldSchemas[kind], { ...(before && fieldsOf(before)), ...set });
  if (!parsed.success) return fail('invalid-change', invalid(kind, parsed.issues[0]));
  const output: Record<string, unknown> = parsed.output;
  const unknown = names.find((field) => !Object.hasOwn(output, field));
  if (unknown !== undefined) return fail('invalid-change', `A ${kind} has no ${unknown}.`);
  return ok([{ kind, id, set: Object.fromEntries(names.map((name) => [name, output[name]])) }]);
}

function invalid(kind: Kind, issue: v.BaseIssue<unknown>): string {
  return `${kind}: ${v.getDotPath(issue) ?? 'record'}: ${issue.message}`;
}

/** Checks what a schema cannot: that times can be read and that what is referred to is there. */
function checkFields(
  lookup: Lookup,
  kind: Kind,
  names: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): Result<null, CommandError> {
  const readings = asList(fields['dateReadings']) as readonly { readonly when?: unknown }[];
  const times = [
    ...(names.includes('when') ? [fields['when']] : []),
    ...readings.map(({ when }) => when),
  ];
  for (const time of times) {
    if (time === null) continue;
    const edtf = (time as { edtf?: unknown } | undefined)?.edtf;
    if (typeof edtf !== 'string' || !edtfOrNull(edtf)) {
      const words = typeof edtf === 'string' ? edtf : '';
      return fail('invalid-change', `“${words}” is not a time that can be read.`);
    }
  }
  const references: [Kind, unknown][] = [
    ['lane', kind === 'event' ? fields['laneId'] : null],
    ['event', kind === 'evidence' ? fields['eventId'] : null],
    ['clip', kind === 'evidence' ? fields['clipId'] : null],
    ...asList(fields['tags']).map((id): [Kind, unknown] => ['tag', id]),
    ...asList(fields['collections']).map((id): [Kind, unknown] => ['collection', id]),
  ];
  for (const [target, id] of references) {
    if (typeof id === 'string' && !lookup(target, id)) return missing(target, id);
  }
  return ok(null);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function decideClip(
  lookup: Lookup,
  command: Of<'clip'>,
  context: CommandContext,
): Result<Op[], CommandError> {
  const { id, articleId, note, colour, tags } = command;
  if (lookup('clip', id)) return fail('exists', `The id ${id} is taken.`);
  const passage = passageFields(lookup, command, context.blocks);
  if (!passage.ok) return passage;
  const fields = {
    articleId,
    ...passage.value,
    note,
    colour,
    tags,
    createdAt: context.now,
    citation: null,
    trashedAt: null,
  };
  const checked = checkFields(lookup, 'clip', ['tags'], fields);
  return checked.ok ? ok([{ kind: 'clip', id, set: fields }]) : checked;
}

/** How a value that the user typed names its source. */
export const TYPED = 'typed by you';

function decideMetadata(lookup: Lookup, command: Of<'metadata'>): Result<Op[], CommandError> {
  const article = lookup('article', command.id);
  if (!article) return missing('article', command.id);
  const before = article[command.field];
  const known = before.others.find((other) => other.value === command.value);
  const kept = before.others.filter((other) => other.value !== command.value);
  const others =
    before.value !== null && before.value !== command.value
      ? [{ value: before.value, source: before.source ?? '' }, ...kept]
      : kept;
  const after: Sourced = known
    ? { value: command.value, source: known.source, others, chosen: true }
    : { value: command.value, source: TYPED, others };
  const set: Partial<Record<MetadataField, Sourced>> = { [command.field]: after };
  return ok([{ kind: 'article', id: command.id, set }]);
}
