import type { Block, BlockKind, Mark } from './block';
import { resolveAddress } from './address';
import { isRightToLeft } from './direction';
import { InlineCollector, type InlineText } from './inline-text';
import { imageOf } from './picture-element';
import { isWayBack, raisedText } from './raised-text';
import { type KnowsPicture, knowsNoPicture } from './saved-picture';
import { tableCells } from './tree-table';
import {
  attribute,
  elementsUnder,
  isElement,
  type TreeElement,
  type TreeNode,
  upwards,
} from './tree';

/** A block of a page before it is judged: its place in the tree tells what it is. */
export interface TreeBlock extends Omit<Block, 'id' | 'reason'> {
  /** The nearest element that is no inline one. */
  readonly element: TreeElement;
  /** UTF-16 units of its text that lie in links. */
  readonly linkLength: number;
}

const SILENT = new Set(
  'script style template noscript svg math iframe object embed canvas video audio map datalist select textarea head input source track param link meta title'.split(
    ' ',
  ),
);
const BLOCK_LEVEL = new Set(
  'html body address article aside blockquote button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option p pre search section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
const MARKS = new Map<string, 'emphasis' | 'strong' | 'code'>([
  ['em', 'emphasis'], ['i', 'emphasis'], ['cite', 'emphasis'], ['dfn', 'emphasis'], ['var', 'emphasis'],
  ['b', 'strong'], ['strong', 'strong'], ['code', 'code'], ['kbd', 'code'], ['samp', 'code'], ['tt', 'code'],
]); // prettier-ignore

/** A saved shadow tree: what is in it is shown in the place of the element around it. */
function isShadowRoot(element: TreeElement): boolean {
  return (
    element.tag === 'template' &&
    (element.attributes.has('shadowrootmode') || element.attributes.has('shadowroot'))
  );
}

/** What the elements around a run of text make of it. */
interface Place {
  readonly element: TreeElement;
  readonly kind: BlockKind;
  readonly level?: number;
  readonly depth?: number;
  readonly ordered?: boolean;
  readonly verbatim: boolean;
  readonly dir: string;
}

/**
 * All blocks of a page in source order, with nothing left out but what is no text: scripts, styles,
 * form fields, drawings.
 *
 * @param base the page's own address, against which links and pictures are resolved; null: kept as they are
 * @param knows knows the pictures that were saved into the page
 */
export function treeBlocks(
  root: TreeElement,
  base: string | null,
  knows: KnowsPicture = knowsNoPicture,
): TreeBlock[] {
  const walk = new Walk(base, knows);
  walk.into(root, {
    element: root,
    kind: 'paragraph',
    verbatim: false,
    dir: attribute(root, 'dir'),
  });
  return walk.blocks;
}

class Walk {
  readonly blocks: TreeBlock[] = [];
  readonly #inline = new InlineCollector();
  readonly #base: string | null;
  readonly #knows: KnowsPicture;

  constructor(base: string | null, knows: KnowsPicture) {
    this.#base = base;
    this.#knows = knows;
  }

  into(element: TreeElement, place: Place): void {
    for (const child of element.children) this.#node(child, place);
    this.#flush(place);
  }

  #node(node: TreeNode, place: Place): void {
    if (!isElement(node)) this.#inline.append(node.text, place.verbatim);
    else if (node.tag === 'noscript') this.#withoutScripts(node, place);
    else if (SILENT.has(node.tag) && !isShadowRoot(node)) return;
    else if (node.tag === 'br') {
      if (place.verbatim) this.#inline.append('\n', true);
      else if (!this.#inline.lineBreak()) this.#flush(place);
    } else if (node.tag === 'img' || node.tag === 'amp-img') this.#picture(node, place);
    else if (BLOCK_LEVEL.has(node.tag)) {
      this.#flush(place);
      this.#block(node, place);
    } else this.#inlineElement(node, place);
  }

  #inlineElement(element: TreeElement, place: Place): void {
    if (isWayBack(element)) return;
    const raised = raisedText(element, this.#inline.isGlued);
    if (raised !== null) {
      this.#inline.append(raised, place.verbatim);
      return;
    }
    const href = element.tag === 'a' ? attribute(element, 'href') : '';
    const link =
      href === '' || /^(?:#|javascript:)/iu.test(href)
        ? null
        : (resolveAddress(href, this.#base) ?? href);
    const mark = MARKS.get(element.tag);
    if (element.tag === 'a') this.#inline.enter('link', link ?? '#');
    else if (mark) this.#inline.enter(mark);
    for (const child of element.children) this.#node(child, place);
    if (element.tag === 'a' || mark) this.#inline.leave();
  }

  #block(element: TreeElement, place: Place): void {
    const inside: Place = { ...place, element, dir: attribute(element, 'dir') || place.dir };
    const heading = /^h([1-6])$/u.exec(element.tag)?.[1];
    if (heading) this.into(element, { ...inside, kind: 'heading', level: Number(heading) });
    else if (element.tag === 'hr') this.#push(inside, { kind: 'rule', text: '' });
    else if (element.tag === 'pre') this.into(element, { ...inside, kind: 'code', verbatim: true });
    else if (element.tag === 'blockquote') this.into(element, { ...inside, kind: 'quote' });
    else if (element.tag === 'ul' || element.tag === 'ol' || element.tag === 'menu') {
      const depth = place.kind === 'item' ? (place.depth ?? 0) + 1 : 0;
      this.into(element, { ...inside, depth, ordered: element.tag === 'ol' });
    } else if (element.tag === 'li') {
      this.into(element, {
        ...inside,
        kind: 'item',
        depth: place.depth ?? 0,
        ordered: place.ordered ?? false,
      });
    } else if (element.tag === 'figcaption' && isOfPicture(element)) {
      this.into(element, { ...inside, kind: 'figure' });
    } else if (element.tag === 'table') this.#table(element, inside);
    else this.into(element, inside);
  }

  #table(element: TreeElement, place: Place): void {
    const cells = tableCells(element);
    if (cells === null) {
      this.into(element, place);
      return;
    }
    for (const caption of element.children)
      if (isElement(caption) && caption.tag === 'caption')
        this.into(caption, { ...place, element: caption });
    const rows: string[][] = [];
    const marks: Mark[] = [];
    let at = 0;
    let linkLength = 0;
    for (const row of cells) {
      const texts: string[] = [];
      for (const cell of row) {
        const inside = cell === null ? NO_WORDS : cellText(cell, place, this.#base);
        marks.push(...moved(inside.marks, at));
        linkLength += inside.linkLength;
        texts.push(inside.text);
        at += inside.text.length + 1; // a tab or a line break parts it from the next
      }
      rows.push(texts);
    }
    const text = rows.map((row) => row.join('\t')).join('\n');
    this.#push(
      place,
      { kind: 'table', text, rows, ...(marks.length > 0 ? { marks } : {}) },
      linkLength,
    );
  }

  #picture(element: TreeElement, place: Place): void {
    const image = imageOf(element, this.#base, this.#knows);
    if (!image) return;
    this.#flush(place);
    this.#push({ ...place, element }, { kind: 'figure', text: '', image });
  }

  /** The picture that a page shows where no script runs, in place of one that a script would have loaded. */
  #withoutScripts(element: TreeElement, place: Place): void {
    const pictures = elementsUnder(element).filter(({ tag }) => tag === 'img');
    const [picture] = pictures;
    if (
      picture === undefined ||
      pictures.length > 1 ||
      element.children.some((child) =>
        isElement(child) ? !/^(?:img|picture|figure|a)$/u.test(child.tag) : /\S/u.test(child.text),
      )
    )
      return;
    const before = this.blocks.at(-1);
    const isThere =
      before?.image !== undefined &&
      (before.image.src === imageOf(picture, this.#base, knowsNoPicture)?.src ||
        before.element.parent === element.parent);
    if (!isThere) this.#picture(picture, place);
  }

  #flush(place: Place): void {
    const { text, marks, linkLength } = this.#inline.take();
    if (text === '') return;
    const { kind, level, depth, ordered } = place;
    const links = marks
      .filter((mark) => mark.href !== '#')
      .filter((mark) => kind !== 'code' || mark.kind !== 'code');
    this.#push(
      place,
      {
        kind,
        text,
        ...(links.length > 0 ? { marks: links } : {}),
        ...(kind === 'heading' && level !== undefined ? { level } : {}),
        ...(kind === 'item' ? { depth: depth ?? 0, ordered: ordered ?? false } : {}),
      },
      linkLength,
    );
  }

  #push(
    place: Place,
    block: Omit<TreeBlock, 'element' | 'linkLength' | 'dir'>,
    linkLength = 0,
  ): void {
    const rtl = place.dir.toLowerCase() === 'rtl' || isRightToLeft(block.text);
    this.blocks.push({
      ...block,
      ...(rtl ? { dir: 'rtl' as const } : {}),
      element: place.element,
      linkLength,
    });
  }
}

