import type { Shape } from '../../core/timeline/shapes';

/** The colours and the family that the plot's styles give, read once for a motion. */
export interface Paints {
  readonly family: string;
  /** The value of a colour's token: `accent`, `paper`, `rose-strong`. */
  readonly of: (token: string) => string;
  /** How wide the browser draws a border of so many pixels: as whole ones of the screen. */
  readonly border: (width: number) => number;
  /** What is kept of the marks that look alike: by their kind, and what tells them apart in it. */
  readonly mark: (kind: string, look: string) => Mark;
  /** A mark drawn once to be copied: its radius, and how it is painted around its middle. */
  readonly make: (radius: number, paint: StampPaint) => Stamp;
}

/** Marks that look alike: how often they were painted, as far as that is counted, and their stamp. */
export interface Mark {
  uses: number;
  stamp: Stamp | null;
}

/** A square picture, its side and where its middle is in pixels of the page. */
export interface Stamp {
  readonly image: ImageBitmap;
  readonly half: number;
  readonly side: number;
  readonly scale: number;
}

/** Draws around the middle, in pixels of the page. */
type StampPaint = (on: OffscreenCanvasRenderingContext2D) => void;

/** After so many stamps all are forgotten. */
const MOST_STAMPS = 1_000;

/** The tokens that every picture needs, each by a property that it can be read from: all are read at once. */
const READ_AT_ONCE = [
  ['accent', 'color'],
  ['paper', 'fill'],
  ['accent-soft', 'stroke'],
  ['raised', 'caretColor'],
  ['dispute', 'floodColor'],
  ['ink', 'stopColor'],
  ['ink-2', 'lightingColor'],
  ['line', 'outlineColor'],
  ['line-2', 'columnRuleColor'],
] as const;

/** A shape's colour. */
export function toneOf(shape: Shape, paints: Paints): string {
  const colour = shape.kind === 'cluster' ? null : shape.event.colour;
  return paints.of(colour ? `${colour}-strong` : 'accent');
}

/** Reads the paints from an element's styles; its own are put back as they were. */
export function paintsOf(element: HTMLElement): Paints {
  const styles = getComputedStyle(element);
  const was = element.style.cssText;
  // A token may depend on the theme: only a colour that is in use is resolved.
  for (const [token, property] of READ_AT_ONCE) element.style[property] = `var(--${token})`;
  const known = new Map<string, string>(
    READ_AT_ONCE.map(([token, property]) => [token, styles[property]]),
  );
  element.style.cssText = was;
  const scale = window.devicePixelRatio;
  const marks = new Map<string, Map<string, Mark>>();
  let made = 0;
  return {
    family: styles.fontFamily,
    of(token) {
      let value = known.get(token);
      if (value === undefined) {
        const { color } = element.style;
        element.style.color = `var(--${token})`;
        value = styles.color;
        element.style.color = color;
        known.set(token, value);
      }
      return value;
    },
    border: (width) => Math.max(1, Math.floor(width * scale)) / scale,
    mark(kind, look) {
      let own = marks.get(kind);
      if (!own) marks.set(kind, (own = new Map<string, Mark>()));
      let mark = own.get(look);
      if (!mark) own.set(look, (mark = { uses: 0, stamp: null }));
      return mark;
    },
    make(radius, paint) {
      made += 1;
      if (made % MOST_STAMPS === 0) marks.clear();
      const half = Math.ceil(radius) + 1;
      const side = Math.ceil(half * 2 * scale);
      const canvas = new OffscreenCanvas(side, side);
      const on = canvas.getContext('2d');
      on?.setTransform(scale, 0, 0, scale, half * scale, half * scale);
      if (on) paint(on);
      return { image: canvas.transferToImageBitmap(), half, side: side / scale, scale };
    },
  };
}
