import { readByline, readDateLine } from './byline';
import { dayInText } from './calendar-day';
import { AUTHOR_PATH } from './visible-hints';
import { elementsUnder, isWithin, nameOf, type TreeElement, upwards } from './tree';
import type { TreeBlock } from './tree-blocks';

/** Words that page builders give the words below a picture. */
const CAPTION_NAME =
  /\b(?:(?:fig|img|image|photo|media|picture|video|lead|wp|slide|hero|asset)-?)?(?:captions?|cutline)(?:-?(?:text|wrap(?:per)?|container|credit|content|body|inner|title))?\b|\b(?:img|image|photo|media|picture|video|lead)-?(?:credits?|desc(?:ription)?|source|attribution|copyright|info|meta|details?)\b|\bphotographer\b|\bcredits?\b/u;
const LONGEST = 600; // UTF-16 units of a caption; anything longer is a text beside a picture
const LONGEST_UNNAMED = 300; // where nothing but its place beside a picture says that it is one
const FRAMELESS = new Set(['body', 'main', 'article', 'section']);
const LONGEST_SIGNATURE = 120; // UTF-16 units
const LEVELS = 4; // elements between a picture and the one that holds it together with its caption

/**
 * Makes captions of the paragraphs that are captions by what their element is called, or because an
 * element holds them with a picture and nothing else: not every page has `figure` and `figcaption`.
 * Words right after a picture that has none become its caption; others stand for a picture that the
 * source does not hold.
 */
export function withCaptions(blocks: readonly TreeBlock[]): TreeBlock[] {
  const frames = framesOf(blocks);
  const found: TreeBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const beside = found.at(-1)?.kind === 'figure' || blocks[index + 1]?.kind === 'figure';
    const caption =
      isCaption(block, frames) || (beside && isCredited(block))
        ? { ...block, kind: 'figure' as const }
        : null;
    const before = found.at(-1);
    if (caption && before?.kind === 'figure' && inOneFrame(before, caption))
      found[found.length - 1] = joined(before, caption);
    else if (caption === null && isBare(block) && before && isLeading(before, block))
      found[found.length - 1] = { ...joined(before, block), image: block.image };
    else found.push(caption ?? block);
  }
  return found;
}

function isCaption(block: TreeBlock, frames: ReadonlySet<TreeElement>): boolean {
  if (block.text === '' || block.image) return false;
  if (block.kind === 'figure') return true;
  if (block.kind !== 'paragraph') return false;
  return (
    (isNamed(block) && readByline(block.text) === null) ||
    (!isSignature(block) && upwards(block.element, LEVELS).some((element) => frames.has(element)))
  );
}

/** `Jo Pike - 14 November 2023` beside an icon: who wrote the story, and when. */
function isSignature({ text, marks = [] }: TreeBlock): boolean {
  if (readByline(text) !== null || readDateLine(text) !== null) return true;
  return (
    text.length <= LONGEST_SIGNATURE &&
    dayInText(text) !== null &&
    marks.some(({ href }) => href !== undefined && AUTHOR_PATH.test(href))
  );
}

/** Words that say whose picture they are of: `(Jo Pike/Northline Images)`, `Photo by Jo Pike`, `Source: example.org`. */
const CREDITED =
  /\((?:[^()]{0,80}\b(?:photos?|images?|pictures?|getty|courtesy|handout)\b[^()]{0,80})\)\.?$|(?:^|[.!?]["”’]?\s+)(?:©|(?:photo|image|picture|illustration|screenshot|graphic)s?(?:graph(?:er|s)?)? ?(?:by|credits?|courtesy|via|from|:)|credits?:|courtesy (?:of|\p{Lu})|source: [\w-]+(?:\.[\w-]+)+$).{0,100}$/iu;

function isCredited(block: TreeBlock): boolean {
  return block.kind === 'paragraph' && block.text.length <= LONGEST && CREDITED.test(block.text);
}

/** A picture that has no words yet. */
function isBare(
  block: TreeBlock,
): block is TreeBlock & { readonly image: { src: string; alt: string } } {
  return block.kind === 'figure' && block.text === '' && block.image !== undefined;
}

/** Whether a caption stands above its picture. */
function isLeading(caption: TreeBlock, picture: TreeBlock): boolean {
  return (
    caption.kind === 'figure' &&
    !caption.image &&
    caption.element.tag === 'figcaption' &&
    caption.element.parent !== null &&
    isWithin(picture.element, caption.element.parent)
  );
}

function joined(before: TreeBlock, block: TreeBlock): TreeBlock {
  const glue = before.text === '' || block.text === '' ? '' : '\n';
  const start = before.text.length + glue.length;
  const moved = (block.marks ?? []).map((mark) => ({
    ...mark,
    start: mark.start + start,
    end: mark.end + start,
  }));
  const marks = [...(before.marks ?? []), ...moved];
  return {
    ...before,
    text: before.text + glue + block.text,
    linkLength: before.linkLength + block.linkLength,
    ...(marks.length > 0 ? { marks } : {}),
    ...(block.dir ? { dir: block.dir } : {}),
  };
}

function isNamed(block: TreeBlock): boolean {
  if (block.text.length > LONGEST) return false;
  let level = 0;
  for (const element of upwards(block.element)) {
    if (element.tag === 'body' || element.tag === 'article' || level++ >= LEVELS) return false;
    if (element.tag === 'figcaption') return false;
    if (CAPTION_NAME.test(nameOf(element))) return holdsLittle(element);
  }
  return false;
}

function holdsLittle(element: TreeElement): boolean {
  let length = 0;
  for (const inside of elementsUnder(element))
    for (const child of inside.children) if ('text' in child) length += child.text.trim().length;
  return length <= LONGEST;
}

/** Whether a caption's picture is the one before it: no other words stand between, and one element holds both. */
function inOneFrame(picture: TreeBlock, caption: TreeBlock): boolean {
  const around = upwards(picture.element, LEVELS + 2);
  return upwards(caption.element, LEVELS + 2).some(
    (element) => !FRAMELESS.has(element.tag) && around.includes(element),
  );
}

/** Elements that hold a picture or a film and, besides, only a few words that are no link and no heading. */
function framesOf(blocks: readonly TreeBlock[]): Set<TreeElement> {
  const words = new Map<TreeElement, { length: number; blocks: number; other: boolean }>();
  const pictures = new Set<TreeElement>();
  let whole = 0;
  for (const block of blocks) {
    if (block.kind === 'figure') pictures.add(block.element);
    if (block.text === '') continue;
    if (block.kind === 'paragraph') whole += block.text.length - block.linkLength;
    const other =
      (block.kind !== 'paragraph' && block.kind !== 'figure') ||
      block.linkLength * 2 > block.text.length;
    for (const element of upwards(block.element)) {
      const sum = words.get(element) ?? { length: 0, blocks: 0, other: false };
      sum.length += block.text.length;
      sum.blocks++;
      sum.other ||= other;
      words.set(element, sum);
    }
  }
  const frames = new Set<TreeElement>();
  for (const picture of pictures) {
    let level = 0;
    for (const element of upwards(picture)) {
      const sum = words.get(element);
      if (FRAMELESS.has(element.tag) || level++ > LEVELS) break;
      if (sum === undefined) continue;
      // Words on both sides of a picture are a paragraph with a picture in it.
      if (element.tag === 'p' && sum.blocks > 1) break;
      if (sum.other || sum.blocks > 3 || sum.length > Math.min(LONGEST_UNNAMED, whole / 4)) break;
      frames.add(element);
    }
  }
  return frames;
}
