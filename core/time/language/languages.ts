import { compileVocabulary, type Vocabulary } from './compile-vocabulary';
import { ENGLISH } from './english';
import { GERMAN } from './german';
import { guessVocabulary } from './guess-language';

const ENGLISH_VOCABULARY = compileVocabulary(ENGLISH);
const VOCABULARIES: readonly Vocabulary[] = [ENGLISH_VOCABULARY, compileVocabulary(GERMAN)];

/** The words that dates are found with in a text of which nobody says what language it is in. */
export function vocabularyFor(language: string | null, text: () => string): Vocabulary {
  if (language !== null) return vocabularyOf(language);
  return guessVocabulary(text(), VOCABULARIES) ?? ENGLISH_VOCABULARY;
}

/**
 * The words that dates are found with in a language (BCP 47, `de-AT`); English for languages without
 * a table and where nobody knows the language.
 */
export function vocabularyOf(language: string | null): Vocabulary {
  const primary = language?.toLowerCase().split(/[-_]/)[0];
  return VOCABULARIES.find(({ table }) => table.language === primary) ?? ENGLISH_VOCABULARY;
}

/** Languages and countries that write the month first in numbers. */
const MONTH_FIRST = /^en[-_](?:US|PH|CA)\b/i;

/** Whether 3/10 is 3 October in a language or country; so too where nobody knows it. */
export function isDayFirst(language: string | null): boolean {
  return language === null || !MONTH_FIRST.test(language);
}
