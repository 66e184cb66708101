import type { TimeWords } from './time-words';

const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const THIRDS = { early: 'early ', mid: 'mid-', late: 'late ' };

/** British English, in the order and the short months of the drawings. */
export const ENGLISH_WORDS: TimeWords = {
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  isMonthFirst: false,
  day: String,
  dayOfMonth: (day, month) => `${day} ${month}`,
  dayOfYear: (dayOfMonth, year) => `${dayOfMonth} ${year}`,
  year(year) {
    if (year <= 0) return `${1 - year} BC`;
    return year < 1000 || year > 9999 ? `AD ${year}` : String(year);
  },
  decade: (year) => `${year}s`,
  century: (number, isBeforeChrist) =>
    `${number}${suffix(number)} century${isBeforeChrist ? ' BC' : ''}`,
  season(code, year) {
    if (code <= 24) return `${SEASONS[code - 21]} ${year}`;
    if (code <= 28) return `northern ${SEASONS[code - 25]} ${year}`;
    if (code <= 32) return `southern ${SEASONS[code - 29]} ${year}`;
    if (code <= 36) return `${ORDINALS[code - 33]} quarter of ${year}`;
    return code <= 39 ? null : `${ORDINALS[code - 40]} half of ${year}`;
  },
  third: (third, text) => THIRDS[third] + text,
  dayPart: (part) => (part === 'early-hours' ? 'early hours' : part),
  about: (text, isShort) => `${isShort ? 'c. ' : 'about '}${text}`,
  unknown: (missing) => `${missing} unknown`,
  between: (first, last) => `between ${first} and ${last}`,
  nothing: (between) => `nothing ${between}`,
  since: (start) => `since ${start}`,
  until: (end) => `until ${end}`,
  by: (end) => `by ${end}`,
  from: (start) => `from ${start}`,
  some: (text) => `some time ${text}`,
  someIn: (text) => `some time in ${text}`,
  throughout: (text) => `throughout ${text}`,
  endUnknown: 'end unknown',
  startUnknown: 'start unknown',
};

/** American English: the month before its day, and fall. */
export const AMERICAN_WORDS: TimeWords = {
  ...ENGLISH_WORDS,
  isMonthFirst: true,
  dayOfMonth: (day, month) => `${month} ${day}`,
  dayOfYear: (dayOfMonth, year) => `${dayOfMonth}, ${year}`,
  season: (code, year) => ENGLISH_WORDS.season(code, year)?.replace('autumn', 'fall') ?? null,
};

function suffix(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
