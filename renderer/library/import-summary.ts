import type { ImportOutcome } from '../../core/ipc/contract';
import { shownName } from '../../core/library/shown-name';

/** An import in a few words: `38 imported, 1 already here, 1 failed`. */
export function importSummary(outcomes: readonly ImportOutcome[], total: number): string {
  const count = (status: ImportOutcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const unread = total - outcomes.length;
  const parts = [
    [count('imported'), 'imported'],
    [count('version'), count('version') === 1 ? 'new version' : 'new versions'],
    [count('duplicate'), 'already here'],
    [count('failed'), 'failed'],
    [unread, 'not read'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return words.join(', ') || 'Nothing to import';
}

/** The last part of a path, whichever way its slashes lean, as it may stand in a sentence. */
export function fileNameOf(path: string): string {
  return shownName(path.split(/[\\/]/).findLast((part) => part !== '') ?? path);
}
