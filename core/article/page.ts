import type { ArticleDraft, Block, ReadingWarning } from './block';
import { densestBody } from './densest-body';
import { readByline, readDateLine } from './byline';
import { isElement, type TreeElement } from './tree';
import { originOf } from './origin';
import { type BodyChoice, judgeBlocks, type JudgedBlock, type KnownLines } from './page-body';
import { authorElements } from './page-byline';
import { pageHints } from './page-hints';
import { pageMetadata } from './page-metadata';
import { readSourceLine } from './source-line';
import { type TreeBlock, treeBlocks } from './tree-blocks';

/** What the importer hands over: the page as a tree, and what a chooser of bodies made of it. */
export interface Page {
  readonly root: TreeElement;
  /** Comments outside the body; browsers note there where they saved a page from. */
  readonly comments: readonly string[];
  /** Null where no chooser served; the densest part of the page is taken then. */
  readonly choice: BodyChoice | null;
  readonly warnings: readonly ReadingWarning[];
}

/** An article from a web page: all its blocks in source order, and what it says about itself. */
export function pageDraft(page: Page): ArticleDraft {
  const hints = pageHints(page.root, page.comments);
  const before = pageMetadata(hints, { bylines: [], days: [], authors: [] });
  const blocks = treeBlocks(bodyOf(page.root), before.url.value);
  const judged = judgedPage(blocks, page.choice, {
    title: before.title.value,
    byline: before.byline.value,
    section: before.section.value,
  });
  const metadata = pageMetadata(hints, {
    ...visibleHints(judged),
    authors: authorElements(page.root),
  });
  const kept = judged.filter(({ reason }) => reason === null);
  const credits = kept.slice(-3).flatMap(({ block }) => {
    const credit = readSourceLine(block.text)?.credit;
    return credit ? [{ value: credit, source: 'source line' }] : [];
  });
  const body = kept
    .filter(({ block }) => block.kind === 'paragraph')
    .map(({ block }) => block.text);
  const canonical = metadata.url.others.find(({ source }) => source.startsWith('link canonical'));
  const url = canonical ? { ...canonical, others: [] } : metadata.url;
  const origin = originOf({ body, credits, url, siteName: metadata.siteName });
  return {
    metadata: { ...metadata, origin },
    blocks: judged.map(numbered),
    warnings: page.warnings,
  };
}

const SHORT = 250; // characters of text; a story is longer, and a choice below it is looked at again

/** The chooser's choice; where next to nothing is left of it, the densest part, hidden or not. */
function judgedPage(
  blocks: readonly TreeBlock[],
  choice: BodyChoice | null,
  known: KnownLines,
): JudgedBlock[] {
  const densest = densestBody(blocks);
  let best = judgeBlocks(blocks, choice ?? densest, known);
  for (const showHidden of [false, true]) {
    if (keptLength(best) >= SHORT) return best;
    const other = judgeBlocks(blocks, densest, known, showHidden);
    if (keptLength(other) > 2 * keptLength(best)) best = other;
  }
  return best;
}

function keptLength(judged: readonly JudgedBlock[]): number {
  return judged.reduce(
    (sum, { block, reason }) => sum + (reason === null ? block.text.length : 0),
    0,
  );
}

/** Bylines and days in the lines around the beginning of the text, the nearest first. */
function visibleHints(judged: readonly JudgedBlock[]): { bylines: string[]; days: string[] } {
  const first = judged.findIndex(({ reason, block }) => reason === null && block.text.length > 80);
  const near = judged.slice(Math.max(0, first - 25), first + 3).reverse();
  const texts = near.map(({ block }) => block.text);
  return {
    bylines: texts.map((text) => readByline(text)).filter((found) => found !== null),
    days: texts.map((text) => readDateLine(text)).filter((found) => found !== null),
  };
}

function bodyOf(root: TreeElement): TreeElement {
  return root.children.filter(isElement).find(({ tag }) => tag === 'body') ?? root;
}

function numbered({ block, reason }: JudgedBlock, index: number): Block {
  const { element: _element, linkLength: _linkLength, ...content } = block;
  return { id: `b${index + 1}`, ...content, ...(reason === null ? {} : { reason }) };
}
