import type { RemovalReason } from './block';
import { readByline, readDateLine } from './byline';
import { fold } from './fold';
import { takeFootnotes } from './footnotes';
import { furnitureReason } from './furniture';
import { trimHead, trimTail } from './page-edges';
import { takeHiddenRest } from './hidden-rest';
import type { JudgedBlock, KnownLines } from './judged-block';
import type { PagePlaces } from './page-places';
import { takeStandfirst } from './page-standfirst';
import type { StatedBody } from './stated-body';
import { dropStrayLines } from './stray-lines';
import type { TreeBlock } from './tree-blocks';
import { isWithin, type TreeElement } from './tree';

/**
 * Judges every block of a page. The element that was found to hold the body is only where this
 * starts: what the page's structured data call its text comes in, what is the page's own goes out,
 * each with its reason.
 *
 * @param open the same places as if the page hid nothing
 */
export function judgeBlocks(
  blocks: readonly TreeBlock[],
  root: TreeElement | null,
  places: PagePlaces,
  stated: StatedBody | null,
  known: KnownLines,
  open: PagePlaces,
): JudgedBlock[] {
  const headline = fold(known.title ?? '');
  const judged = blocks.map((block): JudgedBlock => {
    if (stated?.blocks.has(block)) return { block, reason: null };
    const chosen = root !== null && isWithin(block.element, root);
    const place = places.reason(block.element);
    if (chosen && place === null) return { block, reason: null };
    return { block, reason: leftOutReason(block, headline, place) };
  });
  takeHiddenRest(judged, root, open);
  takeStandfirst(judged, known);
  trimHead(judged, known);
  dropStrayLines(judged, known, stated);
  trimTail(judged, known, stated);
  takeFootnotes(judged);
  return judged;
}

/** Why a block that nobody chose is none of the article's, in the most telling words. */
function leftOutReason(
  block: TreeBlock,
  headline: string,
  place: RemovalReason | null,
): RemovalReason {
  const { text } = block;
  if (headline !== '' && fold(text) === headline) return 'title-line';
  if (readByline(text) !== null) return 'byline';
  if (readDateLine(text) !== null) return 'date-line';
  return place ?? furnitureReason(text) ?? 'outside-article';
}
