import { expect, test } from 'vitest';
import { bounds } from '../../../core/time/bounds';
import type { TimelineEvent } from '../../../core/timeline/event';
import { firstView } from '../../../renderer/state/first-view';

function on(...edtfs: string[]): TimelineEvent[] {
  return edtfs.map((edtf, index) => {
    const when = { edtf, extent: 'within' } as const;
    return {
      id: String(index),
      title: edtf,
      when,
      bounds: bounds(when),
      widened: bounds(when),
      whenWords: edtf,
      approximate: false,
      laneIds: [],
      origins: 1,
      articles: 1,
      conflict: false,
    };
  });
}

test('an affair of weeks with one event decades before is shown as weeks', () => {
  const view = firstView(on('1998', '2023-11-02', '2023-11-13', '2023-11-14', '2023-11-20'));
  expect(view && new Date(view.from).getUTCFullYear()).toBe(2023);
  expect(view && view.to - view.from).toBeLessThan(60 * 86_400_000);
});

test('events spread evenly, few events and none show everything', () => {
  expect(firstView(on('1990', '1995', '2000', '2005', '2010'))).toBe(null);
  expect(firstView(on('1998', '2023-11-13'))).toBe(null);
  expect(firstView([])).toBe(null);
});
