import { clusterCount } from '../../core/timeline/cluster-words';
import type { Bar, Shape } from '../../core/timeline/shapes';
import { shapeParts, type ShapePart } from '../../core/timeline/shape-parts';
import type { ShapeSetting } from './shape-elements';

/** The colours and the family that the plot's styles give, read once for a motion. */
export interface Paints {
  readonly family: string;
  /** The value of a colour's token: `accent`, `paper`, `rose-strong`. */
  readonly of: (token: string) => string;
}

type Context = CanvasRenderingContext2D;

const DOT = 6;
/** No letter of the font is narrower, in pixels. */
const NARROWEST = 2.5;
/** A bar that is not hollow lets the grid shine through. */
const BAR_ALPHA = 0.62;
const HOLLOW_ALPHA = 0.14;

/** Reads the paints from an element's styles; its own colour is put back as it was. */
export function paintsOf(element: HTMLElement): Paints {
  const styles = getComputedStyle(element);
  const known = new Map<string, string>();
  return {
    family: styles.fontFamily,
    of(token) {
      let value = known.get(token);
      if (value === undefined) {
        // A token may depend on the theme: only a colour that is in use is resolved.
        const { color } = element.style;
        element.style.color = `var(--${token})`;
        value = styles.color;
        element.style.color = color;
        known.set(token, value);
      }
      return value;
    },
  };
}

/**
 * Paints shapes as their elements look, into a context whose origin is the plot's corner.
 *
 * Shapes that are chosen lie over the others, and bars below the dots, as they do as elements.
 */
export function paintShapes(
  context: Context,
  shapes: readonly Shape[],
  setting: Omit<ShapeSetting, 'wordsOf'>,
  paints: Paints,
): void {
  context.textBaseline = 'middle';
  const layers: Shape[][] = [[], [], []];
  for (const shape of shapes) {
    const isChosen = setting.isSelected(shape) || setting.targetKey === shape.key;
    layers[shape.kind === 'bar' ? 0 : isChosen ? 2 : 1]?.push(shape);
  }
  for (const shape of layers.flat()) {
    context.globalAlpha = shape.kind !== 'cluster' && shape.event === setting.leaving ? 0.35 : 1;
    paintShape(context, shape, setting, paints);
  }
  context.globalAlpha = 1;
}

function paintShape(
  context: Context,
  shape: Shape,
  setting: Omit<ShapeSetting, 'wordsOf'>,
  paints: Paints,
): void {
  const isSelected = setting.isSelected(shape);
  const isRelated = setting.isRelated(shape);
  const isTarget = setting.targetKey === shape.key;
  const outlined = isSelected || isRelated || isTarget;
  const isMovable = setting.isMovable(shape);
  const parts = shapeParts(shape, { plotWidth: setting.plotWidth, outlined, isMovable });
  const tone = toneOf(shape, paints);
  const { hit } = shape;
  const alpha = context.globalAlpha;
  const at = ({ left, top }: ShapePart): [number, number] => [hit.x + left, hit.y + top];

  for (const part of parts) {
    const [x, y] = at(part);
    if (part.name === 'reach') {
      context.globalAlpha = alpha * 0.3;
      context.fillStyle = tone;
      context.fillRect(x, y + 8, part.width ?? 0, 2);
      context.globalAlpha = alpha;
    } else if (part.name === 'outline') {
      const isDashed = isRelated && !isSelected && !isTarget;
      box(context, x, y, part.width ?? 0, part.height ?? 0, shape.kind === 'bar' ? 9 : 14, 1.5);
      if (!isDashed) {
        context.fillStyle = paints.of(isTarget ? 'accent-soft' : 'raised');
        context.fill();
      }
      context.strokeStyle = paints.of('accent');
      context.lineWidth = 1.5;
      context.setLineDash(isDashed ? [4, 3] : []);
      context.stroke();
      context.setLineDash([]);
    }
  }

  if (shape.kind === 'bar') paintBar(context, shape, tone, isSelected);
  else if (shape.kind === 'dot') paintDot(context, shape, tone, paints);
  else {
    ring(context, shape.x, shape.y, shape.radius - 0.75);
    context.fillStyle = paints.of('accent-soft');
    context.fill();
    context.strokeStyle = paints.of('accent');
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = paints.of('accent');
    context.font = `600 ${shape.radius < 12 ? 10 : 11}px ${paints.family}`;
    context.textAlign = 'center';
    context.fillText(clusterCount(shape), shape.x, shape.y + 0.5);
  }

  for (const part of parts) {
    const [x, y] = at(part);
    if (part.name === 'arrow start') triangle(context, tone, x + 9, y - 6, x + 9, y + 6, x, y);
    else if (part.name === 'arrow end') triangle(context, tone, x, y - 6, x, y + 6, x + 9, y);
    else if (part.name === 'conflict')
      triangle(context, paints.of('dispute'), x + 6, y, x + 12, y + 11, x, y + 11);
  }
  paintLabel(context, shape, paints);
}

function paintLabel(context: Context, { kind, label }: Shape, paints: Paints): void {
  if (!label) return;
  const isCluster = kind === 'cluster';
  context.font = `${isCluster ? 400 : 600} 12px ${paints.family}`;
  context.textAlign = 'left';
  context.fillStyle = paints.of(isCluster ? 'ink-2' : 'ink');
  const y = label.y + label.height / 2;
  if (!label.cut) {
    context.fillText(label.text, label.x, y);
    return;
  }
  context.save();
  context.beginPath();
  context.rect(label.x, label.y, label.width, label.height);
  context.clip();
  // Of words that are cut off, shaping all would cost more than drawing those that are seen.
  const seen = label.text.slice(0, Math.ceil(label.width / NARROWEST));
  context.fillText(seen, label.x, y);
  context.restore();
}

function paintDot(
  context: Context,
  { x, y, event }: Extract<Shape, { kind: 'dot' }>,
  tone: string,
  paints: Paints,
): void {
  context.fillStyle = paints.of('paper');
  ring(context, x, y, DOT + 1.5);
  context.fill();
  if (event.origins > 1) {
    context.fillStyle = tone;
    ring(context, x, y, DOT);
    context.fill();
    return;
  }
  context.strokeStyle = tone;
  context.lineWidth = 2;
  context.setLineDash(event.origins === 0 ? [2, 2] : []);
  ring(context, x, y, DOT - 1);
  context.stroke();
  context.setLineDash([]);
}

function paintBar(context: Context, bar: Bar, tone: string, isSelected: boolean): void {
  const top = bar.y - bar.thickness / 2;
  const isHollow = bar.event.origins <= 1;
  const isThin = bar.thickness < 6;
  const paint = fading(context, bar, tone);
  const alpha = context.globalAlpha;
  const line = isThin ? 1 : 1.5;
  box(context, bar.x, top, bar.width, bar.thickness, 2, isHollow ? line : 0);
  context.fillStyle = paint;
  context.globalAlpha =
    alpha * (isSelected ? 1 : isHollow ? (isThin ? 0 : HOLLOW_ALPHA) : BAR_ALPHA);
  context.fill();
  context.globalAlpha = alpha;
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

function toneOf(shape: Shape, paints: Paints): string {
  const colour = shape.kind === 'cluster' ? null : shape.event.colour;
  return paints.of(colour ? `${colour}-strong` : 'accent');
}

function ring(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
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
