import type { MeasureText } from '../../core/timeline/draw-chart';
import { drawTimelineSvg, type TimelinePicture } from '../../core/timeline/draw-svg';
import type { TimelineIndex } from '../../core/timeline/index-events';
import { PAPER } from '../../core/timeline/picture-look';
import type { TimeView } from '../../core/timeline/view';
import { timeLocale } from '../state/time-words.svelte';
import { textMeasure } from './measure-text';

/** What the timeline shows, for a picture of it. */
export interface TimelineScene {
  readonly index: TimelineIndex;
  readonly view: TimeView;
  readonly plotWidth: number;
  readonly showsGaps: boolean;
  readonly now: number | null;
}

/** Narrower, labels have no room; a picture is as wide as the window where that is more. */
const LEAST_WIDTH = 1_000;

/** Widths of words in the fonts of a picture, as the window's own fonts have them. */
export function pictureMeasure(): MeasureText {
  const measures = new Map<string, (text: string) => number>();
  return (text, { weight, size }) => {
    const font = `${weight} ${size}px ${PAPER.family}`;
    let measure = measures.get(font);
    if (!measure) measures.set(font, (measure = textMeasure(font)));
    return measure(text);
  };
}

/** A picture of what the timeline shows, with what stands above it. */
export function pictureOf(
  scene: TimelineScene,
  { title, filter }: { readonly title: string; readonly filter: string },
): TimelinePicture {
  return drawTimelineSvg({
    ...scene,
    plotWidth: Math.round(Math.max(LEAST_WIDTH, scene.plotWidth)),
    title,
    filter,
    look: PAPER,
    measure: pictureMeasure(),
    locale: timeLocale(),
  });
}
