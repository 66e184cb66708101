import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterCount } from '../../../core/timeline/cluster-words';
import { indexEvents } from '../../../core/timeline/index-events';
import { layoutTimeline } from '../../../core/timeline/layout';
import type { Shape } from '../../../core/timeline/shapes';
import { paintGrid, paintShapes } from '../../../renderer/timeline/paint-shapes';
import { event, events, LANES, measure, views } from '../../core/timeline/events';
import { notes, PAINTS, paintsWith, type Stroke } from './paint-notes';

const WIDTH = 900;
const HEIGHT = 240;

const NOTHING = {
  plotWidth: WIDTH,
  isSelected: () => false,
  isRelated: () => false,
  targetKey: null,
  tabbableKey: null,
  openKey: null,
  isMovable: () => false,
  leaving: null,
};

function isInSight({ hit }: Shape): boolean {
  return hit.x <= WIDTH && hit.x + hit.width >= 0;
}

const drawn = fc.tuple(events, views).map(([some, view]) => {
  const request = { view, width: WIDTH, height: HEIGHT, measure };
  return layoutTimeline(indexEvents(some, LANES), request);
});

test('every mark, number and label is painted where it lies, labels no longer than their room', () => {
  fc.assert(
    fc.property(drawn, ({ shapes }) => {
      const { context, strokes } = notes();
      paintShapes(context, shapes, NOTHING, PAINTS);
      const words = strokes.filter(({ what }) => what === 'words');
      const stamps = strokes.filter(({ what }) => what === 'stamp');
      const seen = shapes.filter(isInSight);
      for (const shape of seen) {
        const { label } = shape;
        if (label) {
          const own = words.find(({ x, y }) => x === label.x && y === label.y + label.height / 2);
          expect(own && label.text.startsWith(own.words ?? '-')).toBe(true);
          if (!label.cut) expect(own?.words).toBe(label.text);
          const isCutAt = ({ words: some, x }: Stroke): boolean =>
            some === '…' && x === label.x + label.width - 9;
          if (label.cut) expect(words.some(isCutAt)).toBe(true);
        }
        if (shape.kind === 'bar') continue;
        const near = stamps.some(
          ({ x = 0, y = 0 }) => Math.abs(x - shape.x) <= 0.5 && Math.abs(y - shape.y) <= 0.5,
        );
        expect(near).toBe(true);
        if (shape.kind !== 'cluster') continue;
        const count = words.find(({ x, y }) => x === shape.x && y === shape.y + 0.5);
        expect(count?.words).toBe(clusterCount(shape));
      }
      const marks = (some: readonly Shape[]) => some.filter(({ kind }) => kind !== 'bar').length;
      expect(stamps.length).toBeGreaterThanOrEqual(marks(seen));
      expect(stamps.length).toBeLessThanOrEqual(marks(shapes));
    }),
  );
});

test('what is selected is painted last, what is on its way elsewhere first and faintly', () => {
  fc.assert(
    fc.property(drawn, ({ shapes }) => {
      const dots = shapes.filter((shape) => shape.kind === 'dot').filter(isInSight);
      const [leaving, selected] = dots;
      fc.pre(leaving !== undefined && selected !== undefined && leaving.event !== selected.event);
      if (!leaving || !selected) return;
      const { context, strokes } = notes();
      const isSelected = (shape: Shape): boolean => shape === selected;
      paintShapes(context, shapes, { ...NOTHING, isSelected, leaving: leaving.event }, PAINTS);
      const stamps = strokes.filter(({ what }) => what === 'stamp');
      expect(stamps[0]?.alpha).toBeLessThan(1);
      expect(Math.abs((stamps.at(-1)?.x ?? 0) - selected.x)).toBeLessThanOrEqual(0.5);
      expect(stamps.at(-1)?.alpha).toBe(1);
    }),
  );
});

test('words that run from right to left begin at the right, and are cut at the left', () => {
  const bounds = { earliest: 0, latest: 60_000 };
  const when = { edtf: 'a', extent: 'within' } as const;
  const title = 'המעבורת חזרה לנמל עם מנוע אחד';
  const one = event('one', { title, when, bounds, laneIds: [LANES[0]?.id ?? ''] });
  const view = { from: -86_400_000, to: 2 * 86_400_000 };
  const request = { view, width: WIDTH, height: HEIGHT, measure };
  const [shape] = layoutTimeline(indexEvents([one], LANES), request).shapes;
  if (!shape?.label) throw new Error('It has no words.');
  const { label } = shape;
  const painted = (cut: boolean) => {
    const { context, strokes } = notes();
    paintShapes(context, [{ ...shape, label: { ...label, cut } }], NOTHING, PAINTS);
    const words = strokes.filter(({ what }) => what === 'words');
    return words.map((stroke) => [stroke.words, stroke.x, stroke.from]);
  };
  const right = label.x + label.width;
  expect(painted(false)).toEqual([[title, right, 'right rtl']]);
  expect(painted(true)).toEqual([
    [title, right, 'right rtl'],
    ['…', right - (label.width - 9), 'right rtl'],
  ]);
});

