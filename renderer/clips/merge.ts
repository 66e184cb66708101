import type { Clip } from '../../core/library/records';
import { quotedWords } from '../notebook/clip-words';
import { flushAll } from '../state/closing';
import type { AppState } from '../state/context';

/**
 * Joins clips of one article into the first named; answers whether that is done. What could not be
 * carried over as it was, is said.
 */
export async function mergeClips(
  { notebook, notices }: AppState,
  kept: Clip,
  others: readonly Clip[],
): Promise<boolean> {
  // What is typed in an open page must be in before its citations change.
  await flushAll();
  const own = new Set(notebook.evidenceOfClip(kept.id).map(({ eventId }) => eventId));
  const twice = others
    .flatMap(({ id }) => notebook.evidenceOfClip(id))
    .filter(({ eventId }) => own.has(eventId))
    .flatMap(({ eventId }) => notebook.get('event', eventId)?.title ?? []);
  const [other] = others;
  const label =
    others.length === 1 && other
      ? `Merge the clips ${quotedWords(kept.quote.exact)} and ${quotedWords(other.quote.exact)}`
      : `Merge ${others.length + 1} clips`;
  const ids = others.map(({ id }) => id);
  if (!(await notebook.do(label, [{ do: 'merge', id: kept.id, others: ids }]))) return false;
  const [event] = twice;
  notices.add(
    event === undefined
      ? 'Merged.'
      : `Merged. Both told of “${event}”: what differed stands in the note of that evidence.`,
    { tone: 'info' },
  );
  return true;
}
