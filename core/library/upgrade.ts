import * as v from 'valibot';
import { isLater } from './state';
import type { Stamp } from './state';
import type { TextEdit } from './text-edit';

/** Names a record of whatever format; an older one has kinds that are none any more. */
export interface RawName {
  readonly kind: string;
  readonly id: string;
}
/** An op of whatever format. */
export type RawOp = RawName &
  (
    | { readonly set: Readonly<Record<string, unknown>> }
    | { readonly gone: true }
    | { readonly edit: { readonly field: string; readonly patch: readonly TextEdit[] } }
  );
/** What upgrading asks of a change of whatever format; the rest of it is the same in all of them. */
export interface RawChange {
  readonly ops: readonly RawOp[];
  readonly undo: readonly RawOp[];
}
/** A record of whatever format as a snapshot holds it; `set` is null of one that is gone. */
export interface RawRecord extends RawName {
  readonly whole: Stamp;
  readonly fields: Readonly<Record<string, Stamp>> | null;
  readonly set: Readonly<Record<string, unknown>> | null;
}
/** An op that sets fields. */
export type RawSet = RawName & { readonly set: Readonly<Record<string, unknown>> };

/** How the records of one kind come into the next format. Made by `upgradeOf`, which types it. */
export interface KindUpgrade {
  /** The records that one becomes: several where it is split, none where its kind is dropped. */
  readonly becomes: (id: string) => readonly RawName[];
  /** Null when the fields do not have the shape that this format gives them. */
  readonly set: (id: string, set: Readonly<Record<string, unknown>>) => readonly RawSet[] | null;
  /** Where the patches of a text field go; null when it has none. */
  readonly edit: (id: string, field: string) => (RawName & { readonly field: string }) | null;
}

type FieldsOf<Entries extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<Entries, undefined>>;

/**
 * The upgrade of one kind, from the fields that it had in the older format.
 *
 * It sees one op at a time and nothing of the library, since changes of several devices are merged
 * field by field: a record is upgraded as the op that sets all its fields. So which records and
 * fields `set` answers must follow from the names of the fields it is given and never from their
 * values: only then do an op and its inverse, and a field and its stamp, stay together. A field that
 * is new gets its value where `isWhole`: where all that a record must have is set. The words of a text
 * field that is patched stay as they are.
 */
export function upgradeOf<const Entries extends v.ObjectEntries>(
  entries: Entries,
  to: {
    readonly becomes: (id: string) => readonly RawName[];
    readonly set: (
      fields: Readonly<Partial<FieldsOf<Entries>>>,
      about: { readonly id: string; readonly isWhole: boolean },
    ) => readonly RawSet[];
    readonly edit?: KindUpgrade['edit'];
  },
): KindUpgrade {
  const schema = v.partial(v.object(entries));
  const mayLack = ({ type }: { readonly type: string }) =>
    type === 'optional' || type === 'exact_optional' || type === 'nullish';
  const names = Object.entries(entries).flatMap(([name, entry]) => (mayLack(entry) ? [] : [name]));
  return {
    becomes: to.becomes,
    set: (id, set) => {
      const parsed = v.safeParse(schema, set);
      if (!parsed.success) return null;
      const isWhole = names.every((name) => Object.hasOwn(set, name));
      const made = to.set(parsed.output, { id, isWhole });
      return made.filter((op) => Object.keys(op.set).length > 0);
    },
    edit: to.edit ?? (() => null),
  };
}

