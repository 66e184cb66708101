/** The colours and the family that the plot's styles give, read once for a motion. */
export interface Paints {
  readonly family: string;
  /** The value of a colour's token: `accent`, `paper`, `rose-strong`. */
  readonly of: (token: string) => string;
  /** A mark that is drawn once and then copied: how it is painted, around its middle, and its radius. */
  readonly stamp: (name: string, radius: number, paint: StampPaint) => Stamp;
  /** How often something has been asked for, this time included. */
  readonly uses: (name: string) => number;
}

/** A square picture, its side and where its middle is in pixels of the page. */
export interface Stamp {
  readonly image: ImageBitmap;
  readonly half: number;
  readonly side: number;
  readonly scale: number;
}

/** Draws around the middle, in pixels of the page; `scale` of the screen's make one of these. */
type StampPaint = (on: OffscreenCanvasRenderingContext2D, scale: number) => void;

/** More stamps than this are forgotten at once. */
const MOST_STAMPS = 600;

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
  const stamps = new Map<string, Stamp>();
  const used = new Map<string, number>();
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
    stamp(name, radius, paint) {
      let stamp = stamps.get(name);
      if (!stamp) {
        const half = Math.ceil(radius) + 1;
        const side = Math.ceil(half * 2 * scale);
        const canvas = new OffscreenCanvas(side, side);
        const on = canvas.getContext('2d');
        on?.setTransform(scale, 0, 0, scale, half * scale, half * scale);
        if (on) paint(on, scale);
        const image = canvas.transferToImageBitmap();
        if (stamps.size >= MOST_STAMPS) stamps.clear();
        stamps.set(name, (stamp = { image, half, side: side / scale, scale }));
      }
      return stamp;
    },
    uses(name) {
      const uses = (used.get(name) ?? 0) + 1;
      used.set(name, uses);
      return uses;
    },
  };
}
