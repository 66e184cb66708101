import * as v from 'valibot';
import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import { Rehearsal } from './change';
import type { Change, Lookup, Op, SetOp } from './change';
import { fieldSchemas } from './records';
import type { AnyRecord } from './records';
import { isSame } from './same';

/**
 * The ops that take changes back, given in the order they were made.
 *
 * What somebody else has done since stays: a field that no longer holds what the deed left there is
 * not touched, and nothing is set on a record that is gone. So the deed's own part can be taken back
 * without taking along what was never part of it. Fails when a text no longer holds the words put in.
 */
export function revertOps(
  changes: readonly Pick<Change, 'ops' | 'undo'>[],
  lookup: Lookup,
): Result<readonly Op[], 'invalid-change'> {
  const rehearsal = new Rehearsal(lookup);
  for (const { ops, undo } of [...changes].reverse()) {
    for (const [index, back] of undo.entries()) {
      const op = ops[ops.length - 1 - index];
      if (!op) return fail('invalid-change', 'a change has no inverse for one of its parts');
      const current = rehearsal.lookup(back.kind, back.id) as AnyRecord | undefined;
      const fitting = stillFitting(op, back, current);
      if (!fitting) continue;
      const added = rehearsal.add(fitting);
      if (!added.ok) return added;
    }
  }
  return ok(rehearsal.ops);
}

/** The part of an inverse that still has something to take back, or null. */
function stillFitting(op: Op, back: Op, current: AnyRecord | undefined): Op | null {
  if ('gone' in op) return current ? null : back;
  if (!current) return null;
  if (!('set' in back) || !('set' in op)) return back;
  const now: Readonly<Record<string, unknown>> = { ...current };
  const kept = Object.entries(back.set).filter(([field]) =>
    isSame(now[field], valueLeft(op, field)),
  );
  return kept.length > 0 ? { ...back, set: Object.fromEntries(kept) } : null;
}

/** What an op left in a field: the value as its schema passes it. */
function valueLeft(op: SetOp, field: string): unknown {
  const entries: Readonly<Record<string, v.GenericSchema>> = fieldSchemas[op.kind].entries;
  const schema = entries[field];
  const parsed = schema ? v.safeParse(schema, op.set[field]) : null;
  return parsed?.success ? parsed.output : op.set[field];
}
