import { clusterCount } from '../../core/timeline/cluster-words';
import type { Cluster, Shape } from '../../core/timeline/shapes';
import { toneOf, type Paints, type Stamp } from './paints';

type Context = CanvasRenderingContext2D;

const DOT = 6;
/** By how many origins an event has: none, one, more. */
const DOTS = ['unsourced dot', 'hollow dot', 'dot'] as const;
/** A cluster's number is painted so often before it gets a stamp of its own, and up to so often more. */
const STAYS = 12;
const MADE_OVER = 16;

/** Paints the clusters among some shapes: rings with their numbers. */
export function paintClusters(context: Context, shapes: readonly Shape[], paints: Paints): void {
  const counted: Cluster[] = [];
  let kind = '';
  let last = -1;
  let nth = 0;
  for (const shape of shapes) {
    if (shape.kind !== 'cluster') continue;
    const { x, y, radius } = shape;
    if (radius !== last) kind = `cluster ${(last = radius)}`;
    const count = clusterCount(shape);
    const mark = paints.mark(kind, count);
    mark.uses += 1;
    // A number that stays is copied with its ring. A few are made each frame: they are dear to make.
    const isStaying = mark.stamp !== null || mark.uses > STAYS + (nth % MADE_OVER);
    nth += 1;
    if (isStaying) {
      mark.stamp ??= paints.make(radius, (on) => {
        drawRing(on, radius, paints);
        on.textBaseline = 'middle';
        on.textAlign = 'center';
        on.font = countFont(radius, paints);
        on.fillStyle = paints.of('accent');
        on.fillText(count, 0, 0.5);
      });
      put(context, mark.stamp, x, y);
      continue;
    }
    const plain = paints.mark(kind, '');
    plain.stamp ??= paints.make(radius, (on) => drawRing(on, radius, paints));
    put(context, plain.stamp, x, y);
    counted.push(shape);
  }
  if (counted.length === 0) return;
  context.fillStyle = paints.of('accent');
  context.textAlign = 'center';
  last = -1;
  for (const cluster of counted) {
    if (cluster.radius !== last) context.font = countFont((last = cluster.radius), paints);
    context.fillText(clusterCount(cluster), cluster.x, cluster.y + 0.5);
  }
}

function drawRing(on: OffscreenCanvasRenderingContext2D, radius: number, paints: Paints): void {
  const line = paints.border(1.5);
  ring(on, radius - line / 2);
  on.fillStyle = paints.of('accent-soft');
  on.fill();
  on.strokeStyle = paints.of('accent');
  on.lineWidth = line;
  on.stroke();
}

function countFont(radius: number, { family }: Paints): string {
  return `600 ${radius < 12 ? 10 : 11}px ${family}`;
}

/** Paints the dots among some shapes. */
export function paintDots(context: Context, shapes: readonly Shape[], paints: Paints): void {
  for (const shape of shapes) {
    if (shape.kind !== 'dot') continue;
    const { origins } = shape.event;
    const tone = toneOf(shape, paints);
    const mark = paints.mark(DOTS[Math.min(2, origins)] ?? 'dot', tone);
    mark.stamp ??= paints.make(DOT + 1.5, (on) => {
      ring(on, DOT + 1.5);
      on.fillStyle = paints.of('paper');
      on.fill();
      on.fillStyle = tone;
      on.strokeStyle = tone;
      on.lineWidth = 2;
      if (origins > 1) {
        ring(on, DOT);
        on.fill();
        return;
      }
      ring(on, DOT - 1);
      if (origins === 0) on.setLineDash([2, 2]);
      on.stroke();
    });
    put(context, mark.stamp, shape.x, shape.y);
  }
}

/** Puts a stamp with its middle at a place, on whole pixels: anywhere else it would be blurred. */
function put(context: Context, { image, half, side, scale }: Stamp, x: number, y: number): void {
  const left = Math.round((x - half) * scale) / scale;
  const top = Math.round((y - half) * scale) / scale;
  context.drawImage(image, left, top, side, side);
}

/** A ring around the middle as the path. */
function ring(context: OffscreenCanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, Math.max(0, radius), 0, 2 * Math.PI);
}
