import { DAY_WORDS, PUBLISHED_WORDS, UPDATED_WORDS } from './outlet-words';

/** A day as records keep it: `2024-02-02`. */
export type CalendarDay = string;

/** Months as newspapers write them, January first. */
const MONTH_NAMES = [
  'jan january januar janvier enero janeiro gennaio januari января ocak يناير stycznia ledna січня ιανουαρίου ינואר كانونالثاني ژانویه',
  'feb february februar février fevrier febrero fevereiro febbraio februari февраля şubat فبراير lutego února лютого φεβρουαρίου פברואר شباط فوریه',
  'mar march märz maerz mars marzo março marco maart марта mart مارس marca března березня μαρτίου מרץ آذار',
  'apr april avril abril aprile апреля nisan أبريل kwietnia dubna квітня απριλίου אפריל نيسان aprilie أفريل آوریل',
  'may mai mayo maio maggio mei maj мая mayıs مايو maja května травня μαΐου μαίου מאי أيار majus május ماي',
  'jun june juni juin junio junho giugno июня haziran يونيو czerwca června червня ιουνίου יוני حزيران június junie iunie جوان ژوئن',
  'jul july juli juillet julio julho luglio июля temmuz يوليو lipca července липня ιουλίου יולי تموز július iulie جويلية ژوئیه',
  'aug august août aout agosto augustus augusti августа ağustos أغسطس sierpnia srpna серпня αυγούστου אוגוסט آب augusztus أوت اوت',
  'sep sept september septembre septiembre setembro settembre сентября eylül سبتمبر września září вересня σεπτεμβρίου ספטמבר أيلول szeptember septembrie سپتامبر',
  'oct october oktober octobre octubre outubro ottobre октября ekim أكتوبر października října жовтня οκτωβρίου אוקטובר تشرينالأول október octombrie اکتبر',
  'nov november novembre noviembre novembro ноября kasım نوفمبر listopadu листопада νοεμβρίου נובמבר تشرينالثاني noiembrie نوامبر',
  'dec december dezember décembre decembre diciembre dezembro dicembre декабря aralık ديسمبر grudnia prosince грудня δεκεμβρίου דצמבר كانونالأول decembrie دسامبر',
].map((names) => names.split(' '));
const MONTHS = new Map(
  MONTH_NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** Names of months, and the words that join them to a day or say that it is one of publication. */
export const MONTH_WORDS = new RegExp(
  `(?<!\\p{L})(?:${MONTH_NAMES.flat().join('|')}|de|del|den|am|um|г|года|р|року|${DAY_WORDS}|${PUBLISHED_WORDS}|${UPDATED_WORDS})(?!\\p{L})`,
  'giu',
);

/** The number of a month by its English name or abbreviation, or null. */
export function monthNumber(name: string): number | null {
  return MONTHS.get(name.toLowerCase().replace(/\.$/u, '')) ?? null;
}

/** A day that exists, as text, or null: 30 February is none, and neither is the year 24. */
export function calendarDay(year: number, month: number, day: number): CalendarDay | null {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day > days) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

const NAME = '(?<!\\p{L})(\\p{L}{2,13})\\.?';
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u;
const SLASHED = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/u;
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[ -]+(?:(?:of|de) +)?${NAME},?[ -]+(?:del? +)?(\\d{4})(?!\\d)`,
  'u',
);
const MONTH_FIRST = new RegExp(
  `${NAME} +(\\d{1,2})(?:st|nd|rd|th)?,? +(?:at +)?(\\d{4})(?!\\d)`,
  'u',
);
/** `2023. november 14.`, as Hungarian has it. */
const YEAR_FIRST = new RegExp(`(?<!\\d)(\\d{4})\\.? +${NAME} +(\\d{1,2})\\.?(?!\\d)`, 'u');
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u;
/** `Fri Feb  2 14:03:07 UTC 2024`, as machines print it. */
const MACHINE = new RegExp(
  `${NAME} +(\\d{1,2}) +\\d{1,2}:\\d{2}(?::\\d{2})?(?: +[A-Z+\\d:-]{1,6})? +(\\d{4})`,
  'u',
);
const NUMBERS = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{2,6}Z?)?$/u;

/** Digits of Arabic and Persian; years below 1600 in them count from another beginning. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/** Months of two words, and Hebrew's "in" before a month. */
const TWO_WORDS = /(تشرين|كانون) (الأول|الثاني)/gu;
const PREFIXED = /(?<!\p{L})ב(?=[\u05d0-\u05ea]{3,7}(?!\p{L}) )/gu;

/**
 * The day that a date written by a person or a machine names, as written: a zone never moves it,
 * because the paper's own day is what it printed. All-number days count only where they can be read
 * in one way (`25/02/2024`); `03/10/2022` gives null rather than a guess.
 *
 * @param dayFirst whether the source's language puts the day before the month, which makes `03/10/2022` certain
 */
export function dayInText(text: string, dayFirst = false): CalendarDay | null {
  if (!/[\d\u0660-\u0669\u06f0-\u06f9]/u.test(text)) return null;
  if (!/[\u0590-\u06ff]/u.test(text)) {
    // November in Polish; in Croatian, which puts a dot after the day, the same word is October.
    return readDay(text.replace(/(?<=\d )listopada(?= \d)/u, 'listopadu'), dayFirst);
  }
  const digits = text.replace(OTHER_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const day = readDay(digits.replace(TWO_WORDS, '$1$2').replace(PREFIXED, ''), dayFirst);
  return digits !== text && day !== null && day < '1600' ? null : day;
}

/** Whether a language writes the day before the month where it writes both in numbers. */
export function writesDayFirst(language: string): boolean {
  const tag = language.toLowerCase().replace('_', '-');
  if (/^en\b/u.test(tag)) return /^en-(?:gb|ie|au|nz|in|za|ng|ke|sg|hk|pk|lk|mt)\b/u.test(tag);
  return /^(?:de|fr|es|pt|it|ru|uk|be|bg|pl|cs|sk|sl|hr|sr|ro|el|tr|nl|da|nb|nn|no|fi|et|lv|ca|gl|ar|he|vi|id|ms)\b/u.test(
    tag,
  );
}

function readDay(text: string, isDayFirst: boolean): CalendarDay | null {
  const number = (value: string | undefined) => Number(value ?? Number.NaN);
  const compact = COMPACT.exec(text.trim());
  if (compact) return calendarDay(number(compact[1]), number(compact[2]), number(compact[3]));
  const numeric = ISO.exec(text) ?? EAST_ASIAN.exec(text) ?? SLASHED.exec(text);
  if (numeric) {
    const found = calendarDay(number(numeric[1]), number(numeric[2]), number(numeric[3]));
    if (found) return found;
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const month = monthNumber(dayFirst[2] ?? '');
    if (month !== null) return calendarDay(number(dayFirst[3]), month, number(dayFirst[1]));
  }
  const monthFirst = MONTH_FIRST.exec(text) ?? MACHINE.exec(text);
  if (monthFirst) {
    const month = monthNumber(monthFirst[1] ?? '');
    if (month !== null) return calendarDay(number(monthFirst[3]), month, number(monthFirst[2]));
  }
  const yearFirst = YEAR_FIRST.exec(text);
  const named = yearFirst === null ? null : monthNumber(yearFirst[2] ?? '');
  if (named !== null) return calendarDay(number(yearFirst?.[1]), named, number(yearFirst?.[3]));
  const numbers = NUMBERS.exec(text);
  if (!numbers) return null;
  const [one, two, year] = [number(numbers[1]), number(numbers[2]), number(numbers[3])];
  if (one === two || two > 12) return calendarDay(year, one, two);
  return one > 12 || isDayFirst ? calendarDay(year, two, one) : null;
}
