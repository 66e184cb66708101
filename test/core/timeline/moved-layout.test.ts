import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centreOf,
  drawnSpan,
  indexEvents,
  OTHER_LANE,
  withFolded,
} from '../../../core/timeline/index-events';
import { layoutTimeline, MOST_REACH } from '../../../core/timeline/layout';
import { isNear, movedLayout } from '../../../core/timeline/moved-layout';
import { eventsOf } from '../../../core/timeline/shapes';
import { pannedView, pixelOf, zoomedView } from '../../../core/timeline/view';
import { events, LANES, measure, views } from './events';

const WIDTH = 900;
const locale = 'en-GB';

/** A view, and one that a hand would reach from it in a frame or three. */
const situation = fc
  .record({
    events,
    view: views,
    by: fc.double({ min: -200, max: 200, noNaN: true }),
    factor: fc.double({ min: 0.85, max: 1.19, noNaN: true }),
    pixel: fc.integer({ min: 0, max: WIDTH }),
  })
  .map(({ events: some, view, by, factor, pixel }) => {
    const next = zoomedView(pannedView(view, WIDTH, by), WIDTH, factor, pixel);
    return { some, view, next };
  })
  .filter(({ view, next }) => isNear(view, next, WIDTH));

function laidOut(some: Parameters<typeof indexEvents>[0], view: { from: number; to: number }) {
  const index = indexEvents(some, LANES);
  const request = { view, width: WIDTH, height: 240, measure, selectedId: 'e1', reach: MOST_REACH };
  return { index, layout: layoutTimeline(index, request) };
}

describe('a layout shown in another view', () => {
  it('is itself in its own view', () => {
    fc.assert(
      fc.property(events, views, (some, view) => {
        const { layout } = laidOut(some, view);
        const same = movedLayout(layout, view, { view, width: WIDTH, measure, locale, now: null });
        expect(same.axis).toEqual(layout.axis);
        expect(same.shapes.map(({ key }) => key)).toEqual(layout.shapes.map(({ key }) => key));
        same.shapes.forEach((shape, at) => {
          const was = layout.shapes[at];
          expect(shape.x).toBeCloseTo(was?.x ?? NaN, 6);
          expect(shape.label?.x ?? 0).toBeCloseTo(was?.label?.x ?? 0, 6);
          expect(shape.hit.x).toBeCloseTo(was?.hit.x ?? NaN, 6);
          expect(shape.hit.width).toBeCloseTo(was?.hit.width ?? NaN, 6);
        });
      }),
    );
  });

  it('has every event that touches the view once in each of its lanes', () => {
    fc.assert(
      fc.property(situation, ({ some, view, next }) => {
        const { index, layout } = laidOut(some, view);
        const moved = movedLayout(layout, view, { view: next, width: WIDTH, measure, locale });
        const shown = new Map<string, number>();
        for (const shape of moved.shapes)
          for (const { id } of eventsOf(index, shape)) {
            const key = `${shape.laneId}/${id}`;
            shown.set(key, (shown.get(key) ?? 0) + 1);
          }
        for (const each of some) {
          const span = drawnSpan(each);
          if (!span || span.latest < next.from || span.earliest > next.to) continue;
          const known = each.laneIds.filter((id) => LANES.some((lane) => lane.id === id));
          for (const laneId of known.length > 0 ? known : [OTHER_LANE])
            expect(shown.get(`${laneId}/${each.id}`)).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has every dot and every end of a bar where its time lies, and its axis exact', () => {
    fc.assert(
      fc.property(situation, fc.boolean(), ({ some, view, next }, isFolded) => {
        const index = withFolded(indexEvents(some, LANES), new Set(isFolded ? ['water'] : []));
        const request = { width: WIDTH, height: 240, measure, locale, now: 0 };
        const layout = layoutTimeline(index, { ...request, view });
        const moved = movedLayout(layout, view, { ...request, view: next });
        const exact = layoutTimeline(index, { ...request, view: next });
        expect(moved.axis).toEqual(exact.axis);
        expect(moved.now).toBe(exact.now);
        const near = (x: number, instant: number): void =>
          expect(Math.abs(x - pixelOf(next, WIDTH, instant))).toBeLessThan(0.01);
        for (const shape of moved.shapes) {
          if (shape.kind === 'cluster') continue;
          const span = drawnSpan(shape.event);
          const { bounds } = shape.event;
          if (!span || !bounds) throw new Error('An event without a time was drawn.');
          if (shape.kind === 'dot') {
            near(shape.x, centreOf(bounds));
            continue;
          }
          const right = shape.x + shape.width;
          if (shape.x > 0 && !shape.openStart) near(shape.x, span.earliest);
          // At least two pixels are drawn of a bar.
          if (right < WIDTH && !shape.openEnd && shape.width > 3) near(right, span.latest);
          if (shape.label) expect(shape.label.x).toBeGreaterThanOrEqual(4);
        }
        for (const lane of moved.folded) {
          const [own] = exact.folded;
          const longest = own?.stretches.filter(({ width }) => width > 12) ?? [];
          for (const { x, width } of lane.stretches)
            if (x > 0 && x + width < WIDTH && width > 12)
              expect(longest.some((other) => Math.abs(other.x - x) < 0.01)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('serves no view that shows more than was laid out, nor one at another zoom', () => {
    const view = { from: 0, to: 90_000_000 };
    expect(isNear(view, pannedView(view, WIDTH, 199), WIDTH)).toBe(true);
    expect(isNear(view, pannedView(view, WIDTH, 201), WIDTH)).toBe(false);
    expect(isNear(view, pannedView(view, WIDTH, -201), WIDTH)).toBe(false);
    expect(isNear(view, zoomedView(view, WIDTH, 1.19, 450), WIDTH)).toBe(true);
    expect(isNear(view, zoomedView(view, WIDTH, 1.21, 450), WIDTH)).toBe(false);
    expect(isNear(view, zoomedView(view, WIDTH, 0.82, 450), WIDTH)).toBe(false);
  });
});
