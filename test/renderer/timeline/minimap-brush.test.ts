import { describe, expect, it } from 'vitest';
import { indexEvents } from '../../../core/timeline/index-events';
import { brushOf, minimapOf, minimapPixel } from '../../../core/timeline/minimap';
import type { TimeView } from '../../../core/timeline/view';
import { MinimapBrush } from '../../../renderer/timeline/minimap-brush.svelte';
import { event } from '../../core/timeline/events';

const DAY = 86_400_000;

function stage(view: TimeView) {
  const days = Array.from({ length: 100 }, (_, day) => {
    const bounds = { earliest: day * DAY, latest: (day + 1) * DAY };
    return event(`e${day}`, { bounds, widened: bounds });
  });
  const map = minimapOf(indexEvents(days, []), 1000);
  if (!map) throw new Error('There is no minimap.');
  let now = view;
  const brush = new MinimapBrush(
    () => ({ map, view: now }),
    (next) => {
      now = next;
    },
  );
  const at = (day: number) => minimapPixel(map, day * DAY);
  const shown = () => [now.from / DAY, now.to / DAY].map((day) => Math.round(day * 10) / 10);
  return { brush, map, at, shown, edges: () => brushOf(map, now) };
}

describe('the brush on the minimap', () => {
  it('moves as a whole, the place that was taken hold of under the hand', () => {
    const { brush, at, shown } = stage({ from: 20 * DAY, to: 40 * DAY });
    brush.press(at(25));
    expect(brush.held).toBe('all');
    brush.move(at(55));
    expect(shown()[0]).toBeCloseTo(50, 0);
    expect((shown()[1] ?? 0) - (shown()[0] ?? 0)).toBe(20);
    brush.release();
    expect(brush.held).toBeNull();
  });

  it('grows and shrinks by its edges, which are taken from eight pixels and more', () => {
    const { brush, at, shown, edges } = stage({ from: 20 * DAY, to: 40 * DAY });
    const { x, width } = edges();
    for (const beside of [-4, 0, 4]) {
      expect(brush.partAt(x + beside)).toBe('from');
      expect(brush.partAt(x + width + beside)).toBe('to');
    }
    brush.press(x + width + 3);
    brush.move(at(60));
    expect(shown()).toEqual([20, expect.closeTo(60, 0)]);
    brush.move(at(10));
    // It stops at the other edge, five minutes before it.
    expect(shown()).toEqual([20, 20]);
    brush.release();
  });

  it('draws a new stretch beside itself, in either direction, once it is let go', () => {
    const { brush, at, shown } = stage({ from: 20 * DAY, to: 40 * DAY });
    brush.press(at(80));
    brush.move(at(60));
    expect(brush.drawn?.from).toBeCloseTo(at(60), 5);
    expect(brush.drawn?.to).toBeCloseTo(at(80), 5);
    expect(shown()).toEqual([20, 40]);
    brush.release();
    expect(shown()).toEqual([expect.closeTo(60, 0), expect.closeTo(80, 0)]);
    expect(brush.drawn).toBeNull();
    brush.press(at(10));
    brush.move(at(30));
    brush.cancel();
    expect(shown()).toEqual([expect.closeTo(60, 0), expect.closeTo(80, 0)]);
  });

  it('goes to where it is pressed beside the brush without a move', () => {
    const { brush, at, shown } = stage({ from: 20 * DAY, to: 40 * DAY });
    brush.press(at(80));
    brush.move(at(80) + 2);
    brush.release();
    expect(shown()).toEqual([expect.closeTo(70, 0), expect.closeTo(90, 0)]);
  });

  it('is taken as a whole where it is too narrow for edges, and by them from outside', () => {
    const { brush, edges } = stage({ from: 30 * DAY, to: 30 * DAY + 600_000 });
    const { x, width } = edges();
    expect(brush.partAt(x + width / 2)).toBe('all');
    expect(brush.partAt(x - 4)).toBe('from');
    expect(brush.partAt(x + width + 4)).toBe('to');
    expect(brush.partAt(x - 12)).toBe('beside');
    brush.move(x - 12);
    expect(brush.under).toBe('beside');
  });
});
