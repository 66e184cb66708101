import { readByline, readDateLine } from './byline';
import { fold, wordCount } from './fold';
import { furnitureReason } from './furniture';
import type { JudgedBlock, KnownLines } from './judged-block';
import { nameOf, upwards } from './tree';

/** Words that page builders give the lines between a headline and its text. */
const NAME =
  /\b(?:dek|deck|sub-?(?:title|head(?:line|ing)?|hed)|standfirst|summary|description|desc|excerpt|lead|intro(?:duction)?|lede?|strapline|tagline|abstract|synopsis|blurb|sub|bottomline)s?\b/u;
/** Words around a picture that are named like a standfirst and are none. */
const PICTURES =
  /\b(?:carousel|slides?|slideshow|slider|gallery|figure|image|photo|video|caption)\b/u;
const FARTHEST = 14; // blocks after the headline in which a standfirst may stand
const LONGEST = 700; // UTF-16 units

/**
 * Takes in the lines between the headline and the text that sum it up, which pages often set apart
 * from the text: those that the page's head gives as its description, and those whose element is
 * called a standfirst.
 */
export function takeStandfirst(judged: readonly JudgedBlock[], known: KnownLines): void {
  const headline = fold(known.title ?? '');
  const descriptions = known.descriptions
    .map((text) => fold(text))
    .filter(({ length }) => length > 20);
  const first = judged.findIndex(
    ({ reason, block }) => reason === null && wordCount(block.text) > 5,
  );
  if (first < 0) return;
  const heading = judged.findLastIndex(
    ({ block }, index) => index <= first && block.kind === 'heading' && isHeadline(block, headline),
  );
  if (heading < 0) return;
  for (const [index, entry] of judged.slice(heading + 1, first).entries()) {
    if (index >= FARTHEST) return;
    const { block, reason } = entry;
    if (reason === null || reason === 'hidden' || block.text.length > LONGEST) continue;
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
    if (block.linkLength * 2 > block.text.length || wordCount(block.text) < 4) continue;
    if (
      readByline(block.text) !== null ||
      readDateLine(block.text) !== null ||
      furnitureReason(block.text) !== null
    )
      continue;
    const folded = fold(block.text);
    if (folded === headline) continue;
    const isDescribed = descriptions.some((text) => sayTheSame(text, folded));
    const isLead =
      block.kind === 'paragraph' &&
      wordCount(block.text) > 14 &&
      reason === 'outside-article' &&
      /[.!?…。！？]["”’')]*$/u.test(block.text);
    const around = upwards(block.element, 6);
    const isNamed =
      around.slice(0, 3).some((element) => NAME.test(nameOf(element))) &&
      !around.some((element) => PICTURES.test(nameOf(element)));
    if (isDescribed || isNamed || isLead || (index === 0 && block.kind === 'heading'))
      entry.reason = null;
  }
}

function isHeadline(block: JudgedBlock['block'], headline: string): boolean {
  return block.level === 1 || (headline !== '' && fold(block.text) === headline);
}

/** Whether two folded texts are one, or most words of the shorter stand in the longer: editors change one of them. */
function sayTheSame(one: string, two: string): boolean {
  const words = (text: string) => new Set(text.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [first, second] = [words(one), words(two)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared >= 4 && shared >= 0.6 * Math.min(first.size, second.size);
}
