import * as v from 'valibot';
import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import { KINDS, fieldSchemas, idSchema } from './records';
import type { AnyRecord, Kind, Library, RecordOf } from './records';
import { applyEdits, invertEdits } from './text-edit';
import type { TextEdit } from './text-edit';

/** Names only the fields that change, so that edits of different fields can merge. */
export interface SetOp {
  readonly kind: Kind;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
}
export interface GoneOp {
  readonly kind: Kind;
  readonly id: string;
  readonly gone: true;
}
/** Patches one text field; a big page is never written whole for a keystroke. */
export interface EditOp {
  readonly kind: Kind;
  readonly id: string;
  readonly edit: { readonly field: 'body'; readonly patch: readonly TextEdit[] };
}
export type Op = SetOp | GoneOp | EditOp;

/** Who did it: undo covers what the user did; the others are reverted from the history. */
export type Author = 'user' | 'cli' | 'watch' | 'sync';

/**
 * What a change takes of a deed that is taken back or forth in parts: the deed's changes numbered
 * `from` to `to`. `first` begins a turn; a later part goes on with it, also after a restart.
 */
export interface TurnPart {
  readonly from: number;
  readonly to: number;
  readonly first: boolean;
}

/**
 * One line of the journal: a list of puts and deletes with its inverse.
 *
 * `at` is for people only; order and merging use `clock` (max seen + 1, ties by device). Changes
 * that share a `deed` are one step of undo (a drop of forty files is one). A change that takes
 * another back or forth names that deed in `of`; it takes the whole of it, or what `part` says.
 */
export interface Change {
  readonly n: number;
  readonly device: string;
  readonly clock: number;
  readonly at: string;
  readonly by: Author;
  readonly label: string;
  readonly deed: string;
  readonly act: 'do' | 'undo' | 'redo';
  readonly of: string | null;
  readonly part?: TurnPart;
  readonly ops: readonly Op[];
  readonly undo: readonly Op[];
}

/** Whether a change takes records out for good: it alone does something and has no inverse. */
export function isForGood({ ops, undo }: Pick<Change, 'ops' | 'undo'>): boolean {
  return ops.length > 0 && undo.length === 0;
}

const plainRecord = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((set) => !Object.hasOwn(set, '__proto__') && !('kind' in set) && !('id' in set)),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const opSchemaOf = <Kind extends v.GenericSchema, Field extends v.GenericSchema>(
  kind: Kind,
  field: Field,
) =>
  v.union([
    v.strictObject({ kind, id: idSchema, set: plainRecord }),
    v.strictObject({ kind, id: idSchema, gone: v.literal(true) }),
    v.strictObject({
      kind,
      id: idSchema,
      edit: v.strictObject({
        field,
        patch: v.array(v.strictObject({ at: count, cut: v.string(), put: v.string() })),
      }),
    }),
  ]);
const opSchema = opSchemaOf(v.picklist(KINDS), v.literal('body'));
const rawOpSchema = opSchemaOf(v.string(), v.string());

/** What a change says besides its ops, in every format. */
const about = {
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  device: idSchema,
  clock: count,
  at: v.string(),
  by: v.picklist(['user', 'cli', 'watch', 'sync']),
  label: v.string(),
  deed: idSchema,
  act: v.picklist(['do', 'undo', 'redo']),
  of: v.nullable(idSchema),
  part: v.exactOptional(v.object({ from: count, to: count, first: v.boolean() })),
};

/** The shape of a change as it is read back from a file. */
export const changeSchema = v.object({
  ...about,
  ops: v.array(opSchema),
  undo: v.array(opSchema),
});

/** The same of whatever format: of kinds and fields that are none any more. */
export const rawChangeSchema = v.object({
  ...about,
  ops: v.array(rawOpSchema),
  undo: v.array(rawOpSchema),
});

/** Finds a record by kind and id; a library is one, and so is a rehearsal over it. */
export type Lookup = <K extends Kind>(kind: K, id: string) => RecordOf<K> | undefined;

export function lookupIn(library: Library): Lookup {
  return (kind, id) => library[kind].get(id);
}

