import { fold } from '../library/search-fold';

/** Words that every story has; they say nothing about which event it is. */
const COMMON = new Set(
  'the and for that with was were are has had have been its his her their from said says into after before over about out not but who which this they would will'.split(
    ' ',
  ),
);
/** The words of a text in small letters, without accents. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a word, as `wordsOf` gives it, says anything about which event a text is of. */
export function tells(word: string): boolean {
  return (word.length > 2 || /\p{Lo}/u.test(word)) && !COMMON.has(word);
}
