import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawnSpan,
  indexEvents,
  OTHER_LANE,
  withFolded,
} from '../../../core/timeline/index-events';
import { layoutTimeline } from '../../../core/timeline/layout';
import {
  eventsOf,
  meantShape,
  shapeAt,
  type Rect,
  type Shape,
} from '../../../core/timeline/shapes';
import { boundedView, pannedView } from '../../../core/timeline/view';
import { event, events, LANES, measure, views } from './events';

const DAY = 86_400_000;
const heights = fc.constantFrom(80, 190, 520);
const widths = fc.constantFrom(420, 1300);

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function glyph(shape: Shape): Rect | null {
  if (shape.kind === 'bar') return null;
  const radius = shape.kind === 'cluster' ? shape.radius : 6;
  return { x: shape.x - radius, y: shape.y - radius, width: 2 * radius, height: 2 * radius };
}

const situation = fc.record({ events, view: views, width: widths, height: heights });

function laidOut(given: { events: ReturnType<typeof event>[] } & Record<string, unknown>) {
  const index = indexEvents(given.events, LANES);
  const request = given as unknown as {
    view: { from: number; to: number };
    width: number;
    height: number;
  };
  return { index, layout: layoutTimeline(index, { ...request, measure, selectedId: 'e1' }) };
}

