import type { MeasureText } from '../../core/timeline/draw-chart';
import { drawTimelineSvg, eventsInView, type TimelinePicture } from '../../core/timeline/draw-svg';
import type { TimelineIndex } from '../../core/timeline/index-events';
import type { TimelineEvent } from '../../core/timeline/event';
import type { Paper } from '../../core/timeline/paper';
import { printedBody, type PrintedLine } from '../../core/timeline/print-document';
import { PAPER, PRINTED } from '../../core/timeline/picture-look';
import type { TimeView } from '../../core/timeline/view';
import { timeLocale } from '../state/time-words.svelte';
import { textMeasure } from './measure-text';

/** What the timeline shows, for a picture of it. */
export interface TimelineScene {
  readonly index: TimelineIndex;
  readonly view: TimeView;
  /** The stretch that all events lie in. */
  readonly everything: TimeView;
  readonly plotWidth: number;
  readonly showsGaps: boolean;
  readonly now: number | null;
}

/** Narrower, labels have no room; a picture is as wide as the window where that is more. */
const LEAST_WIDTH = 1_000;

/** Widths of words in the fonts of a picture, as the window's own fonts have them. */
function pictureMeasure(): MeasureText {
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

/** How the timeline is to be printed, as the user chose. */
export interface PrintChoice {
  readonly what: 'view' | 'everything';
  readonly pagesWide: number;
  readonly paper: Paper;
  /** Whether the events follow as a list. */
  readonly hasList: boolean;
}

/** The pages of what the timeline shows, as the body of a document; see `printedBody`. */
export function pagesOf(
  scene: TimelineScene,
  { title, filter }: { readonly title: string; readonly filter: string },
  choice: PrintChoice,
  lineOf: (event: TimelineEvent) => PrintedLine,
): string {
  const { index, showsGaps, now } = scene;
  const view = choice.what === 'view' ? scene.view : scene.everything;
  const { pagesWide, paper } = choice;
  const [look, measure, locale] = [PRINTED, pictureMeasure(), timeLocale()];
  return printedBody(
    { index, view, pagesWide, paper, title, filter, showsGaps, now, look, measure, locale },
    choice.hasList ? eventsInView(index, view) : [],
    index.undated,
    lineOf,
  );
}
