import { describe, expect, it } from 'vitest';
import { PlotMotion, type MotionClock } from '../../../renderer/timeline/plot-motion.svelte';

/** Time that goes on when it is told to. */
class FakeClock implements MotionClock {
  time = 0;
  #waiting: { at: number; then: () => void }[] = [];

  now = () => this.time;
  after = (ms: number, then: () => void) => {
    const one = { at: this.time + ms, then };
    this.#waiting.push(one);
    return () => void (this.#waiting = this.#waiting.filter((other) => other !== one));
  };
  frame = (then: () => void) => this.after(16, then);

  go(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const [next] = this.#waiting
        .filter(({ at }) => at <= until)
        .toSorted((one, other) => one.at - other.at);
      if (!next) break;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      this.time = next.at;
      next.then();
    }
    this.time = until;
  }
}

function motionOf(lanes: number, isNew = false, shapes = 20) {
  const clock = new FakeClock();
  clock.time = 1_000;
  const motion = new PlotMotion({ lanes: () => lanes, shapes: () => shapes }, clock);
  if (isNew) motion.anew();
  const drawn = () => Array.from({ length: lanes }, (_, nth) => motion.isDrawn(nth));
  return { clock, motion, drawn };
}

describe('the plot in motion', () => {
  it('is drawn by its elements while views are shown one by one', () => {
    const { clock, motion, drawn } = motionOf(2);
    for (let step = 0; step < 3; step++) {
      motion.moved();
      expect(motion.isPainted).toBe(false);
      expect(drawn()).toEqual([true, true]);
      clock.go(200);
    }
  });

  it('is painted from the second view of a motion until a moment after the last', () => {
    const { clock, motion, drawn } = motionOf(2);
    motion.moved();
    clock.go(16);
    motion.moved();
    expect(motion.isPainted).toBe(true);
    expect(drawn()).toEqual([false, false]);
    for (let step = 0; step < 30; step++) {
      clock.go(16);
      motion.moved();
    }
    clock.go(130);
    expect(motion.isPainted).toBe(true);
    clock.go(200);
    expect(motion.isPainted).toBe(false);
    expect(drawn()).toEqual([true, true]);
  });

  it('is painted for a single step too where there are many shapes', () => {
    const { clock, motion } = motionOf(2, false, 500);
    motion.moved();
    expect(motion.isPainted).toBe(true);
    clock.go(200);
    expect(motion.isPainted).toBe(false);
  });

  it('gets its elements a lane a frame, and keeps the picture until all are there', () => {
    const { clock, motion, drawn } = motionOf(3);
    motion.moved();
    motion.moved();
    clock.go(139);
    expect(motion.isMoving).toBe(true);
    clock.go(1);
    expect(motion.isMoving).toBe(false);
    expect(drawn()).toEqual([false, false, false]);
    clock.go(16);
    expect(drawn()).toEqual([true, false, false]);
    expect(motion.isPainted).toBe(true);
    clock.go(16);
    expect(drawn()).toEqual([true, true, false]);
    // Moved again in between, it begins anew.
    motion.moved();
    expect(drawn()).toEqual([false, false, false]);
    clock.go(140 + 48);
    expect(drawn()).toEqual([true, true, true]);
    expect(motion.isPainted).toBe(false);
  });

  it('is painted first when it is new, and has its elements soon after, be there lanes or none', () => {
    for (const lanes of [0, 1, 4]) {
      const { clock, motion } = motionOf(lanes, true);
      expect(motion.isPainted).toBe(true);
      clock.go(400);
      expect(motion.isPainted).toBe(false);
    }
  });

  it('has all its elements at once when something needs them', () => {
    const { clock, motion, drawn } = motionOf(3, true);
    motion.settle();
    expect(motion.isPainted).toBe(false);
    expect(drawn()).toEqual([true, true, true]);
    clock.go(1_000);
    expect(drawn()).toEqual([true, true, true]);
  });
});
