import { isRightToLeft } from '../article/direction';
import { element, escapedLine, plainLine, type Attributes } from './xml';

/** Words of a picture on one line. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  /** The line on which the letters stand. */
  readonly baseline: number;
  /** What it may take, in pixels; longer words end in an ellipsis. */
  readonly width: number;
  /** The width in pixels of words in their font. */
  readonly measure: (text: string) => number;
  readonly attributes?: Attributes;
  /** Which edge `x` is; the left one if left out. */
  readonly align?: 'left' | 'right';
}

/**
 * Words at their place. They are told how wide they are, so that they take no more room in another
 * font, where the wanted one is missing; else a label would reach into the next.
 */
export function drawText({
  text,
  x,
  baseline,
  width,
  measure,
  attributes = {},
  align = 'left',
}: DrawnText): string {
  const words = cutToFit(plainLine(text), width, measure);
  if (words.trim() === '') return '';
  const isRtl = isRightToLeft(words);
  // What begins at the right begins where its letters do.
  const isEnd = (align === 'right') !== isRtl;
  return element(
    'text',
    {
      x,
      y: baseline,
      ...(isEnd && { 'text-anchor': 'end' }),
      ...(isRtl && { direction: 'rtl' }),
      textLength: Math.min(width, measure(words)),
      lengthAdjust: 'spacingAndGlyphs',
      ...attributes,
    },
    escapedLine(words),
  );
}

/** As much of a text as there is room for, with an ellipsis where that is not all; letters stay whole. */
function cutToFit(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width + 0.5) return text;
  const letters = Array.from(text);
  let fits = 0;
  let most = letters.length;
  while (fits < most) {
    const half = Math.ceil((fits + most) / 2);
    if (measure(`${letters.slice(0, half).join('').trimEnd()}…`) <= width) fits = half;
    else most = half - 1;
  }
  return fits === 0 ? '' : `${letters.slice(0, fits).join('').trimEnd()}…`;
}