/** What a place of a table holds that a cell from beside or above it reaches into. */
const NO_WORDS: InlineText = { text: '', marks: [], linkLength: 0 };

/** A cell's words as one line, with their marks; what it holds in several blocks is parted by blanks. */
function cellText(cell: TreeElement, place: Place, base: string | null): InlineText {
  const walk = new Walk(base, knowsNoPicture);
  walk.into(cell, { ...place, element: cell, kind: 'paragraph', verbatim: false });
  let text = '';
  const marks: Mark[] = [];
  let linkLength = 0;
  for (const block of walk.blocks) {
    if (block.text === '') continue;
    if (text !== '') text += ' ';
    marks.push(...moved(block.marks ?? [], text.length));
    text += block.text.replace(/[\t\n]/gu, ' ');
    linkLength += block.linkLength;
  }
  return { text, marks, linkLength };
}

function moved(marks: readonly Mark[], by: number): Mark[] {
  return marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }));
}

const PICTURES = new Set('img video iframe svg canvas object embed audio'.split(' '));

/** Whether a caption stands under something that is seen or heard, and not under a table or a listing. */
function isOfPicture(caption: TreeElement): boolean {
  const figure = upwards(caption).find(({ tag }) => tag === 'figure');
  if (!figure) return true;
  const inside = elementsUnder(figure);
  return (
    inside.some(({ tag }) => PICTURES.has(tag)) ||
    !inside.some(({ tag }) => /^(?:table|pre|blockquote|code|ul|ol|p)$/u.test(tag))
  );
}
