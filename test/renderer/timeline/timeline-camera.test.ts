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
});
