import { isRightToLeft } from '../../core/article/direction';
import type { Bar, Label, Shape, TimelineLayout } from '../../core/timeline/shapes';
import { shapeParts, type ShapePart } from '../../core/timeline/shape-parts';
import { paintClusters, paintDots } from './paint-marks';
import { toneOf, type Paints } from './paints';
import type { ShapeSetting } from './shape-elements';

type Context = CanvasRenderingContext2D;

/** No letter of the font is narrower, in pixels. */
const NARROWEST = 2.5;
/** Nothing of a shape is painted further beside what the pointer hits than this, in pixels. */
const BESIDE = 24;
const ELLIPSIS = '…';
/** A bar that is not hollow lets the grid shine through. */
const BAR_ALPHA = 0.62;
const HOLLOW_ALPHA = 0.14;
const NOW_ALPHA = 0.55;
type Setting = Omit<ShapeSetting, 'wordsOf'>;

/** Paints the lines of the axis' marks and of the present, from `top` down. */
export function paintGrid(
  context: Context,
  { axis, now }: Pick<TimelineLayout, 'axis' | 'now'>,
  top: number,
  height: number,
  paints: Paints,
): void {
  for (const { x, major } of axis.ticks) {
    context.fillStyle = paints.of(major ? 'line' : 'line-2');
    context.fillRect(Math.round(x), top, 1, height);
  }
  if (now === null) return;
  context.globalAlpha = NOW_ALPHA;
  context.fillStyle = paints.of('accent');
  context.fillRect(Math.round(now), top, 1, height);
  context.globalAlpha = 1;
}

/**
 * Paints shapes as their elements look, into a context whose origin is the plot's corner.
 *
 * Shapes that are chosen lie over the others, and bars below the dots, as they do as elements.
 */
export function paintShapes(
  context: Context,
  shapes: readonly Shape[],
  setting: Setting,
  paints: Paints,
): void {
  context.textBaseline = 'middle';
  const layers: Shape[][] = [[], [], []];
  const leaving: Shape[] = [];
  for (const shape of shapes) {
    const { hit } = shape;
    if (hit.x > setting.plotWidth + BESIDE || hit.x + hit.width < -BESIDE) continue;
    const isChosen = setting.isSelected(shape) || setting.targetKey === shape.key;
    if (shape.kind !== 'cluster' && shape.event === setting.leaving) leaving.push(shape);
    else layers[shape.kind === 'bar' ? 0 : isChosen ? 2 : 1]?.push(shape);
  }
  context.globalAlpha = 0.35;
  paintLayer(context, leaving, setting, paints);
  context.globalAlpha = 1;
  for (const layer of layers) paintLayer(context, layer, setting, paints);
}

/** Shapes that lie side by side: what is alike in them is painted together, which is much cheaper. */
function paintLayer(
  context: Context,
  shapes: readonly Shape[],
  setting: Setting,
  paints: Paints,
): void {
  if (shapes.length === 0) return;
  const over: (() => void)[] = [];
  for (const shape of shapes) {
    const isSelected = setting.isSelected(shape);
    const isRelated = setting.isRelated(shape);
    const isTarget = setting.targetKey === shape.key;
    const outlined = isSelected || isRelated || isTarget;
    const isMovable = setting.isMovable(shape);
    const parts = shapeParts(shape, { plotWidth: setting.plotWidth, outlined, isMovable });
    const outline = isTarget ? 'target' : isSelected ? 'selected' : 'related';
    if (parts.length > 0) {
      paintUnder(context, shape, parts, outline, paints);
      over.push(() => paintOver(context, shape, parts, paints));
    }
    if (shape.kind === 'bar') paintBar(context, shape, paints, isSelected);
  }
  paintClusters(context, shapes, paints);
  paintDots(context, shapes, paints);
  for (const paint of over) paint();
  paintLabels(context, shapes, paints);
}

/** What lies below a shape's mark. */
function paintUnder(
  context: Context,
  shape: Shape,
  parts: readonly ShapePart[],
  outlined: 'target' | 'selected' | 'related',
  paints: Paints,
): void {
  for (const part of parts) {
    const x = shape.hit.x + part.left;
    const y = shape.hit.y + part.top;
    if (part.name === 'reach') {
      const alpha = context.globalAlpha;
      context.globalAlpha = alpha * 0.3;
      context.fillStyle = toneOf(shape, paints);
      context.fillRect(x, y + 8, part.width ?? 0, 2);
      context.globalAlpha = alpha;
    } else if (part.name === 'outline') {
      const isDashed = outlined === 'related';
      const line = paints.border(1.5);
      box(context, x, y, part.width ?? 0, part.height ?? 0, shape.kind === 'bar' ? 9 : 14, line);
      if (!isDashed) {
        context.fillStyle = paints.of(outlined === 'target' ? 'accent-soft' : 'raised');
        context.fill();
      }
      context.strokeStyle = paints.of('accent');
      context.lineWidth = line;
      context.setLineDash(isDashed ? [4, 3] : []);
      context.stroke();
      context.setLineDash([]);
    }
  }
}