test('a thin range of a single origin stays hollow when it is selected', () => {
  const span = { earliest: 0, latest: 86_400_000 };
  const when = { edtf: 'a', extent: 'throughout' } as const;
  const view = { from: -86_400_000, to: 2 * 86_400_000 };
  const request = { view, width: WIDTH, height: HEIGHT, measure };
  const fills = (origins: number, thickness: number) => {
    const one = event('one', { when, bounds: span, origins });
    const [bar] = layoutTimeline(indexEvents([one], LANES), request).shapes;
    if (bar?.kind !== 'bar') throw new Error('It is not drawn as a range.');
    const { context, strokes } = notes();
    paintShapes(context, [{ ...bar, thickness }], { ...NOTHING, isSelected: () => true }, PAINTS);
    // The outline around it is filled first.
    return strokes.filter(({ what }) => what === 'fill').length - 1;
  };
  expect(fills(1, 4)).toBe(0);
  expect(fills(1, 9)).toBe(1);
  expect(fills(2, 4)).toBe(1);
});

test('lines are as thin as the browser draws those of the elements', () => {
  fc.assert(
    fc.property(drawn, ({ shapes }) => {
      const { context, strokes } = notes();
      const isRelated = (shape: Shape): boolean => shape.kind === 'dot';
      paintShapes(context, shapes, { ...NOTHING, isSelected: () => true, isRelated }, PAINTS);
      const lines = strokes.filter(({ what }) => what === 'stroke');
      expect(lines.every(({ line }) => line === 1)).toBe(true);
      expect(lines.length).toBeGreaterThanOrEqual(shapes.length);
    }),
  );
});

test('what a selected range is taken by is painted at both of its ends', () => {
  const span = { earliest: 0, latest: 86_400_000 };
  const when = { edtf: 'a', extent: 'throughout' } as const;
  const one = event('one', { when, bounds: span, laneIds: [LANES[0]?.id ?? ''] });
  const view = { from: -86_400_000, to: 2 * 86_400_000 };
  const request = { view, width: WIDTH, height: HEIGHT, measure };
  const { shapes } = layoutTimeline(indexEvents([one], LANES), request);
  const [bar] = shapes;
  if (bar?.kind !== 'bar') throw new Error('It is not drawn as a range.');
  const handles = (isMovable: boolean) => {
    const { context, strokes } = notes();
    paintShapes(context, shapes, { ...NOTHING, isMovable: () => isMovable }, PAINTS);
    return strokes.filter(({ what, y }) => what === 'box' && y === bar.y - 7.5).map(({ x }) => x);
  };
  expect(handles(true)).toEqual([bar.x - 1.5, bar.x + bar.width - 1.5]);
  expect(handles(false)).toEqual([]);
});

test('numbers that stay are copied with their rings', () => {
  fc.assert(
    fc.property(drawn, ({ shapes }) => {
      const { context, strokes } = notes();
      paintShapes(context, shapes, NOTHING, paintsWith(100));
      for (const shape of shapes.filter(isInSight)) {
        if (shape.kind !== 'cluster') continue;
        const name = `cluster ${shape.radius} ${clusterCount(shape)}`;
        const own = strokes.filter(({ what, words }) => what === 'stamp' && words === name);
        expect(own.some(({ x = 0 }) => Math.abs(x - shape.x) <= 0.5)).toBe(true);
        const isNumber = ({ what, x, y }: Stroke): boolean =>
          what === 'words' && x === shape.x && y === shape.y + 0.5;
        expect(strokes.some(isNumber)).toBe(false);
      }
    }),
  );
});

test('the lines of all marks and of the present are painted', () => {
  const { axis } = layoutTimeline(indexEvents([], LANES), {
    view: { from: 0, to: 86_400_000 },
    width: WIDTH,
    height: HEIGHT,
    measure,
  });
  const { context, strokes } = notes();
  paintGrid(context, { axis, now: 12.4 }, 30, HEIGHT, PAINTS);
  expect(strokes.map(({ x }) => x)).toEqual([...axis.ticks.map(({ x }) => Math.round(x)), 12]);
  expect(strokes.every(({ y }) => y === 30)).toBe(true);
});
