import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisOf } from '../../../core/timeline/ticks';
import { paintAxis, paintBrush } from '../../../renderer/timeline/paint-frame';
import { measure, views } from '../../core/timeline/events';
import { notes, PAINTS } from './paint-notes';

test('every label of the axis is painted beside its mark, all on one line', () => {
  fc.assert(
    fc.property(views, (view) => {
      const { ticks } = axisOf(view, 900, { measure, locale: 'en-GB' });
      const { context, strokes } = notes();
      paintAxis(context, ticks, 11.5, PAINTS);
      expect(strokes.map(({ words, x }) => `${x} ${words}`).toSorted()).toEqual(
        ticks.map(({ label, x }) => `${x + 5} ${label}`).toSorted(),
      );
      expect(new Set(strokes.map(({ y }) => y)).size).toBe(1);
    }),
  );
});

test('the brush lies over the stretch on show, with a handle at each end', () => {
  for (const isHeld of [false, true]) {
    const { context, strokes } = notes();
    paintBrush(context, { x: 40, width: 100 }, 23, isHeld, PAINTS);
    const boxes = strokes.filter(({ what }) => what === 'box');
    expect(boxes.map(({ x }) => x)).toEqual([40, 40.5, 43, 135]);
    expect(strokes.find(({ what }) => what === 'stroke')?.alpha).toBe(isHeld ? 1 : 0.6);
    expect(context.globalAlpha).toBe(1);
  }
});
