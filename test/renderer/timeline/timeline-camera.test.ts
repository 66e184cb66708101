import { describe, expect, it } from 'vitest';
import { TimelineCamera } from '../../../renderer/timeline/timeline-camera.svelte';
import { HandClock } from './plot-stage';

const HOUR = 3_600_000;
const view = { from: 0, to: 100 * HOUR };

describe('the timeline’s camera', () => {
  it('adds up moves and shows them once a frame', () => {
    const clock = new HandClock();
    const camera = new TimelineCamera(view, clock);
    for (let move = 0; move < 5; move += 1) camera.pan(1000, 10);
    expect(camera.view).toEqual(view);
    expect(clock.waiting).toBe(1);
    clock.tick(0);
    expect(camera.view).toEqual({ from: 5 * HOUR, to: 105 * HOUR });
  });

  it('glides to where it was sent, and exactly there', () => {
    const clock = new HandClock();
    const camera = new TimelineCamera(view, clock);
    const to = { from: 400 * HOUR, to: 410 * HOUR };
    camera.glide(to);
    clock.tick(0);
    clock.tick(60);
    expect(camera.view.from).toBeGreaterThan(0);
    expect(camera.view.from).toBeLessThan(400 * HOUR);
    clock.tick(1000);
    expect(camera.view).toEqual(to);
    expect(clock.waiting).toBe(0);
  });

  it('is there at once where the user wants no motion', () => {
    const clock = new HandClock();
    clock.reduced = true;
    const camera = new TimelineCamera(view, clock);
    const to = { from: 400 * HOUR, to: 410 * HOUR };
    camera.glide(to);
    expect(camera.view).toEqual(to);
    expect(clock.waiting).toBe(0);
  });

  it('lets the hand take over from a glide', () => {
    const clock = new HandClock();
    const camera = new TimelineCamera(view, clock);
    camera.glide({ from: 400 * HOUR, to: 500 * HOUR });
    clock.tick(0);
    camera.jump(view);
    clock.tick(60);
    expect(camera.view).toEqual(view);
  });

  it('goes on when it is thrown, slows down and rests', () => {
    const clock = new HandClock();
    const camera = new TimelineCamera(view, clock);
    camera.throw(1000, 1000);
    const way: number[] = [];
    for (let time = 0; clock.waiting > 0 && time < 10_000; time += 16) {
      clock.tick(time);
      way.push(camera.view.from);
      expect(camera.view.to - camera.view.from).toBe(100 * HOUR);
    }
    const steps = way.slice(1).map((from, at) => from - (way[at] ?? 0));
    expect(steps.every((step, at) => step > 0 && step <= (steps[at - 1] ?? Infinity) + 2)).toBe(
      true,
    );
    // A thousand pixels a second and a third of a second of it: 325 pixels of a tenth of an hour.
    expect((way.at(-1) ?? 0) / HOUR).toBeGreaterThan(31);
    expect((way.at(-1) ?? 0) / HOUR).toBeLessThan(32.6);
    expect(clock.waiting).toBe(0);
    expect(camera.target).toEqual(camera.view);
  });

  it('is not thrown by a slow hand, nor where the user wants no motion', () => {
    const clock = new HandClock();
    const camera = new TimelineCamera(view, clock);
    camera.throw(1000, 90);
    expect(clock.waiting).toBe(0);
    clock.reduced = true;
    camera.throw(1000, 3000);
    expect(clock.waiting).toBe(0);
    expect(camera.view).toEqual(view);
  });

  it('gives way to a wheel or a key while it is thrown', () => {
    const clock = new HandClock();
    const camera = new TimelineCamera(view, clock);
    camera.throw(1000, 2000);
    clock.tick(0);
    clock.tick(16);
    const { from } = camera.view;
    camera.pan(1000, 10);
    clock.tick(32);
    expect(camera.view.from).toBe(from + HOUR);
    expect(clock.waiting).toBe(0);
  });

  it('is not thrown past the last time that can be shown', () => {
    const clock = new HandClock();
    const end = 8.64e15;
    const camera = new TimelineCamera({ from: end - 100 * HOUR, to: end }, clock);
    camera.throw(1000, 4000);
    for (let time = 0; clock.waiting > 0 && time < 10_000; time += 16) clock.tick(time);
    expect(camera.view).toEqual({ from: end - 100 * HOUR, to: end });
    expect(clock.waiting).toBe(0);
  });
});
