import {
  cleanByline,
  isPersonalName,
  isUpdateLine,
  readByline,
  readDateLine,
  readReportingCredit,
} from './byline';
import { dayInText } from './calendar-day';
import { wordCount } from './fold';
import type { JudgedBlock } from './judged-block';
import type { VisibleHints } from './page-hints';
import { attribute, elementsUnder, nameOf, textUnder, type TreeElement, upwards } from './tree';

const ABOVE = 25; // blocks above the text in which its byline and day stand
const BELOW = 3; // paragraphs of the text that may come before them
const LONGEST_LINE = 160; // UTF-16 units of a line that says who and when
const MOST_WORDS = 14; // of a line that says when and something else, such as the source or the section
const ELSEWHERE = new Set(['related', 'comments', 'advertising', 'footer', 'navigation']);

/**
 * Bylines, days and writers in the lines around the beginning of the text, and credits below it.
 *
 * @param dayFirst whether the page's language writes the day before the month
 */
export function visibleHints(judged: readonly JudgedBlock[], dayFirst: boolean): VisibleHints {
  const kept = judged.flatMap(({ reason, block }, index) =>
    reason === null && block.kind !== 'figure' && block.text.length > 80 ? [index] : [],
  );
  const first = kept[0] ?? judged.length;
  const end = (kept[BELOW - 1] ?? kept.at(-1) ?? judged.length - 1) + 1;
  const last = judged.findLastIndex(({ reason }) => reason === null);
  const above = judged.slice(Math.max(0, first - ABOVE), first).reverse();
  const isLine = ({ block, reason }: JudgedBlock) =>
    block.kind !== 'figure' && block.kind !== 'quote' && !ELSEWHERE.has(reason ?? '');
  const near = [...above, ...judged.slice(first, end)].filter(isLine);
  const lines = near
    .map(({ block }) => lineOf(block.element, block.text))
    .filter((line) => line.length > 0 && line.length <= LONGEST_LINE);
  const mixed = lines.map((line) => readWhoAndWhen(line));
  // Below the first paragraph a line with a day in it is as often a post or a note of another day.
  const aboveOnly = above.filter(isLine).map(({ block }) => lineOf(block.element, block.text));
  return {
    bylines: [
      ...lines.flatMap((line, index) => readByline(line) ?? splitByline(lines, index) ?? []),
      ...mixed.flatMap(({ who }) => who ?? []),
    ],
    days: [
      ...lines
        .filter((line) => !isUpdateLine(line))
        .flatMap((line) => readDateLine(line, dayFirst) ?? []),
      ...mixed.flatMap(({ who, when }) => (who === null ? [] : (when ?? []))),
      ...aboveOnly.flatMap((line) => readWhoAndWhen(line).when ?? []),
      ...lines
        .filter((line) => isUpdateLine(line))
        .flatMap((line) => readDateLine(line, dayFirst) ?? []),
    ],
    authors: authorLines(near).concat(authorLines(judged)).slice(0, 6),
    credits: judged
      .slice(Math.max(0, last - BELOW), last + ABOVE)
      .filter(({ block }) => block.kind === 'paragraph')
      .flatMap(({ block }) => readReportingCredit(block.text) ?? []),
  };
}

/** A line with a gap where elements meet: pages set name and day apart by style alone. */
function lineOf(element: TreeElement, text: string): string {
  if (text.length > LONGEST_LINE) return '';
  const spaced = textUnder(element);
  return (spaced.length <= text.length + 20 ? spaced : text)
    .replace(GLUED_BEFORE, '$& ')
    .replace(GLUED_AFTER, '$& ');
}

/** `Jo PikeDec 05, 20232 shares` */
const GLUED_BEFORE =
  /\p{Ll}(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.? \d{1,2},? (?:19|20)\d{2})/gu;
const GLUED_AFTER = /\p{L}{3,9}\.? \d{1,2},? (?:19|20)\d{2}(?=\d)/gu;

/** `By` alone and the name in the next element; the lines above the text run upwards. */
function splitByline(lines: readonly string[], index: number): string | null {
  if (!/^(?:(?:written|story|text|words) )?by:?$/iu.test(lines[index] ?? '')) return null;
  for (const other of [lines[index - 1], lines[index + 1]])
    if (other !== undefined && isPersonalName(other)) return cleanByline(other);
  return null;
}

/** `posted on 2023-12-19 23:30 by Jo Pike`, `Jo Pike Dec 5, 2023 12 shares`: a name and a day in one line. */
function readWhoAndWhen(line: string): { who: string | null; when: string | null } {
  const none = { who: null, when: null };
  const when = dayInText(line);
  if (when === null || wordCount(line) > 20) return none;
  const by = /^(.*?)\s*\bby:?\s+(\p{Lu}.*)$/iu.exec(line);
  if (by) {
    const [, before = '', names = ''] = by;
    if (before !== '' && readDateLine(before) === null) return none;
    return { who: readByline(`By ${names}`), when };
  }
  const name = cleanByline(line);
  if (name !== null && name !== line && isPersonalName(name)) return { who: name, when };
  return wordCount(line) <= MOST_WORDS ? { who: null, when } : none;
}

const AUTHOR_NAME =
  /(?:^|[\s_-])(?:by-?line|authors?|contributors?|writers?|creator)(?:[\s_-]*(?:names?|links?|info|by-?line|text|list|full-?name|title|url|wrapper|container))?(?:$|[\s_-])/u;
/** Addresses of writers' own pages. */
export const AUTHOR_PATH =
  /\/(?:authors?|contributors?|staff|people|profiles?|writers?|columnists?|reporters?|journalists?|by|bio|autor(?:es)?|auteurs?|autoren)\/[^/]+/iu;

/** Names in elements that say they hold an author: `rel=author`, a class, an address under `/authors/`. */
function authorLines(judged: readonly JudgedBlock[]): string[] {
  const names: string[] = [];
  for (const { block, reason } of judged) {
    if (ELSEWHERE.has(reason ?? '') || block.text.length > LONGEST_LINE || block.kind === 'figure')
      continue;
    const around = upwards(block.element, 3);
    if (around.some(({ tag }) => /^(?:aside|footer|nav|figure)$/u.test(tag))) continue;
    const linked = elementsUnder(block.element).filter(
      (element) =>
        /\bauthor\b/iu.test(attribute(element, 'rel')) ||
        /\bauthor\b/iu.test(attribute(element, 'itemprop')) ||
        (element.tag === 'a' && AUTHOR_PATH.test(attribute(element, 'href'))),
    );
    const says = around.some((element) => AUTHOR_NAME.test(nameOf(element)));
    const texts =
      linked.length > 0 ? linked.map((element) => textUnder(element)) : says ? [block.text] : [];
    for (const text of texts) {
      const name = cleanByline(text);
      if (name !== null && areNames(name) && !names.includes(name)) names.push(name);
    }
    if (names.length > 0 && texts.length === 0) break;
  }
  return names;
}

/** `Jo Pike`, `Jo Pike and Tam Orell` */
function areNames(line: string): boolean {
  return line.split(/, | and /u).every((name) => isPersonalName(name));
}