/** What lies over it. */
function paintOver(
  context: Context,
  shape: Shape,
  parts: readonly ShapePart[],
  paints: Paints,
): void {
  for (const part of parts) {
    const x = shape.hit.x + part.left;
    const y = shape.hit.y + part.top;
    const tone = toneOf(shape, paints);
    if (part.name === 'arrow start') triangle(context, tone, x + 9, y - 6, x + 9, y + 6, x, y);
    else if (part.name === 'arrow end') triangle(context, tone, x, y - 6, x, y + 6, x + 9, y);
    else if (part.name === 'conflict')
      triangle(context, paints.of('dispute'), x + 6, y, x + 12, y + 11, x, y + 11);
    else if (part.end) paintHandle(context, x, y, paints);
  }
}

/** Where the end of a range is taken by the hand. */
function paintHandle(context: Context, x: number, y: number, paints: Paints): void {
  box(context, x - 2, y - 8, 4, 16, 2, 1);
  context.fillStyle = paints.of('accent');
  context.fill();
  context.strokeStyle = paints.of('raised');
  context.lineWidth = 1;
  context.stroke();
}

function paintLabels(context: Context, shapes: readonly Shape[], paints: Paints): void {
  context.textAlign = 'left';
  for (const isCluster of [true, false]) {
    const labels = shapes.flatMap(({ kind, label }) =>
      label && (kind === 'cluster') === isCluster ? [label] : [],
    );
    if (labels.length === 0) continue;
    // Set once for all: to choose a font costs as much as to write with it.
    context.font = `${isCluster ? 400 : 600} 12px ${paints.family}`;
    context.fillStyle = paints.of(isCluster ? 'ink-2' : 'ink');
    for (const label of labels) paintLabel(context, label);
  }
}

/** Words begin at the left, or at the right where they run from there; what is cut off is their end. */
function paintLabel(context: Context, label: Label): void {
  const isLeftward = isRightToLeft(label.text);
  if (isLeftward) {
    context.textAlign = 'right';
    context.direction = 'rtl';
  }
  paintWords(context, label, isLeftward);
  if (isLeftward) {
    context.textAlign = 'left';
    context.direction = 'ltr';
  }
}

function paintWords(context: Context, label: Label, isLeftward: boolean): void {
  const { x, width, height, text } = label;
  const y = label.y + height / 2;
  const start = isLeftward ? x + width : x;
  if (!label.cut) {
    context.fillText(text, start, y);
    return;
  }
  const room = width - context.measureText(ELLIPSIS).width;
  const end = isLeftward ? start - room : start + room;
  context.save();
  context.beginPath();
  context.rect(Math.min(start, end), label.y, room, height);
  context.clip();
  // Of words that are cut off, shaping all would cost more than drawing those that are seen.
  context.fillText(text.slice(0, Math.ceil(width / NARROWEST)), start, y);
  context.restore();
  context.fillText(ELLIPSIS, end, y);
}

function paintBar(context: Context, bar: Bar, paints: Paints, isSelected: boolean): void {
  const top = bar.y - bar.thickness / 2;
  const isHollow = bar.event.origins <= 1;
  const isThin = bar.thickness < 6;
  const paint = fading(context, bar, toneOf(bar, paints));
  const alpha = context.globalAlpha;
  const line = paints.border(isThin ? 1 : 1.5);
  box(context, bar.x, top, bar.width, bar.thickness, 2, isHollow ? line : 0);
  const isOutline = isHollow && isThin;
  const filling = isOutline ? 0 : isSelected ? 1 : isHollow ? HOLLOW_ALPHA : BAR_ALPHA;
  if (filling > 0) {
    context.fillStyle = paint;
    context.globalAlpha = alpha * filling;
    context.fill();
    context.globalAlpha = alpha;
  }
  if (!isHollow) return;
  context.strokeStyle = paint;
  context.lineWidth = line;
  context.stroke();
}

/** A bar's colour, fading where its ends are not known. */
function fading(context: Context, bar: Bar, tone: string): string | CanvasGradient {
  const { softStart, softEnd, width, x } = bar;
  if (softStart + softEnd === 0) return tone;
  const gradient = context.createLinearGradient(x, 0, x + width, 0);
  const clear = tone.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)');
  gradient.addColorStop(0, softStart > 0 ? clear : tone);
  gradient.addColorStop(Math.min(1, softStart / width), tone);
  gradient.addColorStop(Math.max(0, 1 - softEnd / width), tone);
  gradient.addColorStop(1, softEnd > 0 ? clear : tone);
  return gradient;
}

/** A rounded box whose line, `line` wide, lies inside of it. */
function box(
  context: Context,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  line: number,
): void {
  context.beginPath();
  const inner = [Math.max(0, width - line), Math.max(0, height - line)] as const;
  context.roundRect(
    x + line / 2,
    y + line / 2,
    ...inner,
    Math.min(radius, ...inner.map((n) => n / 2)),
  );
}

function triangle(context: Context, colour: string, ...points: readonly number[]): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let at = 0; at < points.length; at += 2)
    context.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  context.fill();
}
