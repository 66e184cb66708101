import { describe, expect, it } from 'vitest';
import { indexEvents } from '../../../core/timeline/index-events';
import { layoutTimeline, MOST_REACH } from '../../../core/timeline/layout';
import { pannedView } from '../../../core/timeline/view';
import { LayoutPace } from '../../../renderer/timeline/layout-pace';
import { event, LANES, measure } from '../../core/timeline/events';

const HOUR = 3_600_000;
const many = indexEvents(
  Array.from({ length: 6_000 }, (_, nth) => {
    const bounds = { earliest: nth * HOUR, latest: nth * HOUR + 60_000 };
    return event(`e${nth}`, { when: { edtf: 'a', extent: 'within' }, bounds });
  }),
  LANES,
);
const few = indexEvents(many.events.slice(0, 1_000), LANES);
const first = {
  view: { from: 0, to: 900 * HOUR },
  width: 900,
  height: 240,
  top: 0,
  measure,
  locale: 'en-GB',
  selectedId: null,
  now: null,
};
const at = (pixels: number) => ({ ...first, view: pannedView(first.view, 900, pixels) });

const most = indexEvents(
  Array.from({ length: 51_000 }, (_, nth) =>
    event(`e${nth}`, {
      when: { edtf: 'a', extent: 'within' },
      bounds: { earliest: nth, latest: nth + 1 },
    }),
  ),
  LANES,
);

describe('the pace of layouts', () => {
  it('lays out every sixth frame among very many', () => {
    const pace = new LayoutPace();
    const shown = Array.from({ length: 13 }, (_, frame) => pace.layout(most, at(frame), true));
    const isAnew = shown.map(({ seen }, frame) => frame === 0 || seen !== shown[frame - 1]?.seen);
    expect(isAnew.flatMap((anew, frame) => (anew ? [frame] : []))).toEqual([0, 6, 12]);
  });

  it('lays out every fourth frame of a motion among many events', () => {
    const pace = new LayoutPace();
    const exact = Array.from({ length: 9 }, (_, frame) => {
      const request = at(frame * 3.3);
      const shown = pace.layout(many, request, true);
      const asLaidOut = layoutTimeline(many, { ...request, reach: MOST_REACH });
      expect(shown.axis).toEqual(asLaidOut.axis);
      expect(shown.shapes.length).toBeGreaterThan(10);
      return JSON.stringify(shown) === JSON.stringify(asLaidOut);
    });
    expect(exact).toEqual([true, false, false, false, true, false, false, false, true]);
  });

  it('lays out every frame among few, or where the view goes far, or something else changes', () => {
    const pace = new LayoutPace();
    for (const frame of [0, 1, 2]) {
      const request = at(frame * 3.3);
      expect(pace.layout(few, request, true)).toEqual(layoutTimeline(few, request));
    }
    for (const pixels of [0, 210, 420]) {
      const request = at(pixels);
      const wide = layoutTimeline(many, { ...request, reach: MOST_REACH });
      expect(pace.layout(many, request, true)).toEqual(wide);
    }
    const changed = { ...at(423), selectedId: 'e3' };
    const wide = layoutTimeline(many, { ...changed, reach: MOST_REACH });
    expect(pace.layout(many, changed, true)).toEqual(wide);
  });

  it('lays out what is at rest', () => {
    const pace = new LayoutPace();
    pace.layout(many, at(0), true);
    const request = at(3.3);
    expect(pace.layout(many, request, true)).not.toEqual(layoutTimeline(many, request));
    const rest = pace.layout(many, request, false);
    expect(rest).toEqual(layoutTimeline(many, request));
    expect(pace.layout(many, request, false)).toBe(rest);
    // What begins to move is not laid out twice for one frame.
    expect(pace.layout(many, request, true)).toBe(rest);
  });
});
