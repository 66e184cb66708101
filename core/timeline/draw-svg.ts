import { CHART_GUTTER, chartHead, drawChart, PICTURE_FONTS, type PictureFont } from './draw-chart';
import { drawText } from './draw-text';
import type { TimelineEvent } from './event';
import { gapsBetween } from './gaps';
import { drawnSpan, type TimelineIndex } from './index-events';
import { layoutChart, type ChartRequest } from './layout-chart';
import type { TimeView } from './view';
import { counted, eventWords, spanWords } from './words';
import { element, escapedLine } from './xml';

/** What is asked of a picture of the timeline. */
export interface PictureRequest extends ChartRequest {
  /** The plot without the lanes' names, in pixels. */
  readonly plotWidth: number;
}

/** A picture as SVG text, and its size in pixels. */
export interface TimelinePicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;
const TITLE_BASELINE = 40;
const CAPTION_BASELINE = 60;
const CHART_TOP = 74;
/** A lane high enough for four rows of labels; many lanes get less, so that the whole can be read. */
const LANE = 104;
const LOW_LANE = 52;
const FEW_LANES = 24;
const FOLDED = 24;
const FOOT_LINE = 18;

/** The height in which a picture lays out an index' lanes, in pixels. */
function pictureLanesHeight(index: TimelineIndex): number {
  const folded = index.lanes.filter((lane) => lane.folded).length;
  const whole = index.lanes.length - folded;
  return whole * (whole > FEW_LANES ? LOW_LANE : LANE) + folded * FOLDED;
}

/** The dated events that touch a view, each once, in order. */
export function eventsInView(index: TimelineIndex, view: TimeView): TimelineEvent[] {
  return Array.from(index.order).flatMap((position) => {
    const event = index.events[position];
    const span = event && drawnSpan(event);
    return span && span.earliest <= view.to && span.latest >= view.from ? [event] : [];
  });
}

/** `25 Oct – 24 Nov 2023 · only #union · 17 events, 2 undated`. */
function pictureCaption(request: PictureRequest): string {
  const { index, view, filter, locale } = request;
  const count = counted(eventsInView(index, view).length, 'event');
  const undated = index.undated.length > 0 ? `, ${index.undated.length} undated` : '';
  const parts = [
    spanWords(view.from, view.to, locale),
    filter && `only ${filter}`,
    count + undated,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/**
 * The timeline as one SVG text, a pure function: all lanes whole, whatever is scrolled into view.
 *
 * Nothing in it refers to anything outside of it, and it says the same to a screen reader as the
 * window does. Fonts are named, with others in their place where they are missing.
 */
export function drawTimelineSvg(request: PictureRequest): TimelinePicture {
  const { index, view, plotWidth, look, measure, locale, title } = request;
  const lanesHeight = pictureLanesHeight(index);
  const { layout, gaps } = layoutChart(
    request,
    { index, view, plotWidth, lanesHeight },
    request.showsGaps ? gapsBetween(index) : [],
  );
  const chart = { index, layout, gaps, plotWidth, look, measure, locale, idPrefix: 'dateline-' };
  const inside = CHART_GUTTER + plotWidth;
  const width = inside + 2 * MARGIN;
  const footTop = CHART_TOP + chartHead(gaps) + layout.contentHeight + 12;
  const foot = footOf(index.undated, footTop, inside, request);
  const height = Math.ceil(footTop + foot.height + MARGIN - 12);
  const caption = pictureCaption(request);
  const line = (text: string, baseline: number, font: PictureFont, fill: string): string =>
    drawText({
      text,
      x: MARGIN,
      baseline,
      width: inside,
      measure: (words) => measure(words, font),
      attributes: { fill, 'font-size': font.size, 'font-weight': font.weight },
    });
  const parts = [
    element('title', { id: 'dateline-title' }, escapedLine(`${title}: timeline`)),
    element('desc', { id: 'dateline-desc' }, escapedLine(caption)),
    element('rect', { width, height, fill: look.paper }),
    line(title, TITLE_BASELINE, PICTURE_FONTS.title, look.ink),
    line(caption, CAPTION_BASELINE, PICTURE_FONTS.caption, look.ink2),
    element('g', { transform: `translate(${MARGIN} ${CHART_TOP})` }, drawChart(chart)),
    foot.svg,
  ];
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'dateline-title dateline-desc',
      'font-family': look.family,
      'font-size': PICTURE_FONTS.label.size,
    },
    parts.join('\n'),
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, width, height };
}

/** The events without a date, one after the other, in as many lines as they need. */
function footOf(
  undated: readonly TimelineEvent[],
  top: number,
  inside: number,
  { look, measure }: PictureRequest,
): { svg: string; height: number } {
  if (undated.length === 0) return { svg: '', height: 0 };
  const name = `Undated ${undated.length}`;
  const nameFont = PICTURE_FONTS.name;
  const font = PICTURE_FONTS.caption;
  const ofName = (text: string): number => measure(text, nameFont);
  const ofTitle = (text: string): number => measure(text, font);
  let baseline = top + 14;
  const parts = [
    drawText({
      text: name,
      x: MARGIN,
      baseline,
      width: CHART_GUTTER - 16,
      measure: ofName,
      attributes: { fill: look.ink2, 'font-weight': nameFont.weight },
    }),
  ];
  const left = MARGIN + CHART_GUTTER;
  const room = inside - CHART_GUTTER;
  let x = left;
  for (const event of undated) {
    const width = Math.min(room, Math.ceil(ofTitle(event.title)) + 1);
    if (x > left && x + width > left + room) {
      x = left;
      baseline += FOOT_LINE;
    }
    const fill = event.colour ? look.tones[event.colour] : look.ink;
    const words = drawText({
      text: event.title,
      x,
      baseline,
      width,
      measure: ofTitle,
      attributes: { class: 'undated', fill, 'font-weight': font.weight },
    });
    parts.push(element('g', {}, element('title', {}, escapedLine(eventWords(event))) + words));
    x += width + 18;
  }
  return { svg: parts.join(''), height: baseline - top + 6 };
}
