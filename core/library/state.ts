import { ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import { outcome, settle } from './change';
import type { Change, Effect, Op } from './change';
import { emptyLibrary, fieldSchemas } from './records';
import type { Kind, Library } from './records';
import { EMPTY_STACK, stackAfter } from './undo-stack';
import type { UndoStack } from './undo-stack';

/** When a field got its value: the higher clock wins, ties go to the higher device id. */
export type Stamp = readonly [clock: number, device: string];

/** The stamps of one record; a record that is gone keeps one, so that a late edit cannot revive it. */
export interface RecordStamp {
  readonly whole: Stamp;
  readonly fields: Readonly<Record<string, Stamp>> | null;
}

/** How far a device's changes are in: its last change and its last segment in the snapshot. */
export interface DeviceMark {
  readonly n: number;
  readonly segment: number;
}

/** A library and all that is needed to go on changing, merging and undoing it. */
export interface LibraryState {
  readonly library: Library;
  readonly stamps: Map<string, RecordStamp>;
  readonly devices: Map<string, DeviceMark>;
  clock: number;
  /** What each device can undo: numbers of changes mean nothing on another one. */
  readonly undo: Map<string, UndoStack>;
}

export function emptyState(): LibraryState {
  return {
    library: emptyLibrary(),
    stamps: new Map(),
    devices: new Map(),
    clock: 0,
    undo: new Map(),
  };
}

export function stampKey(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}

/** Whether a stamp wins over another; none at all loses to any. */
export function isLater([clock, device]: Stamp, than: Stamp | undefined): boolean {
  if (!than) return true;
  return clock > than[0] || (clock === than[0] && device >= than[1]);
}

/**
 * Whether an op says all that a record holds: it makes one, or brings back one that is gone. Fields
 * that a record may lack were not known when older ops were made.
 */
function isWhole(op: Op): boolean {
  if (!('set' in op)) return false;
  const entries = Object.entries<{ readonly type: string }>(fieldSchemas[op.kind].entries);
  return entries.every(([name, { type }]) => name in op.set || type === 'optional');
}

/**
 * The part of an op that wins over what is there, or null when nothing of it does.
 *
 * A removal wins over every edit of the record it removes, earlier or later: whether an edit came in
 * before it or after it must not matter. It loses to a later making of the record.
 */
function winning(state: LibraryState, op: Op, stamp: Stamp): Op | null {
  const known = state.stamps.get(stampKey(op.kind, op.id));
  if (!known) return op;
  const of = (field: string) => known.fields?.[field] ?? known.whole;
  if ('gone' in op) return isLater(stamp, known.whole) ? op : null;
  if ('edit' in op) return isLater(stamp, of(op.edit.field)) ? op : null;
  const kept = Object.entries(op.set).filter(([field]) => isLater(stamp, of(field)));
  return kept.length > 0 ? { ...op, set: Object.fromEntries(kept) } : null;
}

/** Stamps what an op did; `wins` is the part of it that is in force. */
function mark(state: LibraryState, op: Op, wins: Op, stamp: Stamp): void {
  const key = stampKey(op.kind, op.id);
  const known = state.stamps.get(key);
  if ('gone' in wins || !known) {
    state.stamps.set(key, { whole: stamp, fields: null });
    return;
  }
  if (isWhole(op) && isLater(stamp, known.whole)) {
    const later = Object.entries(known.fields ?? {}).filter(([, other]) => !isLater(stamp, other));
    const fields = later.length > 0 ? Object.fromEntries(later) : null;
    state.stamps.set(key, { whole: stamp, fields });
    return;
  }
  const names = 'edit' in wins ? [wins.edit.field] : Object.keys(wins.set);
  const fields = Object.fromEntries(names.map((name) => [name, stamp]));
  state.stamps.set(key, { whole: known.whole, fields: { ...known.fields, ...fields } });
}

/** Notes that a change is in: clock, device and undo follow it. */
function note(state: LibraryState, change: Change): void {
  state.clock = Math.max(state.clock, change.clock);
  const before = state.devices.get(change.device);
  state.devices.set(change.device, { n: change.n, segment: before?.segment ?? 0 });
  const stack = state.undo.get(change.device) ?? EMPTY_STACK;
  state.undo.set(change.device, stackAfter(stack, change));
}

/** Takes in a change whose effects are known already, as the one who made it does. */
export function settleChange(
  state: LibraryState,
  change: Change,
  effects: readonly Effect[],
): void {
  const stamp: Stamp = [change.clock, change.device];
  effects.forEach((effect, index) => {
    const op = change.ops[index];
    if (!op) throw new Error('a change has fewer ops than effects');
    settle(state.library, effect.kind, effect.id, effect.after);
    mark(state, op, op, stamp);
  });
  note(state, change);
}

/**
 * Takes in a change that was read back, field by field where it wins.
 *
 * Answers its effects. Fails, naming the first op that does not fit, after taking in all others: a
 * damaged op must not hide the sound ones.
 */
export function absorbChange(
  state: LibraryState,
  change: Change,
): Result<Effect[], 'invalid-change'> {
  const stamp: Stamp = [change.clock, change.device];
  const effects: Effect[] = [];
  let failure: Result<never, 'invalid-change'> | null = null;
  for (const op of change.ops) {
    const wins = winning(state, op, stamp);
    if (!wins) continue;
    const before = state.library[op.kind].get(op.id);
    const after = outcome(before, wins);
    if (!after.ok) {
      // A field set on a record that another device has deleted has nothing to stand on.
      const deleted = !before && state.stamps.has(stampKey(op.kind, op.id));
      if (!deleted) failure ??= after;
      continue;
    }
    settle(state.library, op.kind, op.id, after.value);
    mark(state, op, wins, stamp);
    effects.push({ kind: op.kind, id: op.id, before, after: after.value });
  }
  note(state, change);
  return failure ?? ok(effects);
}
