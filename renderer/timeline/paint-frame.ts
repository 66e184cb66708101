import type { Tick } from '../../core/timeline/ticks';
import type { Paints } from './paints';

type Context = CanvasRenderingContext2D;

/** A label of the axis begins so far after its mark, in pixels. */
export const LABEL_START = 5;
/** As high as the axis' lines of text are, in pixels. */
const LINE = 26;
const BORDER_ALPHA = 0.6;
const BRUSH_ALPHA = 0.14;
const HELD_ALPHA = 0.2;
const HANDLE_ALPHA = 0.7;

/** Paints the words of the axis' marks as their elements look; `size` is the font's, in pixels. */
export function paintAxis(
  context: Context,
  ticks: readonly Tick[],
  size: number,
  paints: Paints,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  let baseline = NaN;
  for (const isMajor of [false, true]) {
    context.font = `${isMajor ? 500 : 400} ${size}px ${paints.family}`;
    context.fillStyle = paints.of(isMajor ? 'ink-2' : 'ink-3');
    if (Number.isNaN(baseline)) baseline = middleLine(context);
    for (const { x, label, major } of ticks)
      if (major === isMajor) context.fillText(label, x + LABEL_START, baseline);
  }
}

/** Where a browser puts the letters of one line of text: the font's own height stands in its middle. */
function middleLine(context: Context): number {
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
  const ascent = Math.round(fontBoundingBoxAscent);
  const descent = Math.round(fontBoundingBoxDescent);
  return Math.floor((LINE - ascent - descent) / 2) + ascent;
}

/** Paints the minimap's brush as its element looks. */
export function paintBrush(
  context: Context,
  brush: { readonly x: number; readonly width: number },
  height: number,
  isHeld: boolean,
  paints: Paints,
): void {
  const { x, width } = brush;
  const accent = paints.of('accent');
  context.fillStyle = accent;
  context.strokeStyle = accent;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, 1, width, height - 2, 4);
  context.globalAlpha = isHeld ? HELD_ALPHA : BRUSH_ALPHA;
  context.fill();
  context.beginPath();
  context.roundRect(x + 0.5, 1.5, Math.max(0, width - 1), height - 3, 3.5);
  context.globalAlpha = isHeld ? 1 : BORDER_ALPHA;
  context.stroke();
  context.globalAlpha = HANDLE_ALPHA;
  for (const left of [x + 3, x + width - 5]) {
    context.beginPath();
    context.roundRect(left, 7, 2, height - 14, 1);
    context.fill();
  }
  context.globalAlpha = 1;
}
