import { resolveAddress } from './address';
import type { BlockImage } from './block';
import { type KnowsPicture, savedKind } from './saved-picture';
import { attribute, isElement, type TreeElement } from './tree';

const SMALLEST_PICTURE = 32; // pixels; below it are counters and icons
const PLACEHOLDER = 400; // UTF-16 units of a picture in its own address; shorter ones are dots and blurs
/** The same where the page names the whole picture by an address besides: blurs may be that large. */
const BLUR = 4_000;
const LAZY = ['data-src', 'data-original', 'data-lazy-src', 'src'];

/**
 * What an element says of its picture: the address and the words, and the bytes where they were saved
 * into the page; null for what is too small to be one, or none at all.
 */
export function imageOf(
  element: TreeElement,
  base: string | null,
  knows: KnowsPicture,
): BlockImage | null {
  const sizes = [attribute(element, 'width'), attribute(element, 'height')].map(Number.parseFloat);
  if (sizes.some((size) => size < SMALLEST_PICTURE)) return null;
  const candidates = [
    ...LAZY.map((name) => attribute(element, name)),
    ...addressesIn(attribute(element, 'srcset')),
  ].filter((address) => address !== '');
  const written = candidates.find((address) => !isInside(address));
  const least = written === undefined ? PLACEHOLDER : BLUR;
  const inside = [...candidates, ...besides(element)].find(
    (address) => isInside(address) && address.length >= least,
  );
  const saved = inside === undefined ? null : knows(inside);
  const src = written ?? savedKind(inside ?? '') ?? '';
  if (src === '') return null;
  return {
    src: resolveAddress(src, base) ?? src,
    alt: attribute(element, 'alt'),
    ...(saved && { saved }),
  };
}

function isInside(address: string): boolean {
  return /^data:/iu.test(address);
}

/** What stands beside an `img` in its `picture`, to be shown in its place. */
function besides({ parent }: TreeElement): string[] {
  if (parent?.tag !== 'picture') return [];
  return parent.children
    .filter(isElement)
    .filter(({ tag }) => tag === 'source')
    .flatMap((source) => addressesIn(attribute(source, 'srcset')));
}

/** The addresses of `a.jpg 1x, b.jpg 2x`; one with a picture inside has commas of its own, and no blanks. */
function addressesIn(srcset: string): string[] {
  return srcset
    .split(/\s+/u)
    .flatMap((part) => (isInside(part) ? [part.replace(/,$/u, '')] : part.split(',')))
    .filter((part) => part !== '' && !/^[\d.]+[wxh]$/u.test(part));
}
