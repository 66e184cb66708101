import { dayInAddress } from './address-date';
import { unwrapAddress } from './address-unwrap';
import { isPosterLine } from './byline';
import type { Findings, Judged } from './findings';
import { furnitureReason } from './furniture';
import { namesHeadline } from './own-address';
import { isCiting, readSourceLine } from './source-line';

/**
 * Tells which labelled lines give the address of the article itself. `URL:`, `Retrieved from` and
 * `Original article` say so. `Source:` stands as often under a chart, where it names what the figures
 * were taken from: it counts above the text, and below it where it is the only one and the headline,
 * the text's day, another line or the marks of a copied page bear it out.
 *
 * @param story the passages above the readers' comments that are not yet known to be the page's
 * @param isSentence whether a passage is one of the text
 * @returns whether the line at an index of `story` is the article's own
 */
export function ownSources(
  story: readonly Judged[],
  isSentence: (passage: Judged) => boolean,
  judged: readonly Judged[],
  found: Findings,
): (index: number) => boolean {
  const first = story.findIndex(isSentence);
  const last = story.findLastIndex(isSentence);
  const addressAt = (index: number) => {
    const line = readSourceLine(story[index]?.text ?? '');
    const written =
      line?.address ??
      (line?.label === null ? null : readSourceLine(story[index + 1]?.text ?? '')?.address);
    return written ? unwrapAddress(written).url : null;
  };
  const citing = (index: number) => {
    const label = readSourceLine(story[index]?.text ?? '')?.label ?? null;
    return label !== null && isCiting(label);
  };
  const cited = new Set(
    story.flatMap((_, index) => (citing(index) ? (addressAt(index) ?? []) : [])),
  );
  return (index) => {
    if (index >= story.length) return false;
    if (!citing(index)) return true;
    const address = addressAt(index);
    if (address === null || story[index - 1]?.rows) return false;
    if (index < first) return true;
    if (index < last || cited.size > 1) return false;
    return isBorneOut(address, judged, found);
  };
}

/** Marks of a page that was copied whole: its title twice or with the site glued on, posts, links for readers. */
function isCopy(judged: readonly Judged[], found: Findings): boolean {
  const isGlued = found.siteName.some(({ source }) => source === 'title line');
  const isTwice = found.title.some(({ source }) => source.endsWith('stands twice'));
  return (
    isGlued ||
    isTwice ||
    judged.some(
      ({ text }) => isPosterLine(text) || /^(?:comments|share)$/u.test(furnitureReason(text) ?? ''),
    )
  );
}

/**
 * Whether something else in a text says that it lies under an address which it cites: the marks of a
 * copied page, another line with the same address, its day or its headline.
 */
export function isBorneOut(address: string, judged: readonly Judged[], found: Findings): boolean {
  if (isCopy(judged, found)) return true;
  const same = found.address.some(({ value }) => unwrapAddress(value).url === address);
  const day = dayInAddress(address);
  const isDated = day !== null && found.day.some(({ value }) => value === day);
  return same || isDated || namesHeadline(address, found.title[0]?.value ?? '');
}
