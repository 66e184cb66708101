import { isForGood } from './change';
import type { Change, TurnPart } from './change';

/** One step: a deed, how it is named, and the changes whose inverse takes it back. */
export interface UndoStep {
  readonly deed: string;
  readonly label: string;
  readonly changes: readonly number[];
}

/**
 * What can be undone and redone, newest last.
 *
 * It is a fold over the changes of one device, so that it is the same after a restart. A deed of very
 * many changes is taken back in parts: until the last of them it stands on both sides, with what is
 * still done and with what is undone, so that a turn that was cut short can be finished either way.
 */
export interface UndoStack {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

export const EMPTY_STACK: UndoStack = { done: [], undone: [] };

/** Steps kept in reach; the history holds the older ones. */
const REACH = 10_000;

/**
 * The deeds among some steps, and perhaps more: what is not in here need not be looked for. Lists that
 * grew out of each other share one, so that an edit costs the same however many went before it.
 */
const deedsAmong = new WeakMap<readonly UndoStep[], Set<string>>();

function deedsOf(steps: readonly UndoStep[]): Set<string> {
  const known = deedsAmong.get(steps);
  if (known && known.size <= 2 * REACH) return known;
  const deeds = new Set(steps.map(({ deed }) => deed));
  deedsAmong.set(steps, deeds);
  return deeds;
}

function sharingDeeds(steps: readonly UndoStep[], from: readonly UndoStep[]): readonly UndoStep[] {
  deedsAmong.set(steps, deedsOf(from));
  return steps;
}

function withStep(steps: readonly UndoStep[], step: UndoStep): readonly UndoStep[] {
  const grown = sharingDeeds([...steps.slice(1 - REACH), step], steps);
  deedsOf(grown).add(step.deed);
  return grown;
}

function placeOf(steps: readonly UndoStep[], deed: string | null): number {
  if (deed === null || !deedsOf(steps).has(deed)) return -1;
  return steps.findLastIndex((step) => step.deed === deed);
}

/**
 * The stack after one more change of this device. Changes of other authors leave it as it is, and so
 * does deleting for good.
 */
export function stackAfter(
  stack: UndoStack,
  change: Pick<Change, 'n' | 'by' | 'deed' | 'label' | 'act' | 'of' | 'part' | 'ops' | 'undo'>,
): UndoStack {
  if (change.by !== 'user' || isForGood(change)) return stack;
  const { n, deed, label, of, part } = change;
  switch (change.act) {
    case 'do': {
      // A long deed stays one step where it began, also when something else was done meanwhile.
      const grown = withChange(stack.done, deed, n, label);
      if (grown) return { done: grown, undone: [] };
      const step = { deed, label, changes: [n] };
      return { done: withStep(stack.done, step), undone: [] };
    }
    case 'undo': {
      const { step, rest } = without(stack.done, of, part);
      if (!step) return stack;
      const turned = { ...step, changes: [n] };
      if (isBegun(part)) {
        return { done: rest, undone: withStep(stack.undone, turned) };
      }
      // Something new was done since the turn began: what it took back is not done again.
      return { done: rest, undone: withChange(stack.undone, of, n) ?? stack.undone };
    }
    case 'redo': {
      const { step, rest } = without(stack.undone, of, part);
      const grown = isBegun(part) ? null : withChange(stack.done, of, n);
      if (grown) return { done: grown, undone: rest };
      if (!step) return stack;
      return { done: withStep(stack.done, { ...step, changes: [n] }), undone: rest };
    }
  }
}

/** Whether a change begins a turn, be it the whole of it or its first part. */
function isBegun(part: TurnPart | undefined): boolean {
  return part?.first ?? true;
}

/** The steps with one more change of a deed that is among them; null when it is not. */
function withChange(
  steps: readonly UndoStep[],
  deed: string | null,
  n: number,
  label?: string,
): readonly UndoStep[] | null {
  const at = placeOf(steps, deed);
  const begun = steps[at];
  if (!begun) return null;
  const step = { ...begun, label: label ?? begun.label, changes: [...begun.changes, n] };
  return sharingDeeds(steps.with(at, step), steps);
}

/** A deed's step and the steps without what a change takes of it. */
function without(
  steps: readonly UndoStep[],
  deed: string | null,
  part: TurnPart | undefined,
): { step: UndoStep | undefined; rest: readonly UndoStep[] } {
  const at = placeOf(steps, deed);
  const step = steps[at];
  if (!step) return { step, rest: steps };
  const left = part ? step.changes.filter((n) => n < part.from || n > part.to) : [];
  const rest =
    left.length > 0 ? steps.with(at, { ...step, changes: left }) : steps.toSpliced(at, 1);
  return { step, rest: sharingDeeds(rest, steps) };
}
