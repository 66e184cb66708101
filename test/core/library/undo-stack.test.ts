import { describe, expect, it } from 'vitest';
import { EMPTY_STACK, stackAfter } from '../../../core/library/undo-stack';
import type { UndoStack } from '../../../core/library/undo-stack';

type Entry = Parameters<typeof stackAfter>[1];
const doing = (n: number, deed: string, label = deed): Entry => ({
  n,
  by: 'user',
  deed,
  label,
  act: 'do',
  of: null,
});
const run = (...entries: Entry[]): UndoStack => entries.reduce(stackAfter, EMPTY_STACK);

describe('the undo stack', () => {
  it('takes changes of one deed as one step, named by the last of them', () => {
    const stack = run(doing(1, 'drop', 'Import “A”'), doing(2, 'drop', 'Import 2 articles'));
    expect(stack.done).toEqual([{ deed: 'drop', label: 'Import 2 articles', changes: [1, 2] }]);
  });

  it('keeps a long deed one step where it began, also when something is done meanwhile', () => {
    const stack = run(doing(1, 'drop'), doing(2, 'clip'), doing(3, 'drop'));
    expect(stack.done.map(({ deed, changes }) => [deed, changes])).toEqual([
      ['drop', [1, 3]],
      ['clip', [2]],
    ]);
  });

  it('moves a step over and back, each time by the change that did it', () => {
    const undone = run(doing(1, 'a'), { ...doing(2, 'x'), act: 'undo', of: 'a' });
    expect(undone.done).toEqual([]);
    expect(undone.undone).toEqual([{ deed: 'a', label: 'a', changes: [2] }]);
    const redone = stackAfter(undone, { ...doing(3, 'y'), act: 'redo', of: 'a' });
    expect(redone).toEqual({ done: [{ deed: 'a', label: 'a', changes: [3] }], undone: [] });
  });

  it('forgets what could be redone once something new is done', () => {
    const stack = run(doing(1, 'a'), { ...doing(2, 'x'), act: 'undo', of: 'a' }, doing(3, 'b'));
    expect(stack.undone).toEqual([]);
  });

  it('leaves deeds of the command line to the history', () => {
    expect(run({ ...doing(1, 'a'), by: 'cli' })).toEqual(EMPTY_STACK);
  });
});
