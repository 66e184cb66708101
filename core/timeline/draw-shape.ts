import { clusterCount } from './cluster-words';
import { drawText } from './draw-text';
import type { PictureLook } from './picture-look';
import { shapeParts } from './shape-parts';
import type { Bar, Cluster, Dot, Shape } from './shapes';
import { element, escapedLine } from './xml';

/** What else the look of a drawn shape depends on. */
export interface ShapeDrawing {
  readonly look: PictureLook;
  readonly plotWidth: number;
  /** The width in pixels of a label's text. */
  readonly measure: (text: string) => number;
  /** What is said of a shape: its whole title also where the label is cut or missing. */
  readonly wordsOf: (shape: Shape) => string;
  /** Makes an id that nothing else in the document has. */
  readonly newId: () => string;
}

const DOT_RADIUS = 6;
/** Between words that are cut and the plot's edge. */
const EDGE = 3;
/** Words cut shorter than this say nothing, in pixels. */
const LEAST_LABEL = 20;
/** From the top of a label's line to where its letters stand. */
const BASELINE = 12;

/** A shape of the timeline as SVG, as the window draws it and with the same words. */
export function drawShape(shape: Shape, drawing: ShapeDrawing): string {
  const { look, plotWidth, measure, wordsOf } = drawing;
  const tone = toneOf(shape, look);
  const behind: string[] = [];
  const before: string[] = [];
  for (const part of shapeParts(shape, { plotWidth, outlined: false, isMovable: false })) {
    const x = shape.hit.x + part.left;
    const y = shape.hit.y + part.top;
    if (part.name === 'reach') {
      behind.push(
        element('rect', {
          x,
          y: shape.y + 8,
          width: part.width ?? 0,
          height: 2,
          rx: 1,
          fill: tone,
          'fill-opacity': 0.3,
        }),
      );
    } else if (part.name === 'conflict') {
      const d = `M${hundredth(x + 6)} ${hundredth(y)}l6 11h-12z`;
      before.push(element('path', { class: 'conflict', d, fill: look.dispute }));
    } else {
      const way = part.name === 'arrow start' ? -1 : 1;
      const from = way < 0 ? x + 9 : x;
      const d = `M${hundredth(from)} ${hundredth(y - 6)}v12l${9 * way} -6z`;
      before.push(element('path', { class: 'arrow', d, fill: tone }));
    }
  }
  const { label } = shape;
  // What reaches out of the plot ends in an ellipsis rather than in half a letter.
  const room = label ? Math.min(label.width, plotWidth - label.x - EDGE) : 0;
  if (label && room >= LEAST_LABEL) {
    const isCluster = shape.kind === 'cluster';
    before.push(
      drawText({
        text: label.text,
        x: label.x,
        baseline: label.y + BASELINE,
        width: room,
        measure,
        attributes: {
          class: 'label',
          fill: isCluster ? look.ink2 : look.ink,
          'font-weight': isCluster ? 400 : 600,
        },
      }),
    );
  }
  const title = element('title', {}, escapedLine(wordsOf(shape)));
  const all = title + behind.join('') + markOf(shape, tone, drawing) + before.join('');
  return element('g', { class: shape.kind }, all);
}

function toneOf(shape: Shape, look: PictureLook): string {
  const colour = shape.kind === 'cluster' ? null : shape.event.colour;
  return colour ? look.tones[colour] : look.accent;
}

function markOf(shape: Shape, tone: string, drawing: ShapeDrawing): string {
  if (shape.kind === 'dot') return dotMark(shape, tone, drawing.look);
  return shape.kind === 'bar' ? barMark(shape, tone, drawing) : ringMark(shape, drawing);
}

/** Full where two origins tell of it, hollow for one, dotted for none. */
function dotMark({ x, y, event }: Dot, tone: string, look: PictureLook): string {
  const at = { cx: x, cy: y };
  const halo = element('circle', { ...at, r: DOT_RADIUS + 1.5, fill: look.paper });
  if (event.origins > 1) return halo + element('circle', { ...at, r: DOT_RADIUS, fill: tone });
  return (
    halo +
    element('circle', {
      ...at,
      r: DOT_RADIUS - 1,
      fill: look.paper,
      stroke: tone,
      'stroke-width': 2,
      ...(event.origins === 0 && { 'stroke-dasharray': '0.1 3.1', 'stroke-linecap': 'round' }),
    })
  );
}

/** A stretch; its paint fades at ends that are not known. */
function barMark(bar: Bar, tone: string, { newId }: ShapeDrawing): string {
  const { x, y, width, thickness, event } = bar;
  const soft = bar.softStart + bar.softEnd > 0 ? newId() : null;
  const paint = soft ? `url(#${soft})` : tone;
  const isThin = thickness < 6;
  const isHollow = event.origins <= 1;
  const line = isHollow ? (isThin ? 1 : 1.5) : 0;
  const rect = element('rect', {
    x: x + line / 2,
    y: y - thickness / 2 + line / 2,
    width: Math.max(0.5, width - line),
    height: Math.max(0.5, thickness - line),
    rx: 2,
    fill: isHollow && isThin ? 'none' : paint,
    'fill-opacity': isHollow ? 0.14 : 0.62,
    ...(isHollow && { stroke: paint, 'stroke-width': line }),
    ...(event.origins === 0 && { 'stroke-dasharray': '2 2.5' }),
  });
  return soft ? fading(bar, tone, soft) + rect : rect;
}

function fading({ x, width, softStart, softEnd }: Bar, tone: string, id: string): string {
  const stop = (offset: number, opacity: number): string =>
    element('stop', {
      offset: String(Math.round(offset * 10_000) / 10_000),
      'stop-color': tone,
      'stop-opacity': opacity,
    });
  const start = softStart / Math.max(1, width);
  const end = 1 - softEnd / Math.max(1, width);
  const stops = [
    ...(softStart > 0 ? [stop(0, 0)] : []),
    stop(start, 1),
    stop(Math.max(start, end), 1),
    ...(softEnd > 0 ? [stop(1, 0)] : []),
  ];
  const ends = { x1: x, y1: 0, x2: x + width, y2: 0 };
  return element(
    'linearGradient',
    { id, gradientUnits: 'userSpaceOnUse', ...ends },
    stops.join(''),
  );
}

function ringMark(cluster: Cluster, { look }: ShapeDrawing): string {
  const { x, y, radius } = cluster;
  const size = radius < 12 ? 10 : 11;
  const ring = element('circle', {
    cx: x,
    cy: y,
    r: radius - 0.75,
    fill: look.accentSoft,
    stroke: look.accent,
    'stroke-width': 1.5,
  });
  const count = element(
    'text',
    {
      x,
      y: y + size * 0.36,
      'text-anchor': 'middle',
      'font-size': size,
      'font-weight': 600,
      fill: look.accent,
    },
    clusterCount(cluster),
  );
  return ring + count;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
