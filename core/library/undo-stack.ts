import type { Change } from './change';

/** One step: a deed, how it is named, and the changes whose inverse takes it back. */
export interface UndoStep {
  readonly deed: string;
  readonly label: string;
  readonly changes: readonly number[];
}

/**
 * What can be undone and redone, newest last.
 *
 * It is a fold over the changes of one device, so that it is the same after a restart.
 */
export interface UndoStack {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

export const EMPTY_STACK: UndoStack = { done: [], undone: [] };

/** Steps kept in reach; the history holds the older ones. */
const REACH = 10_000;

/** The stack after one more change of this device. Changes of other authors leave it as it is. */
export function stackAfter(
  stack: UndoStack,
  change: Pick<Change, 'n' | 'by' | 'deed' | 'label' | 'act' | 'of'>,
): UndoStack {
  if (change.by !== 'user') return stack;
  switch (change.act) {
    case 'do': {
      // A long deed stays one step where it began, also when something else was done meanwhile.
      const at = stack.done.findLastIndex((step) => step.deed === change.deed);
      const begun = stack.done[at];
      if (begun) {
        const grown = { ...begun, label: change.label, changes: [...begun.changes, change.n] };
        return { done: stack.done.with(at, grown), undone: [] };
      }
      const step = { deed: change.deed, label: change.label, changes: [change.n] };
      return { done: [...stack.done.slice(1 - REACH), step], undone: [] };
    }
    case 'undo': {
      const { step, rest } = without(stack.done, change.of);
      if (!step) return stack;
      return { done: rest, undone: [...stack.undone, { ...step, changes: [change.n] }] };
    }
    case 'redo': {
      const { step, rest } = without(stack.undone, change.of);
      if (!step) return stack;
      return { done: [...stack.done, { ...step, changes: [change.n] }], undone: rest };
    }
  }
}

function without(
  steps: readonly UndoStep[],
  deed: string | null,
): { step: UndoStep | undefined; rest: UndoStep[] } {
  const at = steps.findLastIndex((step) => step.deed === deed);
  return { step: steps[at], rest: steps.filter((_, index) => index !== at) };
}
