/** Sharp on paper and on screens of twice the dots. */
export const USUAL_SCALE = 2;
/** Longer sides are refused by graphics cards and by many programs that show pictures, in pixels. */
const LONGEST = 16_384;
/** More pixels in all take ten seconds and a quarter of a gigabyte to draw. */
const MOST = 60_000_000;

/** How many pixels a picture gets for each of its own: two, or less where that were too many. */
export function pngScale(width: number, height: number): number {
  const byArea = Math.sqrt(MOST / (width * height));
  return Math.min(USUAL_SCALE, LONGEST / width, LONGEST / height, byArea);
}
