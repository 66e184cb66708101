import { describe, expect, it } from 'vitest';
import { plotWish, type PlotPress } from '../../../renderer/timeline/plot-keys';

function press(key: string, held: Partial<PlotPress> = {}): PlotPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe('the keys of the plot', () => {
  it('go from event to event, and move the view where no event has the focus', () => {
    expect(plotWish(press('ArrowLeft'), true)).toEqual({ do: 'go', to: 'earlier' });
    expect(plotWish(press('ArrowDown'), true)).toEqual({ do: 'go', to: 'below' });
    expect(plotWish(press('ArrowLeft'), false)).toEqual({ do: 'pan', to: 'earlier' });
    expect(plotWish(press('ArrowRight', { shiftKey: true }), true)).toEqual({
      do: 'pan',
      to: 'later',
    });
  });

  it('go from gap to gap, from anywhere', () => {
    for (const onEvent of [true, false]) {
      expect(plotWish(press('g'), onEvent)).toEqual({ do: 'gap', step: 1 });
      expect(plotWish(press('G', { shiftKey: true }), onEvent)).toEqual({ do: 'gap', step: -1 });
    }
  });

  it('go to the first and the last from anywhere', () => {
    for (const onEvent of [true, false]) {
      for (const shiftKey of [true, false]) {
        expect(plotWish(press('End', { shiftKey }), onEvent)).toEqual({ do: 'go', to: 'last' });
      }
    }
  });

  it('move the event itself with Alt, and its ends as a clip’s are moved', () => {
    const nudge = (part: string, by: number) => ({ do: 'nudge', part, by });
    const alt = { altKey: true };
    expect(plotWish(press('ArrowRight', alt), true)).toEqual(nudge('whole', 1));
    expect(plotWish(press('ArrowLeft', { ...alt, shiftKey: true }), true)).toEqual(
      nudge('end', -1),
    );
    expect(plotWish(press('ArrowLeft', { ...alt, ctrlKey: true }), true)).toEqual(
      nudge('start', -1),
    );
    expect(plotWish(press(']'), true)).toEqual(nudge('end', 1));
    expect(plotWish(press('{', { shiftKey: true }), true)).toEqual(nudge('start', -1));
    expect(plotWish(press(']'), false)).toBeNull();
    expect(plotWish(press('ArrowUp', alt), true)).toBeNull();
  });

  it('show all, the selection, the article’s events, and what was shown before', () => {
    const looks = { f: 'everything', Z: 'selection', a: 'article', b: 'back', Backspace: 'back' };
    for (const [key, at] of Object.entries(looks)) {
      for (const onEvent of [true, false]) {
        expect(plotWish(press(key), onEvent)).toEqual({ do: 'look', at });
      }
    }
  });

  it('leave alone what belongs to the window', () => {
    expect(plotWish(press('f', { ctrlKey: true }), true)).toBeNull();
    expect(plotWish(press('0', { metaKey: true }), true)).toBeNull();
    expect(plotWish(press('Escape'), false)).toBeNull();
    expect(plotWish(press('q'), true)).toBeNull();
  });
});
