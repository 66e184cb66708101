import { shortSpanWords, spanWords } from '../../core/timeline/words';
import { readWhen } from '../../core/time/entry';
import type { When } from '../../core/time/when';
import { describeDay, describeWhen } from '../../core/time/words';
import type { PaneState } from '../../core/ipc/contract';

/** In whose words times are shown and typed, as the user chose; `system` is the system's language. */
export type TimeWords = PaneState['timeWords'];

/** The choices with their names, each in an example of its own. */
export const TIME_WORDS: readonly (readonly [TimeWords, string])[] = [
  ['system', 'As the system'],
  ['en-GB', '14 Nov 2023'],
  ['en-US', 'Nov 14, 2023'],
  ['de', '14. Nov. 2023'],
];

let locale = $state('en-GB');

/** Takes a choice on for the whole window; `system` is the language that the window runs in. */
export function useTimeWords(choice: TimeWords): void {
  locale = choice === 'system' ? navigator.language : choice;
}

/** The language, BCP 47, that times are said in; whoever asks is told when it changes. */
export function timeLocale(): string {
  return locale;
}

/** A time in the words and the order that the window shows them in. */
export function sayWhen(when: When): string {
  return describeWhen(when, locale);
}

/** A day, ISO, in the same words; what is none is returned as it is. */
export function sayDay(iso: string): string {
  return describeDay(iso, locale);
}

/** The two ends of a stretch of time, in instants of the line, in the same words. */
export function saySpan(from: number, to: number): string {
  return spanWords(from, to, locale);
}

/** The same in the width of a lane's name. */
export function sayShortSpan(from: number, to: number): string {
  return shortSpanWords(from, to, locale);
}

/** What somebody typed as a time, the likeliest reading first: in those words, or else in English. */
export function readTyped(text: string, reference: string | null): When[] {
  const own = readWhen(text, reference, locale);
  return own.length > 0 ? own : readWhen(text, reference);
}
