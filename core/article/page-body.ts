import type { RemovalReason } from './block';
import { readByline, readDateLine } from './byline';
import { fold, wordCount } from './fold';
import { furnitureReason, isCommentsHeading } from './furniture';
import type { TreeBlock } from './tree-blocks';
import { attribute, nameOf, type TreeElement, upwards } from './tree';

/** What a chooser of bodies thought of a page: the elements whose text belongs to the article. */
export interface BodyChoice {
  readonly elements: ReadonlySet<number>;
  /** Its text without any white space, to tell which loose runs of an element were kept. */
  readonly text: string;
}

/** What the page's statements say, to know their lines by. */
export interface KnownLines {
  readonly title: string | null;
  readonly byline: string | null;
  readonly section: string | null;
}

/** A block with its judgement; null: part of the article. */
export interface JudgedBlock {
  readonly block: TreeBlock;
  reason: RemovalReason | null;
}

/**
 * Judges every block of a page. A chooser's choice is only where this starts: what it left out in
 * the middle of a text comes back, what it took in that is the page's own goes out, each with its
 * reason.
 *
 * @param showHidden takes in what the page's styles hide; some hide their text until a script has run
 */
export function judgeBlocks(
  blocks: readonly TreeBlock[],
  choice: BodyChoice,
  known: KnownLines,
  showHidden = false,
): JudgedBlock[] {
  const judged = blocks.map((block): JudgedBlock => ({
    block,
    reason: isChosen(block, choice) ? null : 'outside-article',
  }));
  bringBack(judged);
  const headline = fold(known.title ?? '');
  for (const entry of judged) {
    const inherent = inherentReason(entry.block, showHidden);
    if (entry.reason !== null) entry.reason = leftOutReason(entry.block, headline);
    else if (inherent !== null) entry.reason = inherent;
  }
  trimHead(judged, known);
  trimTail(judged);
  return judged;
}

function isChosen(block: TreeBlock, choice: BodyChoice): boolean {
  if (!choice.elements.has(block.element.number)) return false;
  const text = block.text.replace(/\s+/gu, '');
  return text === '' || choice.text.includes(text);
}

/** Paragraphs between chosen ones that stand as their brothers do: a chooser's thresholds dropped them. */
function bringBack(judged: readonly JudgedBlock[]): void {
  const first = judged.findIndex((entry) => entry.reason === null);
  const last = judged.findLastIndex((entry) => entry.reason === null);
  const parents = new Set(
    judged.filter(({ reason }) => reason === null).map(({ block }) => block.element.parent),
  );
  for (const entry of judged.slice(first, last + 1)) {
    const { block } = entry;
    if (entry.reason === null || block.kind === 'figure' || !parents.has(block.element.parent))
      continue;
    if (block.linkLength * 2 < block.text.length && placeReason(block) === null)
      entry.reason = null;
  }
}

/** Why a block that nobody chose is none of the article's, in the most telling words. */
function leftOutReason(block: TreeBlock, headline: string): RemovalReason {
  const { text } = block;
  if (headline !== '' && fold(text) === headline) return 'title-line';
  if (readByline(text) !== null) return 'byline';
  if (readDateLine(text) !== null) return 'date-line';
  return placeReason(block) ?? furnitureReason(text) ?? 'outside-article';
}

/** What an element's own place and kind say against it, whoever chose it. */
function inherentReason(block: TreeBlock, showHidden: boolean): RemovalReason | null {
  for (const element of upwards(block.element)) {
    if (!showHidden && isHidden(element)) return 'hidden';
    if (element.tag === 'button' || element.tag === 'nav') return 'navigation';
  }
  return null;
}

function isHidden(element: TreeElement): boolean {
  return (
    element.attributes.has('hidden') ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribute(element, 'style'))
  );
}

