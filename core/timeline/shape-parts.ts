import type { MovedPart } from '../time/move-when';
import type { Shape } from './shapes';

/** Something drawn beside a shape's mark and words, in pixels from the corner of what a pointer hits. */
export interface ShapePart {
  /** Its class; unique among the parts of a shape. */
  readonly name: string;
  /** The end that it takes hold of. */
  readonly end?: MovedPart;
  readonly left: number;
  readonly top: number;
  readonly width?: number;
  readonly height?: number;
}

interface Look {
  readonly plotWidth: number;
  readonly outlined: boolean;
  readonly isMovable: boolean;
}

const NONE: readonly ShapePart[] = [];
/** Ends nearer to each other than this, in pixels, would cover the bar with their handles. */
const LEAST_HANDLED = 28;

/** What a shape has beside its mark and its words; for most shapes nothing. */
export function shapeParts(shape: Shape, look: Look): readonly ShapePart[] {
  const isConflict = shape.kind !== 'cluster' && shape.event.conflict;
  const reach = shape.kind === 'dot' ? shape.reach : null;
  const isOpen = shape.kind === 'bar' && (shape.openStart || shape.openEnd);
  if (!look.outlined && !look.isMovable && !isConflict && !reach && !isOpen) return NONE;

  const { hit, label } = shape;
  const x = shape.x - hit.x;
  const y = shape.y - hit.y;
  const parts: ShapePart[] = [];
  if (reach) parts.push({ name: 'reach', left: reach.x - hit.x, top: y, width: reach.width });
  if (look.outlined) parts.push(outlineOf(shape));
  if (shape.kind === 'bar') {
    if (shape.openStart && shape.x + shape.width > 0)
      parts.push({ name: 'arrow start', left: Math.max(x, 2 - hit.x), top: y });
    if (shape.openEnd && shape.x < look.plotWidth)
      parts.push({ name: 'arrow end', left: look.plotWidth - 11 - hit.x, top: y });
  }
  if (isConflict) {
    const beside = shape.kind === 'dot' ? x + 3 : 0;
    const left = label ? label.x + label.width - hit.x + 3 : beside;
    parts.push({ name: 'conflict', left, top: label ? label.y - hit.y + 2.5 : y - 13 });
  }
  if (look.isMovable && shape.kind === 'bar' && shape.width >= LEAST_HANDLED) {
    // The ends that are in view and not open can be taken hold of.
    const end = x + shape.width;
    if (!shape.openStart && shape.x >= -4)
      parts.push({ name: 'handle start', end: 'start', left: x, top: y });
    if (!shape.openEnd && shape.x + shape.width <= look.plotWidth + 4)
      parts.push({ name: 'handle end', end: 'end', left: end, top: y });
  }
  return parts;
}

/** Around glyph and words; around the words of a bar, or around the bar itself where it has none. */
function outlineOf(shape: Shape): ShapePart {
  const { hit, label } = shape;
  const x = shape.x - hit.x;
  const y = shape.y - hit.y;
  const isConflict = shape.kind !== 'cluster' && shape.event.conflict;
  const labelEnd = label ? label.x + label.width - hit.x + (isConflict ? 18 : 0) : 0;
  const name = 'outline';
  if (shape.kind === 'bar') {
    const thick = shape.thickness + 6;
    if (!label)
      return { name, left: x - 4, top: y - thick / 2, width: shape.width + 8, height: thick };
    const left = label.x - hit.x - 7;
    return { name, left, top: label.y - hit.y - 2, width: labelEnd + 7 - left, height: 20 };
  }
  const half = shape.kind === 'cluster' ? shape.radius + 4 : 12;
  const right = Math.max(x + half, labelEnd + 8);
  const height = Math.min(28, hit.height + 4);
  return { name, left: x - half, top: y - height / 2, width: right - x + half, height };
}