describe('the timeline’s layout', () => {
  it('never writes one label over another, nor over a dot or a cluster', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { layout } = laidOut(given);
        layout.shapes.forEach((shape, at) => {
          if (!shape.label) return;
          for (const [other, against] of layout.shapes.entries()) {
            if (other === at) continue;
            if (against.label) expect(overlap(shape.label, against.label)).toBe(false);
            const round = glyph(against);
            if (round) expect(overlap(shape.label, round)).toBe(false);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('ends words at the right edge, unless they only begin there', () => {
    const LEAST = 44 + 16 + 8;
    fc.assert(
      fc.property(situation, (given) => {
        const { layout } = laidOut(given);
        for (const { label, hit } of layout.shapes) {
          if (!label || label.x > given.width - 4 - LEAST) continue;
          expect(label.x + label.width).toBeLessThanOrEqual(given.width - 4);
          // What the pointer hits reaches as far as the words.
          expect(hit.x + hit.width).toBeGreaterThanOrEqual(label.x + label.width);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what lies wholly off the plot', () => {
    fc.assert(
      fc.property(situation, (given) => {
        for (const shape of laidOut(given).layout.shapes) {
          const mark = shape.kind === 'bar' ? shape.x + shape.width : shape.x + 12;
          const words = shape.label ? shape.label.x + shape.label.width + 24 : -Infinity;
          expect(Math.max(mark, words)).toBeGreaterThan(-120);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never draws one dot or cluster over another', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const glyphs = laidOut(given).layout.shapes.flatMap((shape) => glyph(shape) ?? []);
        glyphs.forEach((one, at) => {
          for (const other of glyphs.slice(at + 1)) expect(overlap(one, other)).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('shows every event that touches the view exactly once in each of its lanes', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { index, layout } = laidOut(given);
        const shown = new Map<string, number>();
        for (const shape of layout.shapes) {
          for (const { id } of eventsOf(index, shape)) {
            const key = `${shape.laneId}/${id}`;
            shown.set(key, (shown.get(key) ?? 0) + 1);
          }
        }
        for (const each of given.events) {
          const span = drawnSpan(each);
          if (!span || span.latest < given.view.from || span.earliest > given.view.to) continue;
          const known = each.laneIds.filter((id) => LANES.some((lane) => lane.id === id));
          for (const laneId of known.length > 0 ? known : [OTHER_LANE]) {
            expect(shown.get(`${laneId}/${each.id}`)).toBe(1);
          }
        }
        expect([...shown.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('shows every event that touches the view once in a folded lane, as a mark or a stretch', () => {
    fc.assert(
      fc.property(situation, fc.subarray(['water', 'board', OTHER_LANE]), (given, ids) => {
        const folded = new Set(ids);
        const index = withFolded(indexEvents(given.events, LANES), folded);
        const layout = layoutTimeline(index, { ...given, measure, selectedId: 'e1' });
        expect(layout.shapes.filter(({ laneId }) => folded.has(laneId))).toEqual([]);
        for (const row of layout.rows) {
          expect(row.folded).toBe(folded.has(row.id));
          expect(row.height).toBeGreaterThanOrEqual(24);
        }
        for (const lane of layout.folded) {
          const touching = given.events.filter((each) => {
            const span = drawnSpan(each);
            const laneIds = each.laneIds.filter((id) => LANES.some((known) => known.id === id));
            const isHere =
              lane.laneId === OTHER_LANE ? laneIds.length === 0 : laneIds.includes(lane.laneId);
            return (
              isHere && span && span.latest >= given.view.from && span.earliest <= given.view.to
            );
          });
          const marked = lane.marks.reduce((sum, { count }) => sum + count, 0);
          expect(marked + lane.stretches.length).toBe(touching.length);
          const signs = [...lane.marks, ...lane.stretches].filter(({ selected }) => selected);
          expect(signs).toHaveLength(touching.some(({ id }) => id === 'e1') ? 1 : 0);
        }
      }),
    );
  });

  it('gives unfolded lanes the height that folded ones leave', () => {
    const index = withFolded(indexEvents([], LANES), new Set(['board']));
    const request = { view: { from: 0, to: DAY }, width: 400, height: 224, measure };
    expect(layoutTimeline(index, request).rows.map(({ y, height }) => [y, height])).toEqual([
      [0, 100],
      [100, 24],
      [124, 100],
    ]);
    expect(withFolded(index, new Set(['board']))).toBe(index);
  });

  it('lays out what is scrolled into sight, and no more, however many lanes there are', () => {
    const lanes = Array.from({ length: 300 }, (_, n) => ({ id: `l${n}`, name: `Lane ${n}` }));
    const list = lanes.map(({ id }) =>
      event(id, { bounds: { earliest: 0, latest: DAY }, laneIds: [id] }),
    );
    const index = indexEvents(list, lanes);
    const request = { view: { from: -DAY, to: 2 * DAY }, width: 400, height: 130, measure };
    const { rows, seen, shapes, contentHeight } = layoutTimeline(index, { ...request, top: 2605 });
    expect(rows).toHaveLength(300);
    expect(contentHeight).toBe(300 * 26);
    expect(seen.map(({ id }) => id)).toEqual(['l100', 'l101', 'l102', 'l103', 'l104', 'l105']);
    expect(shapes.map(({ laneId }) => laneId)).toEqual(seen.map(({ id }) => id));
  });

  it('leaves lanes out that have no dated event, where that is asked for', () => {
    const list = [
      event('a', { bounds: { earliest: 0, latest: 1 }, laneIds: ['union'] }),
      event('b', { laneIds: ['board'] }),
      event('c', { laneIds: ['water'] }),
      event('d', { laneIds: [] }),
    ];
    const index = indexEvents(list, LANES, { keepsEmpty: false, rest: 'No tag' });
    expect(index.lanes.map(({ name }) => name)).toEqual(['Union']);
    // Undated ones stand in the order of the lanes.
    expect(index.undated.map(({ id }) => id)).toEqual(['c', 'b', 'd']);
    const none = indexEvents([], LANES, { keepsEmpty: false, rest: 'No tag' });
    expect(none.lanes.map(({ name }) => name)).toEqual(['Events']);
    const some = indexEvents(
      [event('e', { bounds: { earliest: 0, latest: 1 }, laneIds: [] })],
      [],
      {
        keepsEmpty: false,
        rest: 'No tag',
      },
    );
    expect(some.lanes.map(({ name }) => name)).toEqual(['No tag']);
  });

  it('gives every shape a key of its own', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const keys = laidOut(given).layout.shapes.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('is the same again after panning there and back', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: -3000, max: 3000 }), (given, pixels) => {
        const there = pannedView(given.view, given.width, pixels);
        const back = pannedView(there, given.width, -pixels);
        expect(back).toEqual(given.view);
        expect(laidOut({ ...given, view: back }).layout).toEqual(laidOut(given).layout);
      }),
    );
  });

  it('puts dots in the order of their bounds', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const dots = laidOut(given).layout.shapes.flatMap((shape) =>
          shape.kind === 'dot' ? [shape] : [],
        );
        for (const one of dots) {
          for (const other of dots) {
            const a = one.event.bounds;
            const b = other.event.bounds;
            if (!a || !b) throw new Error('an undated dot');
            if (a.earliest <= b.earliest && a.latest <= b.latest) {
              expect(one.x).toBeLessThanOrEqual(other.x + 1e-6);
            }
          }
        }
      }),
    );
  });

  it('draws at most a few hundred shapes however many events there are', () => {
    const crowd = Array.from({ length: 50_000 }, (_, number) => {
      const earliest = Math.floor(((number * 7919) % 50_000) * 0.011 * DAY);
      return event(`e${number}`, {
        laneIds: [['water', 'board', 'union'][number % 3] ?? ''],
        when: { edtf: 'a', extent: 'within' },
        bounds: { earliest, latest: earliest + DAY },
      });
    });
    const index = indexEvents(crowd, LANES);
    for (const days of [0.02, 1, 30, 600]) {
      const view = boundedView(250 * DAY, (250 + days) * DAY);
      for (const height of [190, 660]) {
        const { shapes } = layoutTimeline(index, { view, width: 1300, height, measure });
        expect(shapes.length).toBeGreaterThan(0);
        expect(shapes.length).toBeLessThan(400);
      }
    }
  });

  it('draws ends as they are known: sharp, soft, widened or open', () => {
    const when = { edtf: '2023-10-01/2023-10-20', extent: 'throughout' as const };
    const bounds = { earliest: 0, latest: 20 * DAY };
    const list = [
      event('sharp', { when, bounds, laneIds: ['water'] }),
      event('within', { when: { ...when, extent: 'within' }, bounds, laneIds: ['board'] }),
      event('since', { when, bounds: { earliest: 0, latest: Infinity }, laneIds: ['union'] }),
      event('about', {
        when,
        bounds,
        widened: { earliest: -2 * DAY, latest: 22 * DAY },
        laneIds: [],
      }),
    ];
    const view = { from: -10 * DAY, to: 30 * DAY };
    const { shapes } = layoutTimeline(indexEvents(list, LANES), {
      view,
      width: 400,
      height: 190,
      measure,
    });
    const bars = shapes.flatMap((shape) => (shape.kind === 'bar' ? [shape] : []));
    const [sharp, within, since, about] = bars;
    expect(bars.map((bar) => bar.event.id)).toEqual(['sharp', 'within', 'since', 'about']);
    expect(sharp).toMatchObject({ x: 100, width: 200, softStart: 0, softEnd: 0 });
    expect(within?.softStart).toBeGreaterThan(40);
    expect(within?.softEnd).toBeGreaterThan(40);
    expect(since).toMatchObject({ x: 100, openStart: false, openEnd: true, softEnd: 0 });
    expect(about).toMatchObject({ x: 80, width: 240, softStart: 20, softEnd: 20 });
  });

  it('counts what does not fit and keeps its members in order', () => {
    const list = Array.from({ length: 7 }, (_, number) =>
      event(`e${6 - number}`, {
        bounds: { earliest: (6 - number) * 1000, latest: (6 - number) * 1000 },
      }),
    );
    const index = indexEvents(list, []);
    const { shapes, rows } = layoutTimeline(index, {
      view: { from: -DAY, to: DAY },
      width: 800,
      height: 40,
      measure,
    });
    expect(rows.map(({ name, count }) => [name, count])).toEqual([['Events', 7]]);
    expect(shapes).toHaveLength(1);
    const [only] = shapes;
    if (only?.kind !== 'cluster') throw new Error('not a cluster');
    expect(eventsOf(index, only).map(({ id }) => id)).toEqual([
      'e0',
      'e1',
      'e2',
      'e3',
      'e4',
      'e5',
      'e6',
    ]);
    expect(shapeAt(shapes, only.x, only.y)).toBe(only);
    expect(shapeAt(shapes, only.x, only.y + 60)).toBeNull();
  });

  it('gives the selected event its words before others', () => {
    const title = 'Thirty letters long, this title';
    const list = [
      event('dot', { title, bounds: { earliest: 10 * DAY, latest: 10 * DAY } }),
      event('bar', {
        title,
        when: { edtf: 'a/b', extent: 'throughout' },
        bounds: { earliest: 20 * DAY, latest: 70 * DAY },
      }),
      event('inside', { bounds: { earliest: 60 * DAY, latest: 60 * DAY } }),
    ];
    const index = indexEvents(list, []);
    const request = { view: { from: 0, to: 90 * DAY }, width: 900, height: 40, measure };
    const whole = (selectedId: string) =>
      layoutTimeline(index, { ...request, selectedId })
        .shapes.filter(({ label }) => label && !label.cut)
        .flatMap((shape) => eventsOf(index, shape).map(({ id }) => id));
    expect(whole('dot')).toEqual(['dot', 'inside']);
    expect(whole('bar')).toEqual(['bar', 'inside']);
  });
});

describe('a press on a layout that has been made anew', () => {
  const clump = Array.from({ length: 6 }, (_, nth) => {
    const bounds = { earliest: nth * 1_000, latest: nth * 1_000 + 500 };
    return event(`e${nth}`, { when: { edtf: 'a', extent: 'within' }, bounds });
  });
  const shapesOf = (some: typeof clump) => {
    const request = { view: { from: -DAY, to: DAY }, width: 900, height: 240, measure };
    return layoutTimeline(indexEvents(some, LANES), request).shapes;
  };

  it('means the cluster that is there now, and the event wherever it went', () => {
    const [was] = shapesOf(clump);
    const now = shapesOf(clump.slice(1));
    if (was?.kind !== 'cluster') throw new Error('They do not lie together.');
    expect(meantShape(shapesOf(clump), was, 0, 0)?.key).toBe(was.key);
    expect(now.some(({ key }) => key === was.key)).toBe(false);
    expect(meantShape(now, was, was.x, was.y)).toBe(now[0]);
    expect(meantShape(now, was, was.x + 300, was.y)).toBeNull();
    const [dot] = shapesOf(clump.slice(0, 1));
    if (!dot) throw new Error('It is not drawn.');
    expect(meantShape(now, dot, was.x, was.y)).toBe(dot);
  });
});