const PLACES: readonly (readonly [RemovalReason, RegExp])[] = [
  ['comments', /\bcomments?\b|disqus|respond\b|discussion/u],
  [
    'advertising',
    /\bads?\b|\badvert|sponsor|taboola|outbrain|dfp|adslot|ad-(?:slot|unit|container)/u,
  ],
  ['subscription', /subscri|newsletter|paywall|sign-?up|piano/u],
  ['share', /\bshar(?:e|ing)|social/u],
  [
    'related',
    /related|recommend|read-?more|more-(?:on|from|stories)|popular|trending|most-read|also-like|teaser|promo/u,
  ],
  ['footer', /\bfooter|copyright|colophon/u],
  ['navigation', /\bnav|menu|breadcrumb|masthead|sidebar|skip-link|toolbar|pagination/u],
];

/** Why the place of a block in its page speaks against it, or null. */
function placeReason(block: TreeBlock): RemovalReason | null {
  for (const element of upwards(block.element)) {
    if (isHidden(element)) return 'hidden';
    if (element.tag === 'body' || element.tag === 'html') return null;
    if (
      element.tag === 'nav' ||
      element.tag === 'button' ||
      attribute(element, 'role') === 'navigation'
    )
      return 'navigation';
    if (element.tag === 'footer' || attribute(element, 'role') === 'contentinfo') return 'footer';
    const name = nameOf(element).replace(/_/gu, '-');
    const place = PLACES.find(([, pattern]) => pattern.test(name));
    if (place) return place[0];
    if (element.tag === 'aside' || attribute(element, 'role') === 'complementary') return 'related';
    if (element.tag === 'header' && element.parent?.tag === 'body') return 'navigation';
  }
  return null;
}

const HEAD = 8; // blocks of the body's beginning in which a headline, a byline and a day may stand

/** The headline, the byline and the day above the text are metadata by now. */
function trimHead(judged: readonly JudgedBlock[], known: KnownLines): void {
  const headline = fold(known.title ?? '');
  const kept = judged.filter(({ reason }) => reason === null);
  for (const entry of kept.slice(0, HEAD)) {
    const { text } = entry.block;
    if (headline !== '' && fold(text) === headline) entry.reason = 'title-line';
    else if (readByline(text) !== null) entry.reason = 'byline';
    else if (readDateLine(text) !== null) entry.reason = 'date-line';
    else if (saysOnlyWhoAndWhen(text, known.byline)) entry.reason = 'byline';
    else if (known.section !== null && fold(text) === fold(known.section))
      entry.reason = 'navigation';
    else if (furnitureReason(text) !== null && !isCommentsHeading(text))
      entry.reason = furnitureReason(text);
    else if (wordCount(text) > 25) break;
  }
}

/** `Jo Pike · 22 November 2023`: the writers' names, and around them a day or nothing. */
function saysOnlyWhoAndWhen(text: string, byline: string | null): boolean {
  if (byline === null || text.length > 160) return false;
  let rest = fold(text);
  const names = byline.split(/,| and /u).map((name) => fold(name));
  if (!names.some((name) => name.length > 3 && rest.includes(name))) return false;
  for (const name of names) rest = rest.replace(name, ' ');
  rest = rest
    .replace(/\b(?:by|and)\b/gu, ' ')
    .replace(/[·|,•-]/gu, ' ')
    .trim();
  return rest === '' || readDateLine(rest) !== null;
}

/** Furniture in and below the text. */
function trimTail(judged: readonly JudgedBlock[]): void {
  for (const entry of judged) {
    if (entry.reason !== null || entry.block.kind === 'figure') continue;
    const furniture = furnitureReason(entry.block.text);
    const isList =
      entry.block.kind === 'item' && entry.block.linkLength > entry.block.text.length * 0.9;
    if (furniture !== null && (furniture !== 'comments' || !isCommentsHeading(entry.block.text)))
      entry.reason = furniture;
    else if (isList && wordCount(entry.block.text) > 3) entry.reason = 'related';
  }
  for (const entry of [...judged].reverse()) {
    if (entry.reason !== null) continue;
    const { text, kind, linkLength } = entry.block;
    const loose =
      kind === 'heading' || kind === 'rule' || (text.length > 0 && linkLength > text.length * 0.8);
    const furniture = furnitureReason(text);
    if (!loose && furniture === null) break;
    entry.reason = furniture ?? (kind === 'rule' ? 'outside-article' : 'related');
  }
}
