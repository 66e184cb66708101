/** The words that `describeWhen` puts together; one such table per language. */
export interface TimeWords {
  readonly months: readonly string[];
  readonly seasons: readonly string[];
  readonly ordinals: readonly string[];
  readonly dayParts: Readonly<Record<string, string>>;
  readonly thirds: Readonly<Record<string, string>>;
  century(number: number): string;
}

/** British English, in the order and the short months of the drawings. */
export const ENGLISH_WORDS: TimeWords = {
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  seasons: ['spring', 'summer', 'autumn', 'winter'],
  ordinals: ['first', 'second', 'third', 'fourth'],
  dayParts: {
    'early-hours': 'early hours',
    morning: 'morning',
    afternoon: 'afternoon',
    evening: 'evening',
    night: 'night',
  },
  thirds: { early: 'early ', mid: 'mid-', late: 'late ' },
  century: (number) => `${number}${suffix(number)} century`,
};

function suffix(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
