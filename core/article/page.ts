import type { ArticleDraft, Block, ReadingWarning } from './block';
import { writesDayFirst } from './calendar-day';
import { resolveAddress } from './address';
import { FROM_PATH } from './address-unwrap';
import { registrableDomain } from './domain';
import { densestBody } from './densest-body';
import { isElement, type TreeElement } from './tree';
import { originOf } from './origin';
import { fold } from './fold';
import type { JudgedBlock, KnownLines } from './judged-block';
import { judgeBlocks } from './page-body';
import { type PageHints, pageHints } from './page-hints';
import { withCaptions } from './page-captions';
import { pageMetadata } from './page-metadata';
import { PagePlaces } from './page-places';
import type { KnowsPicture } from './saved-picture';
import { readSourceLine } from './source-line';
import { statedBody } from './stated-body';
import type { StructuredArticle } from './structured-data';
import { type TreeBlock, treeBlocks } from './tree-blocks';
import { visibleHints } from './visible-hints';

/** What the importer hands over: the page as a tree, and what was noticed while it was parsed. */
export interface Page {
  readonly root: TreeElement;
  /** Comments outside the body; browsers note there where they saved a page from. */
  readonly comments: readonly string[];
  readonly warnings: readonly ReadingWarning[];
  /** Knows the pictures that were saved into the page; absent where nobody does. */
  readonly knowsPicture?: KnowsPicture;
}

/** An article from a web page: all its blocks in source order, and what it says about itself. */
export function pageDraft(page: Page): ArticleDraft {
  const hints = pageHints(page.root, page.comments);
  const before = pageMetadata(hints, { bylines: [], days: [], authors: [], credits: [] });
  const base = baseOf(hints, before.url.value);
  const blocks = withCaptions(treeBlocks(bodyOf(page.root), base, page.knowsPicture));
  const judged = judgedPage(blocks, hints.structured, {
    title: before.title.value,
    byline: before.byline.value,
    section: before.section.value,
    site: before.url.value === null ? null : registrableDomain(before.url.value),
    descriptions: descriptionsOf(hints),
  });
  const metadata = pageMetadata(hints, visibleHints(judged, writesDayFirst(hints.language)));
  const kept = judged.filter(({ reason }) => reason === null);
  const credits = kept.slice(-3).flatMap(({ block }) => {
    const credit = readSourceLine(block.text)?.credit;
    return credit ? [{ value: credit, source: 'source line' }] : [];
  });
  const body = kept
    .filter(({ block }) => block.kind === 'paragraph')
    .map(({ block }) => block.text);
  const canonical = metadata.url.others.find(({ source }) => source.startsWith('link canonical'));
  const isCopy = metadata.url.source?.includes(FROM_PATH) === true;
  const url = canonical && !isCopy ? { ...canonical, others: [] } : metadata.url;
  const origin = originOf({ body, credits, url, siteName: metadata.siteName });
  return {
    metadata: { ...metadata, origin },
    blocks: judged.map(numbered),
    warnings: page.warnings,
  };
}

const SHORT = 250; // characters of text; a story is longer, and a choice below it is looked at again

/** The page's blocks judged; where next to nothing is left, again with what its styles hide. */
function judgedPage(
  blocks: readonly TreeBlock[],
  structured: readonly StructuredArticle[],
  known: KnownLines,
): JudgedBlock[] {
  const stated = statedBody(blocks, structured);
  const open = new PagePlaces(blocks, true);
  const judge = (places: PagePlaces) => {
    const root = densestBody(blocks, places, fold(known.title ?? ''));
    return judgeBlocks(blocks, root, places, stated, known, open);
  };
  const shown = judge(new PagePlaces(blocks));
  if (keptLength(shown) >= SHORT) return shown;
  const all = judge(open);
  return keptLength(all) > 2 * keptLength(shown) ? all : shown;
}

/** What the page says it is about, in its head and its structured data. */
function descriptionsOf(hints: PageHints): string[] {
  return [
    'description',
    'og:description',
    'twitter:description',
    'dc.description',
    'sailthru.description',
  ]
    .flatMap((name) => hints.metas.get(name) ?? [])
    .concat(hints.structured.flatMap(({ description }) => description ?? []));
}

function keptLength(judged: readonly JudgedBlock[]): number {
  return judged.reduce(
    (sum, { block, reason }) => sum + (reason === null ? block.text.length : 0),
    0,
  );
}

/** What the page's own links are written against: its `base`, else its address. */
function baseOf({ base }: PageHints, address: string | null): string | null {
  return (base === null ? null : resolveAddress(base, address)) ?? address;
}

function bodyOf(root: TreeElement): TreeElement {
  return root.children.filter(isElement).find(({ tag }) => tag === 'body') ?? root;
}

function numbered({ block, reason }: JudgedBlock, index: number): Block {
  const { element: _element, linkLength: _linkLength, ...content } = block;
  return { id: `b${index + 1}`, ...content, ...(reason === null ? {} : { reason }) };
}
