import type { BackupEntry } from '../../core/ipc/keeping';
import type { Failure } from '../../core/ipc/result';
import type { BackupsToChooseFrom } from '../keeping/library-anew';

/** What can be done about a library that cannot be opened. */
export interface WaysOut {
  /** How the library is called, as far as that is known. */
  readonly name: string | null;
  /** What it can be made anew from; null when there is nothing. */
  readonly backups: BackupsToChooseFrom | null;
  /** Whether nothing is there: its folder is gone, or holds nothing. */
  readonly isEmpty: boolean;
}

/** What a person may choose when a library cannot be opened. */
export type Choice =
  | { readonly do: 'make-anew'; readonly backup: string }
  | { readonly do: 'choose-backup' }
  | { readonly do: 'try-again' }
  | { readonly do: 'open-another' }
  | { readonly do: 'begin-empty' }
  | { readonly do: 'back' }
  | { readonly do: 'quit' };

/** A question as it is shown: each button with what it does. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly (readonly [words: string, choice: Choice])[];
  /** The button that Enter presses, and the one that Escape does. */
  readonly byDefault: Choice['do'];
  readonly onEscape: Choice['do'];
}

/** Backups that are offered by name; older ones can be restored once the library is open. */
const OFFERED = 6;

/**
 * The question to ask about a library that cannot be opened: why, what to do, and the ways out. To
 * make it anew is offered, never done unasked, and never what Enter does: a drive that is not plugged
 * in is the likelier cause.
 */
export function unopenedQuestion(error: Failure, ways: WaysOut): Question {
  const { name, backups, isEmpty } = ways;
  const mayHelp = error.code !== 'in-use' ? backups : null;
  const detail = [error.message];
  if (isEmpty && error.code !== 'in-use') {
    detail.push(
      'If it lies on a drive, plug the drive in and try again. If you have moved it, open it where it is now.',
    );
  }
  if (mayHelp) detail.push(anewWords(mayHelp.best, isEmpty));
  const buttons: [string, Choice][] = [];
  if (mayHelp) {
    const { id, at } = mayHelp.best;
    buttons.push([
      `Make it anew from the backup of ${dayWords(at)}`,
      { do: 'make-anew', backup: id },
    ]);
    if (mayHelp.others.length > 0) {
      buttons.push(['Choose another backup…', { do: 'choose-backup' }]);
    }
  }
  buttons.push(
    ['Try again', { do: 'try-again' }],
    ['Open another library…', { do: 'open-another' }],
  );
  if (isEmpty && !backups && error.code === 'not-a-library') {
    buttons.push(['Begin an empty library here', { do: 'begin-empty' }]);
  }
  buttons.push(['Quit', { do: 'quit' }]);
  return {
    message: name === null ? 'The library could not be opened.' : `“${name}” could not be opened.`,
    detail: detail.join('\n\n'),
    buttons,
    byDefault: 'try-again',
    onEscape: 'quit',
  };
}

/** The question which backup, newest first. */
export function backupQuestion({ best, others }: BackupsToChooseFrom): Question {
  const newest = [best, ...others].sort((a, b) => Number(b.id) - Number(a.id)).slice(0, OFFERED);
  return {
    message: 'Which backup?',
    detail: 'Other backups can be restored from the library menu once the library is open.',
    buttons: [
      ...newest.map((entry): [string, Choice] => [
        `${momentWords(entry.at)}: ${countWords(entry)}`,
        { do: 'make-anew', backup: entry.id },
      ]),
      ['Back', { do: 'back' }],
    ],
    byDefault: 'back',
    onEscape: 'back',
  };
}

function anewWords(best: BackupsToChooseFrom['best'], isEmpty: boolean): string {
  const words = [
    `Or make it anew from a backup. It is then as it was on ${momentWords(best.at)}, with ${countWords(best)}. What was done later is not in it.`,
  ];
  if (!best.isWhole) words.push('Part of this backup is damaged or missing.');
  if (!isEmpty) words.push('What is left in the folder is set aside, not deleted.');
  return words.join(' ');
}

function countWords(counts: BackupEntry): string {
  const counted = (['article', 'clip', 'event', 'page'] as const).map((noun) => {
    const count = counts[`${noun}s`];
    return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
  });
  return `${counted.slice(0, -1).join(', ')} and ${counted.at(-1) ?? ''}`;
}

/** `12 November 2026`, where the reader is. */
function dayWords(at: string): string {
  return inWords(at, { dateStyle: 'long' });
}

/** `12 November 2026 at 14:03`, where the reader is. */
function momentWords(at: string): string {
  return inWords(at, { dateStyle: 'long', timeStyle: 'short' });
}

function inWords(at: string, style: Intl.DateTimeFormatOptions): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return new Intl.DateTimeFormat('en-GB', style).format(time);
}
