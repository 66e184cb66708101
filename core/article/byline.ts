import { dayInText } from './calendar-day';
import { wordCount } from './fold';

const BYLINE =
  /^(?:(?:(?:story|report|words|article|text|written|posted|reported) )?by|author|reporter)[: ]\s*(\S.*)$/iu;
/** How forum software signs a post: `by goldfinch: 9:14am On Feb 03`. */
const POSTER = /\bby\s+\S.{0,60}?[:,]?\s*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\b.{0,40}$/iu;
const ROLE =
  /\s*(?:,|\||\bin\b|[-–—])\s+(?:(?:the |our |a )?(?:\p{L}+ ){0,4}(?:writer|reporter|correspondent|editor|staff|columnist|contributor|analyst|bureau chief|producer|journalist)\b.*|(?!and\b)\p{Lu}[\p{L} ]+$)/u;

/** The writers that a line `By Jane Doe` names, freed of their role; null for any other line. */
export function readByline(line: string): string | null {
  if (line.length > 120) return null;
  const names = BYLINE.exec(line.trim())?.[1];
  if (
    !names ||
    wordCount(names) > 14 ||
    /[.!?]["”’']?$/u.test(names.replace(/\b(?:jr|sr)\.$/iu, ''))
  )
    return null;
  return cleanByline(names);
}

/**
 * Names as a page gives them, without `By`, roles and addresses; null where no name is left.
 * `By Ana Lopez, Staff Writer` → `Ana Lopez`
 */
export function cleanByline(text: string): string | null {
  const names = text
    .replace(/\s+/gu, ' ')
    .replace(/^\s*(?:by|author|von|par|por)(?:\s*[: ]\s*|$)/iu, '')
    .replace(/<?\b[\w.+-]+@[\w.-]+\b>?/gu, '')
    .replace(/\s+on \p{Lu}\p{L}+\.? \d{1,2}, \d{4}.*$/u, '')
    .replace(
      /,? (?:\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} \p{Lu}\p{L}{2,8} \d{4}).*$/u,
      '',
    )
    .replace(ROLE, '')
    .replace(/(?:,? (?:MS|MA|MD|MPH|RDN?|PhD|Ph\.D\.|M\.D\.|CPA|JD|RN)\b)+/gu, '')
    .replace(/^[\s,;|·•-]+|[\s,;|·•:-]+$/gu, '');
  if (!/\p{L}{2}/u.test(names) || names.length > 200 || /^https?:/iu.test(names)) return null;
  return names;
}

/** The reporters that a wire names below its text: `(Reporting by Jo Pike; editing by …)`; else null. */
export function readReportingCredit(line: string): string | null {
  if (line.length > 300) return null;
  const names = /^\(?(?:additional )?(?:reporting|writing|reported) by ([^;()]+)/iu.exec(line)?.[1];
  return names === undefined ? null : cleanByline(names.replace(/\.\s.*$/su, ''));
}

/** Whether a line is a forum's signature of a post; its poster is not the story's writer. */
export function isPosterLine(line: string): boolean {
  return line.length <= 200 && POSTER.test(line);
}

const AROUND_DATES =
  /\b(?:published|posted|updated|last|modified|created|on|at|by|first|date|local|time|edition|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|monday|tuesday|thursday|friday|saturday|sunday|day|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.?m\.?|gmt|utc|[ecmp][sd]?t|bst|wat|cet|ist|\d+ min(?:ute)?s? read|st|nd|rd|th)\b\.?/giu;

/** The day of a line that says nothing but when it was published; null for any other line. */
export function readDateLine(line: string): string | null {
  if (line.length > 120) return null;
  const day = dayInText(line);
  if (day === null) return null;
  const rest = line.replace(AROUND_DATES, '').replace(/(?<=\d)(?:st|nd|rd|th|am|pm)\b/giu, '');
  return /\p{L}{2}/u.test(rest) ? null : day;
}
