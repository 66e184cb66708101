import { describe, expect, it } from 'vitest';
import { PlotPointer, type PointerMove } from '../../../renderer/timeline/plot-pointer.svelte';
import { PlotStage } from './plot-stage';

const HOUR = 3_600_000;
const VIEW = { from: 0, to: 1000 * HOUR };

function at(clientX: number, clientY = 100, more: Partial<PointerMove> = {}): PointerMove {
  return { clientX, clientY, pointerId: 1, button: 0, buttons: 1, timeStamp: 0, ...more };
}

describe('pointers on the plot', () => {
  it('drag the view along with the hand, and the rows up and down', () => {
    const stage = new PlotStage(VIEW);
    const pointer = new PlotPointer(stage.scene, stage.surface);
    pointer.press(at(500));
    pointer.move(at(440, 70));
    pointer.move(at(400, 60));
    expect(pointer.panning).toBe(true);
    expect(stage.held).toEqual([1]);
    expect(stage.camera.target).toEqual({ from: 100 * HOUR, to: 1100 * HOUR });
    expect(stage.scrolled).toBe(40);
    pointer.release(at(400, 60, { timeStamp: 2000 }));
    expect(pointer.panning).toBe(false);
    expect(pointer.justDragged(2100)).toBe(true);
    expect(pointer.justDragged(3000)).toBe(false);
  });

  it('tell a drag from the click that comes at once after it', () => {
    const stage = new PlotStage(VIEW);
    const pointer = new PlotPointer(stage.scene, stage.surface);
    pointer.press(at(500));
    pointer.move(at(440));
    pointer.release(at(440, 100, { timeStamp: 1000 }));
    expect(pointer.dragged).toBe(true);
    pointer.press(at(440, 100, { timeStamp: 1100 }));
    pointer.move(at(442, 100, { timeStamp: 1110 }));
    pointer.release(at(442, 100, { timeStamp: 1120 }));
    expect(pointer.dragged).toBe(false);
    expect(pointer.justDragged(1120)).toBe(true);
  });

  it('throw the view as fast as the hand was, and stop it with a press', () => {
    const stage = new PlotStage(VIEW);
    const pointer = new PlotPointer(stage.scene, stage.surface);
    const fling = (pause: number) => {
      pointer.press(at(500));
      for (let step = 1; step <= 6; step++) {
        pointer.move(at(500 - step * 20, 100, { timeStamp: 1000 + step * 16 }));
      }
      stage.clock.tick(1100);
      pointer.release(at(380, 100, { timeStamp: 1096 + pause }));
    };
    fling(10);
    const { from } = stage.camera.target;
    expect(from).toBe(120 * HOUR);
    stage.clock.tick(1116);
    stage.clock.tick(1132);
    const soon = stage.camera.view.from - from;
    // 1,250 pixels a second, 16 ms of it.
    expect(soon / HOUR).toBeGreaterThan(17);
    expect(soon / HOUR).toBeLessThan(21);
    pointer.press(at(100));
    const stopped = stage.camera.view;
    stage.clock.tick(1148);
    expect(stage.camera.view).toEqual(stopped);
    expect(stage.clock.waiting).toBe(0);
    pointer.release(at(100));
    // A hand that came to rest before it let go throws nothing.
    fling(80);
    expect(stage.clock.waiting).toBe(0);
  });

  it('pinch with two fingers: what is between them stays there', () => {
    const stage = new PlotStage(VIEW);
    const pointer = new PlotPointer(stage.scene, stage.surface);
    pointer.press(at(400, 100, { pointerId: 1 }));
    pointer.press(at(600, 100, { pointerId: 2 }));
    pointer.move(at(300, 100, { pointerId: 1 }));
    pointer.move(at(700, 100, { pointerId: 2 }));
    const { from, to } = stage.camera.target;
    expect((to - from) / HOUR).toBeCloseTo(500, -0.5);
    // 500 hours lay in the middle, and do so still.
    expect((from + to) / 2 / HOUR).toBeCloseTo(500, -0.5);
    // The finger that stays pans on from where it is, and throws nothing of the pinch.
    pointer.release(at(300, 100, { pointerId: 1 }));
    pointer.move(at(690, 100, { pointerId: 2 }));
    expect((stage.camera.target.from - from) / HOUR).toBeCloseTo(5, 0);
    pointer.release(at(690, 100, { pointerId: 2 }));
    expect(pointer.panning).toBe(false);
    expect(pointer.justDragged(100)).toBe(true);
  });

  it('take a press that hardly moves for a click', () => {
    const stage = new PlotStage(VIEW);
    const pointer = new PlotPointer(stage.scene, stage.surface);
    pointer.press(at(500));
    pointer.move(at(502, 101));
    pointer.release(at(502, 101, { timeStamp: 10 }));
    expect(stage.held).toEqual([]);
    expect(stage.camera.target).toEqual(VIEW);
    expect(pointer.justDragged(20)).toBe(false);
  });

  it('let go of a button that was released outside of the window', () => {
    const stage = new PlotStage(VIEW);
    const pointer = new PlotPointer(stage.scene, stage.surface);
    pointer.press(at(500));
    pointer.move(at(400));
    pointer.move(at(300, 100, { buttons: 0 }));
    expect(pointer.panning).toBe(false);
    expect(stage.camera.target.from).toBe(100 * HOUR);
  });

  it('zoom at the pointer by wheel and finer by pinch, pan by Shift and by sideways wheels', () => {
    const wheel = { clientX: 250, clientY: 0, deltaX: 0, deltaY: 0, deltaMode: 0 };
    const keys = { ctrlKey: false, shiftKey: false };
    const span = (more: object): number => {
      const stage = new PlotStage(VIEW);
      new PlotPointer(stage.scene, stage.surface).wheel({ ...wheel, ...keys, ...more });
      const { from, to } = stage.camera.target;
      // A quarter of the way in stands still.
      expect(Math.abs(from + (to - from) / 4 - 250 * HOUR)).toBeLessThan(2);
      return to - from;
    };
    expect(span({ deltaY: -10, ctrlKey: true })).toBeLessThan(span({ deltaY: -10 }));
    expect(span({ deltaY: 10 })).toBeGreaterThan(1000 * HOUR);
    const moved = (more: object): number => {
      const stage = new PlotStage(VIEW);
      new PlotPointer(stage.scene, stage.surface).wheel({ ...wheel, ...keys, ...more });
      return stage.camera.target.from / HOUR;
    };
    expect(moved({ deltaY: 30, shiftKey: true })).toBe(30);
    expect(moved({ deltaX: 30, deltaY: 10 })).toBe(30);
    expect(moved({ deltaX: 2, deltaMode: 1 })).toBe(36);
  });
});
