import type { TimelineIndex } from '../../core/timeline/index-events';
import type { TimelineLayout } from '../../core/timeline/shapes';
import type { TimelineCamera } from './timeline-camera.svelte';

/** What lies under a hand on the plot: what is drawn, from which events, at which view. */
export interface PlotScene {
  readonly index: TimelineIndex;
  readonly layout: TimelineLayout;
  readonly camera: TimelineCamera;
  /** The plot's width in pixels. */
  readonly width: number;
}

/** A place on the plot, in pixels from its top left corner, scrolled or not. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** What gestures need of the page; a test brings its own. */
export interface PlotSurface {
  /** Where a pointer is. */
  pointed(at: Pick<MouseEvent, 'clientX' | 'clientY'>): PlotPoint;
  /** Keeps a pointer's moves coming, wherever it goes. */
  hold(pointerId: number): void;
  /** Scrolls the rows; positive is down. */
  scrollBy(pixels: number): void;
}

/** The id of the lane at a height of the plot; beyond the last lane, the last one's. */
export function laneAt({ rows }: TimelineLayout, y: number): string {
  const row = rows.find((each) => y >= each.y && y < each.y + each.height);
  return (row ?? rows.at(-1))?.id ?? '';
}
