import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedView,
  fittedView,
  instantAt,
  MAX_SPAN,
  MIN_SPAN,
  pixelOf,
  revealingView,
  zoomedView,
} from '../../../core/timeline/view';
import { views } from './events';

const HOUR = 3_600_000;

describe('the timeline’s view', () => {
  it('keeps the instant under the pointer while zooming', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.integer({ min: 0, max: 1000 }),
        (view, factor, pixel) => {
          const instant = instantAt(view, 1000, pixel);
          const next = zoomedView(view, 1000, factor, pixel);
          expect(Math.abs(pixelOf(next, 1000, instant) - pixel)).toBeLessThan(0.5);
        },
      ),
    );
  });

  it('stays between minutes and a hundred millennia', () => {
    let view = fittedView(0, HOUR);
    for (let step = 0; step < 80; step += 1) view = zoomedView(view, 1000, 2, 500);
    expect(view.to - view.from).toBe(MIN_SPAN);
    for (let step = 0; step < 80; step += 1) view = zoomedView(view, 1000, 0.5, 500);
    expect(view.to - view.from).toBe(MAX_SPAN);
    expect(boundedView(-Infinity, Infinity).to).toBeGreaterThan(0);
  });

  it('reveals what is out of view at the same zoom, and leaves what is seen alone', () => {
    const view = { from: 0, to: 100 * HOUR };
    expect(revealingView(view, 40 * HOUR, 41 * HOUR)).toBe(view);
    const moved = revealingView(view, 400 * HOUR, 401 * HOUR);
    expect(moved.to - moved.from).toBe(100 * HOUR);
    expect(moved.from).toBeLessThan(400 * HOUR);
    expect(moved.to).toBeGreaterThan(401 * HOUR);
    const open = revealingView(view, 500 * HOUR, Infinity);
    expect(open.from).toBeLessThan(500 * HOUR);
    expect(open.to).toBeGreaterThan(500 * HOUR);
  });
});
