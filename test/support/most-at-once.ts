import type { LibraryStore } from '../../electron/store/library-store';

/** The most ops that were put in force between two turns of the thread during some work. */
export async function mostAtOnce(
  store: LibraryStore,
  work: () => Promise<unknown>,
): Promise<number> {
  let most = 0;
  let sinceTurn = 0;
  let isOver = false;
  const stop = store.onApplied(({ change }) => {
    sinceTurn += change.ops.length;
    most = Math.max(most, sinceTurn);
  });
  const turn = () => {
    sinceTurn = 0;
    if (!isOver) setImmediate(turn);
  };
  turn();
  await work();
  isOver = true;
  stop();
  return most;
}
