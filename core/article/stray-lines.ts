import { dropCards } from './page-cards';
import { lettersOf, wordCount } from './fold';
import type { JudgedBlock, KnownLines } from './judged-block';
import { proseLength } from './page-places';
import type { StatedBody } from './stated-body';
import { nameOf, type TreeElement, upwards } from './tree';
import type { TreeBlock } from './tree-blocks';

const FEW = 8; // words; a label of a player or a price is shorter

/** Elements whose words are few by their nature. */
const WORDED = new Set('address caption dd dt figcaption legend li pre summary td th'.split(' '));
/** `9.40am`, `21:05 CET`: the entries of a live blog stand under the time they were made at. */
const CLOCK =
  /^(?:\d+ (?:min(?:ute)?s?|hours?) ago|\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?(?: \(?[A-Z]{2,5}\)?)?)$/iu;

/**
 * Drops what stands between the paragraphs of a text without being one: labels of players and
 * prices, lines that are nothing but a link to another story, headings over nothing.
 */
export function dropStrayLines(
  judged: readonly JudgedBlock[],
  known: KnownLines,
  stated: StatedBody | null,
): void {
  const remaining = () => judged.filter(({ reason }) => reason === null);
  const kept = remaining();
  const prose = new Set(
    kept.filter(({ block }) => proseLength(block) > 0).map(({ block }) => block.element.parent),
  );
  const same = new Set(
    kept.filter(({ block }) => proseLength(block) > 0).map(({ block }) => block.element),
  );
  const brothers = brothersOf(kept);
  const clocks = kept.filter(({ block }) => CLOCK.test(block.text)).length;
  for (const entry of kept) {
    const { block } = entry;
    if (stated?.blocks.has(block) === true && block.linkLength * 1.1 < block.text.length) continue;
    if (block.kind !== 'paragraph') continue;
    if (isLinkLine(block) && wordCount(block.text) > 3) entry.reason = 'related';
    else if (
      !same.has(block.element) &&
      !(block.element.tag === 'p' && prose.has(block.element.parent)) &&
      !isVerse(block, brothers) &&
      !WORDED.has(block.element.tag) &&
      !(clocks > 1 && CLOCK.test(block.text)) &&
      wordCount(block.text) <= FEW &&
      !/[.!?…:;。！？]["”’')\]]*$/u.test(block.text)
    )
      entry.reason = 'outside-article';
  }
  dropCards(remaining(), known.site);
  dropRepeated(remaining());
  dropHeadingsOverNothing(remaining());
}

const SHORTEST_REPEAT = 20; // letters of a sentence set apart from the paragraph that it stands in
const MOST_SEARCHES = 200; // a page with more quotations is a collection of them
const SHORTEST_COPY = 120; // letters of a paragraph that stands twice; verses and refrains are shorter

/** Sentences that the page sets in large letters beside the paragraph they are taken from, and copies. */
function dropRepeated(kept: readonly JudgedBlock[]): void {
  const texts = kept.map(({ block }) => lettersOf(block.text));
  const whole = texts.filter((_, index) => kept[index]?.block.kind === 'paragraph').join(' ');
  const seen = new Set<string>();
  let searches = 0;
  for (const [index, entry] of kept.entries()) {
    const text = texts[index] ?? '';
    const apart = entry.block.kind === 'quote' || isPullQuote(entry.block);
    const times = entry.block.kind === 'paragraph' ? 2 : 1;
    if (
      apart &&
      text.length >= SHORTEST_REPEAT &&
      searches++ < MOST_SEARCHES &&
      occurs(whole, text, times)
    )
      entry.reason = 'repeated';
    else if (text.length >= SHORTEST_COPY && seen.has(text)) entry.reason = 'repeated';
    seen.add(text);
  }
}

function isPullQuote(block: TreeBlock): boolean {
  return upwards(block.element, 4).some((element) => /\bpull-?quotes?\b/u.test(nameOf(element)));
}

function occurs(text: string, part: string, times: number): boolean {
  let at = -1;
  for (let found = 0; found < times; found++) {
    at = text.indexOf(part, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const LINES = 3; // of a verse or an address; fewer are a label and its value

/** Lines that hang together: broken by the source inside one paragraph, or one paragraph each. */
function isVerse(block: TreeBlock, brothers: ReadonlyMap<TreeElement | null, number>): boolean {
  if (block.text.includes('\n')) return true;
  return block.element.tag === 'p' && (brothers.get(block.element.parent) ?? 0) >= LINES;
}

/** How many paragraphs each element holds directly. */
function brothersOf(kept: readonly JudgedBlock[]): Map<TreeElement | null, number> {
  const count = new Map<TreeElement | null, number>();
  for (const { block } of kept) {
    const { tag, parent } = block.element;
    if (tag === 'p') count.set(parent, (count.get(parent) ?? 0) + 1);
  }
  return count;
}

function isLinkLine(block: TreeBlock): boolean {
  return block.text !== '' && block.linkLength * 1.1 > block.text.length;
}

/** A heading before another of its level or above it, or at the end, heads nothing of this text. */
function dropHeadingsOverNothing(kept: readonly JudgedBlock[]): void {
  let next: JudgedBlock | undefined;
  for (const entry of [...kept].reverse()) {
    const { block } = entry;
    if (block.kind === 'heading') {
      if (isCard(block)) {
        entry.reason = 'related';
        continue;
      }
      const over = next?.block;
      if (
        over === undefined ||
        (over.kind === 'heading' && (over.level ?? 6) <= (block.level ?? 1))
      ) {
        if (wordCount(block.text) > 0 && isLoneLink(block, over)) {
          entry.reason = 'related';
          continue;
        }
      }
    }
    if (block.kind !== 'rule') next = entry;
  }
}

function isLoneLink(block: TreeBlock, over: TreeBlock | undefined): boolean {
  return over === undefined || block.linkLength * 2 > block.text.length;
}

/** A linked headline that is called a card. */
function isCard(block: TreeBlock): boolean {
  if (!isLinkLine(block)) return false;
  return upwards(block.element, 5).some(
    (element) => element.tag !== 'body' && /\bcards?\b/u.test(nameOf(element)),
  );
}
