import type { Paints } from '../../../renderer/timeline/paints';

/** Something that was drawn. */
export interface Stroke {
  readonly what: 'words' | 'stamp' | 'fill' | 'stroke' | 'box';
  readonly words?: string;
  readonly x?: number;
  readonly y?: number;
  readonly alpha: number;
  /** Which edge of words `x` is, and where they run. */
  readonly from?: string;
  /** How wide the line of a stroke is. */
  readonly line?: number;
}

/** A context that notes what is drawn, in order. */
export function notes() {
  const strokes: Stroke[] = [];
  const kept = {
    globalAlpha: 1,
    textAlign: 'left',
    direction: 'ltr',
    fillText: (words: string, x: number, y: number) =>
      note({ what: 'words', words, x, y, from: `${kept.textAlign} ${kept.direction}` }),
    drawImage: (image: { name: string; half: number }, x: number, y: number) =>
      note({ what: 'stamp', words: image.name, x: x + image.half, y: y + image.half }),
    fillRect: (x: number, y: number) => note({ what: 'box', x, y }),
    fill: () => note({ what: 'fill' }),
    lineWidth: 1,
    stroke: () => note({ what: 'stroke', line: kept.lineWidth }),
    measureText: () => ({ width: 9, fontBoundingBoxAscent: 11, fontBoundingBoxDescent: 3 }),
    roundRect: (x: number, y: number) => note({ what: 'box', x, y }),
    createLinearGradient: () => ({ addColorStop: () => undefined }),
  };
  function note(stroke: Omit<Stroke, 'alpha'>): void {
    strokes.push({ ...stroke, alpha: kept.globalAlpha });
  }
  const context = new Proxy(kept, {
    get: (target, name): unknown => Reflect.get(target, name) ?? (() => undefined),
  }) as unknown as CanvasRenderingContext2D;
  return { context, strokes };
}

/** Stamps named by what they stand for; numbers are as old as `uses` says. */
export function paintsWith(uses: number): Paints {
  let last = '';
  return {
    family: 'sans-serif',
    border: Math.floor,
    of: (token: string) => token,
    mark(kind: string, look: string) {
      last = `${kind} ${look}`.trim();
      return { uses, stamp: null };
    },
    make: (radius: number) => ({
      image: { name: last, half: radius },
      half: radius,
      side: radius * 2,
      scale: 1,
    }),
  } as unknown as Paints;
}
/** Paints whose numbers are new. */
export const PAINTS = paintsWith(0);
