import { BrowserWindow, screen } from 'electron';
import type { Rectangle } from 'electron';
import * as v from 'valibot';
import { besideOthers } from './beside-others';

const boundsSchema = v.object({
  x: v.number(),
  y: v.number(),
  width: v.pipe(v.number(), v.minValue(480)),
  height: v.pipe(v.number(), v.minValue(360)),
  maximized: v.boolean(),
});
export type WindowBounds = v.InferOutput<typeof boundsSchema>;

const FIRST = { width: 1440, height: 900, maximized: false } as const;

/** Where the window stood last, if that is still on a screen; else a size for working. */
export function rememberedBounds(kept: unknown): Partial<Rectangle> & { maximized: boolean } {
  const parsed = v.safeParse(boundsSchema, kept);
  const area = screen.getPrimaryDisplay().workAreaSize;
  const size = {
    width: Math.min(FIRST.width, area.width),
    height: Math.min(FIRST.height, area.height),
  };
  if (!parsed.success) return { ...size, maximized: false };
  const { x, y, width, height, maximized } = parsed.output;
  const seen = screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + width, workArea.x + workArea.width);
    const bottom = Math.min(y + height, workArea.y + workArea.height);
    return right - Math.max(x, workArea.x) > 120 && bottom - Math.max(y, workArea.y) > 80;
  });
  return seen ? { x, y, width, height, maximized } : { ...size, maximized };
}

/** Moves a new window aside, so that those that are open already stay in sight. */
export function standBesideOthers(window: BrowserWindow): void {
  const others = BrowserWindow.getAllWindows().filter((other) => other !== window);
  const place = window.getBounds();
  const { workArea } = screen.getDisplayMatching(place);
  const places = others.map((other) => other.getNormalBounds());
  window.setBounds(besideOthers(place, places, workArea));
}

export function boundsOf(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}
