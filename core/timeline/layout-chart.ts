import { PICTURE_FONTS, type MeasureText } from './draw-chart';
import { drawnGaps, type DrawnGap, type Gap } from './gaps';
import type { TimelineIndex } from './index-events';
import { layoutTimeline } from './layout';
import type { PictureLook } from './picture-look';
import type { TimelineLayout } from './shapes';
import type { TimeView } from './view';

/** What every picture of the timeline is asked for, be it on one sheet or on pages. */
export interface ChartRequest {
  readonly index: TimelineIndex;
  /** The whole stretch of time on it. */
  readonly view: TimeView;
  /** What stands above it: the library's name. */
  readonly title: string;
  /** What the events are narrowed down to, in words; '' where all are shown. */
  readonly filter: string;
  readonly showsGaps: boolean;
  /** The present in milliseconds as the reader's clock shows it. */
  readonly now: number | null;
  readonly look: PictureLook;
  readonly measure: MeasureText;
  /** BCP 47 of the words for times. */
  readonly locale: string;
}

/** The stretch of time and the lanes of one chart, and the room for them, in pixels. */
interface ChartPart {
  readonly index: TimelineIndex;
  readonly view: TimeView;
  readonly plotWidth: number;
  readonly lanesHeight: number;
}

/** Lays out one chart with the fonts of pictures; `gaps` are those of the whole timeline. */
export function layoutChart(
  { measure, locale, now }: ChartRequest,
  { index, view, plotWidth, lanesHeight }: ChartPart,
  gaps: readonly Gap[],
): { readonly layout: TimelineLayout; readonly gaps: readonly DrawnGap[] } {
  return {
    layout: layoutTimeline(index, {
      view,
      width: plotWidth,
      height: lanesHeight,
      measure: (text) => measure(text, PICTURE_FONTS.label),
      locale,
      now,
    }),
    gaps: drawnGaps(gaps, view, plotWidth, {
      measure: (text) => measure(text, PICTURE_FONTS.small),
      locale,
    }),
  };
}