/**
 * The record that an op leaves behind, or null when it is gone.
 *
 * Fails when the outcome would not fit the record's schema, when an edit does not match the text,
 * or when fields are set on a record that is not there.
 */
export function outcome(
  before: AnyRecord | undefined,
  op: Op,
): Result<AnyRecord | null, 'invalid-change'> {
  if ('gone' in op) return ok(null);
  if ('edit' in op) {
    if (before?.kind !== 'page') return fail('invalid-change', `no page ${op.id} to edit`);
    const body = applyEdits(before.body, op.edit.patch);
    if (body === null) return fail('invalid-change', 'the text was changed meanwhile');
    return ok({ ...before, body });
  }
  const parsed = v.safeParse(fieldSchemas[op.kind], { ...before, ...op.set });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return fail(
      'invalid-change',
      `${op.kind} ${op.id}: ${v.getDotPath(issue) ?? 'record'}: ${issue.message}`,
    );
  }
  return ok({ ...parsed.output, kind: op.kind, id: op.id } as AnyRecord);
}

/** Puts one outcome in its place. */
export function settle(library: Library, kind: Kind, id: string, record: AnyRecord | null): void {
  const records = library[kind] as Map<string, AnyRecord>;
  if (record === null) records.delete(id);
  else records.set(id, record);
}

/** The op that takes `op` back, given the record as it stands before it. */
function inverseOf(op: Op, before: AnyRecord | undefined): Op {
  const { kind, id } = op;
  if (before === undefined) return { kind, id, gone: true };
  if ('edit' in op) {
    return { kind, id, edit: { field: op.edit.field, patch: invertEdits(op.edit.patch) } };
  }
  if ('gone' in op) return { kind, id, set: fieldsOf(before) };
  const fields = fieldsOf(before);
  return {
    kind,
    id,
    // A field that the record lacked is set to nothing: a line of the journal cannot say `undefined`.
    set: Object.fromEntries(Object.keys(op.set).map((field) => [field, fields[field] ?? null])),
  };
}

/** A record without its kind and id. */
export function fieldsOf(record: AnyRecord): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...record };
  delete fields['kind'];
  delete fields['id'];
  return fields;
}

/** An op's effect on one record: what stood there before and what stands there after. */
export interface Effect {
  readonly kind: Kind;
  readonly id: string;
  readonly before: AnyRecord | undefined;
  readonly after: AnyRecord | null;
}

/** Ops tried one after another over a library that they do not touch. */
export class Rehearsal {
  readonly #under: Lookup;
  readonly #over = new Map<string, AnyRecord | null>();
  readonly effects: Effect[] = [];
  readonly ops: Op[] = [];
  /** The inverse ops, last first: applying `ops` and then these is the identity. */
  readonly undo: Op[] = [];

  constructor(under: Lookup) {
    this.#under = under;
  }

  readonly lookup: Lookup = <K extends Kind>(kind: K, id: string) => {
    const own = this.#over.get(`${kind}/${id}`);
    return own === undefined
      ? this.#under(kind, id)
      : ((own ?? undefined) as unknown as RecordOf<K> | undefined);
  };

  /** Adds one op; on failure the rehearsal is as it was. */
  add(op: Op): Result<null, 'invalid-change'> {
    const before = this.lookup(op.kind, op.id) as AnyRecord | undefined;
    const after = outcome(before, op);
    if (!after.ok) return after;
    this.#over.set(`${op.kind}/${op.id}`, after.value);
    this.effects.push({ kind: op.kind, id: op.id, before, after: after.value });
    this.ops.push(op);
    this.undo.unshift(inverseOf(op, before));
    return ok(null);
  }
}

/** All ops tried over a library; the first that does not fit fails them all. */
export function rehearse(under: Lookup, ops: readonly Op[]): Result<Rehearsal, 'invalid-change'> {
  const rehearsal = new Rehearsal(under);
  for (const op of ops) {
    const added = rehearsal.add(op);
    if (!added.ok) return added;
  }
  return ok(rehearsal);
}
