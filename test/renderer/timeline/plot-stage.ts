import type { TimelineEvent, TimelineLane } from '../../../core/timeline/event';
import { indexEvents } from '../../../core/timeline/index-events';
import { layoutTimeline } from '../../../core/timeline/layout';
import type { TimeView } from '../../../core/timeline/view';
import type { PlotScene, PlotSurface } from '../../../renderer/timeline/plot-scene';
import {
  TimelineCamera,
  type CameraClock,
} from '../../../renderer/timeline/timeline-camera.svelte';
import { measure } from '../../core/timeline/events';

/** Frames that come when the test says so. */
export class HandClock implements CameraClock {
  #waiting = new Map<number, (time: number) => void>();
  #next = 1;
  reduced = false;

  request(frame: (time: number) => void): number {
    this.#waiting.set(this.#next, frame);
    this.#next += 1;
    return this.#next - 1;
  }
  cancel(handle: number): void {
    this.#waiting.delete(handle);
  }
  reducedMotion(): boolean {
    return this.reduced;
  }
  tick(time: number): void {
    const frames = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const frame of frames) frame(time);
  }
  get waiting(): number {
    return this.#waiting.size;
  }
}

/** A plot of 1000 × 200 pixels without a page: its pixels are the pointer's. */
export class PlotStage {
  readonly clock = new HandClock();
  readonly camera: TimelineCamera;
  readonly held: number[] = [];
  readonly width = 1000;
  scrolled = 0;
  readonly scene: () => PlotScene;
  readonly surface: PlotSurface = {
    pointed: ({ clientX, clientY }) => ({ x: clientX, y: clientY }),
    hold: (pointerId) => this.held.push(pointerId),
    scrollBy: (pixels) => {
      this.scrolled += pixels;
    },
  };

  constructor(
    view: TimeView,
    events: readonly TimelineEvent[] = [],
    lanes: readonly TimelineLane[] = [],
  ) {
    this.camera = new TimelineCamera(view, this.clock);
    const index = indexEvents(events, lanes);
    this.scene = () => {
      const layout = layoutTimeline(index, {
        view: this.camera.view,
        width: this.width,
        height: 200,
        measure,
      });
      return { index, layout, camera: this.camera, width: this.width };
    };
  }
}
