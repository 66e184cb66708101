import type { TimeWords } from './time-words';

const SEASONS = ['Frühling', 'Sommer', 'Herbst', 'Winter'];
const THIRDS = { early: 'Anfang', mid: 'Mitte', late: 'Ende' };
const UNKNOWN = { day: 'Tag', month: 'Monat', 'month and day': 'Monat und Tag' };
const DAY_PARTS = {
  'early-hours': 'frühe Stunden',
  morning: 'Morgen',
  afternoon: 'Nachmittag',
  evening: 'Abend',
  night: 'Nacht',
};

/** German, with the month's short names as newspapers write them. */
export const GERMAN_WORDS: TimeWords = {
  months: [
    ...['Jan.', 'Feb.', 'März', 'April', 'Mai', 'Juni'],
    ...['Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
  ],
  weekdays: ['Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.', 'So.'],
  isMonthFirst: false,
  day: (day) => `${day}.`,
  dayOfMonth: (day, month) => `${day} ${month}`,
  dayOfYear: (dayOfMonth, year) => `${dayOfMonth} ${year}`,
  year(year) {
    if (year <= 0) return `${1 - year} v. Chr.`;
    return year < 1000 || year > 9999 ? `${year} n. Chr.` : String(year);
  },
  decade: (year) => `${year}er`,
  century: (number, isBeforeChrist) => `${number}. Jahrhundert${isBeforeChrist ? ' v. Chr.' : ''}`,
  season(code, year) {
    if (code <= 24) return `${SEASONS[code - 21]} ${year}`;
    if (code <= 28) return `nördlicher ${SEASONS[code - 25]} ${year}`;
    if (code <= 32) return `südlicher ${SEASONS[code - 29]} ${year}`;
    if (code <= 36) return `${code - 32}. Quartal ${year}`;
    return code <= 39 ? null : `${code - 39}. Halbjahr ${year}`;
  },
  third(third, text, of) {
    if (of === 'century') return `${THIRDS[third]} des ${text}s`;
    return `${THIRDS[third]} ${of === 'decade' ? 'der ' : ''}${text}`;
  },
  dayPart: (part) => DAY_PARTS[part],
  about: (text, isShort) => `${isShort ? 'ca. ' : 'etwa '}${text}`,
  unknown: (missing) => `${UNKNOWN[missing]} unbekannt`,
  between: (first, last) => `zwischen ${first} und ${last}`,
  nothing: (between) => `nichts ${between}`,
  since: (start) => `seit ${start}`,
  until: (end) => `bis ${end}`,
  by: (end) => `spätestens ${end}`,
  from: (start) => `von ${start}`,
  some: (text) => `irgendwann ${text}`,
  someIn: (text) => `irgendwann ${text}`,
  throughout: (text) => `durchgehend ${text}`,
  endUnknown: 'Ende unbekannt',
  startUnknown: 'Beginn unbekannt',
};