/** One version's way to the next: what is not named in it stays as it is. */
export interface FormatUpgrade {
  readonly kinds: Readonly<Record<string, KindUpgrade>>;
  /** What dateline.json says, but for its format. */
  readonly identity?: (facts: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** The formats that a program knows: the one it writes, and the way to it from each before. */
export interface Formats {
  readonly current: number;
  /** The first one leads from format 1 to 2, the next from 2 to 3. */
  readonly upgrades: readonly FormatUpgrade[];
}

export function formatsOf(upgrades: readonly FormatUpgrade[]): Formats {
  return { current: upgrades.length + 1, upgrades };
}

/** The library's formats on disk; a library of a newer one is opened for reading only. */
export const FORMATS: Formats = formatsOf([]);

/** An op of an older format as ops of the current one; null when it does not have its format's shape. */
function upgradeOp(formats: Formats, format: number, op: RawOp): readonly RawOp[] | null {
  let ops: readonly RawOp[] = [op];
  for (const { kinds } of formats.upgrades.slice(format - 1)) {
    const next: RawOp[] = [];
    for (const one of ops) {
      const made = throughKind(Object.hasOwn(kinds, one.kind) ? kinds[one.kind] : undefined, one);
      if (made === null) return null;
      next.push(...made);
    }
    ops = next;
  }
  return ops;
}

function throughKind(kind: KindUpgrade | undefined, op: RawOp): readonly RawOp[] | null {
  if (!kind) return [op];
  const parts = kind.becomes(op.id);
  if ('gone' in op) return parts.map((part) => ({ ...part, gone: true }));
  if (parts.length === 0) return [];
  if ('set' in op) return kind.set(op.id, op.set);
  const place = kind.edit(op.id, op.edit.field);
  if (!place) return null;
  const { field, ...name } = place;
  return [{ ...name, edit: { field, patch: op.edit.patch } }];
}

/**
 * The ops of a change of an older format and their inverses, in the current one; null when one of
 * them does not have its format's shape. One whose records are of a dropped kind has no ops left.
 *
 * Throws when an upgrade makes other records of an op than of its inverse: undo would go wrong.
 */
export function upgradeChange(
  formats: Formats,
  format: number,
  change: RawChange,
): RawChange | null {
  const ops = change.ops.map((op) => upgradeOp(formats, format, op));
  const undo = change.undo.map((op) => upgradeOp(formats, format, op));
  if (!ops.every((made) => made !== null) || !undo.every((made) => made !== null)) return null;
  if (ops.length === undo.length) {
    for (const [at, made] of ops.entries()) mustPair(made, undo.at(-1 - at) ?? []);
  }
  // Inverses stand last first, also those of the parts of one op.
  return { ops: ops.flat(), undo: undo.flatMap((made) => [...made].reverse()) };
}

function mustPair(ops: readonly RawOp[], undo: readonly RawOp[]): void {
  const names = (made: readonly RawOp[]) => made.map(({ kind, id }) => `${kind}/${id}`).join(', ');
  if (names(ops) === names(undo)) return;
  throw new Error(`an upgrade makes “${names(ops)}” of an op and “${names(undo)}” of its inverse`);
}

/**
 * A record of an older format with its stamps, as what it is in the current one; null when it does
 * not have its format's shape.
 */
export function upgradeRecord(
  formats: Formats,
  format: number,
  record: RawRecord,
): readonly RawRecord[] | null {
  const { kind, id, whole, set } = record;
  const op: RawOp = set === null ? { kind, id, gone: true } : { kind, id, set };
  const parts = upgradeOp(formats, format, op);
  if (parts === null || set === null) {
    return (
      parts?.map((part) => ({ kind: part.kind, id: part.id, whole, fields: null, set })) ?? null
    );
  }
  const stamps = new Map<string, Map<string, Stamp>>();
  for (const [field, stamp] of Object.entries(record.fields ?? {})) {
    if (!Object.hasOwn(set, field)) continue;
    const alone = upgradeOp(formats, format, { kind, id, set: { [field]: set[field] } });
    if (alone === null) return null;
    for (const part of alone) {
      const key = `${part.kind}/${part.id}`;
      const of = stamps.get(key) ?? new Map<string, Stamp>();
      for (const name of 'set' in part ? Object.keys(part.set) : []) {
        if (isLater(stamp, of.get(name))) of.set(name, stamp);
      }
      stamps.set(key, of);
    }
  }
  return parts.map((part) => {
    const fields = stamps.get(`${part.kind}/${part.id}`);
    return {
      kind: part.kind,
      id: part.id,
      whole,
      fields: fields ? Object.fromEntries(fields) : null,
      set: 'set' in part ? part.set : null,
    };
  });
}

/** What a dateline.json of an older format says, in the current one's words. */
export function upgradeIdentity(
  formats: Formats,
  format: number,
  facts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return formats.upgrades
    .slice(format - 1)
    .reduce((known, { identity }) => identity?.(known) ?? known, facts);
}
