import { CHART_GUTTER, chartHead, drawChart, PICTURE_FONTS, type PictureFont } from './draw-chart';
import { drawText } from './draw-text';
import { gapsBetween, type DrawnGap } from './gaps';
import type { LaneIndex, TimelineIndex } from './index-events';
import { layoutChart, type ChartRequest } from './layout-chart';
import { PAPER_SIZES, type Paper } from './paper';
import type { TimelineLayout } from './shapes';
import type { TimeView } from './view';
import { spanWords } from './words';
import { element, escapedLine } from './xml';

/** What is asked of a timeline that is cut into pages. */
export interface PrintRequest extends ChartRequest {
  /** Into how many pages the time is cut, from 1. */
  readonly pagesWide: number;
  readonly paper: Paper;
}

/** One page: a part of the time, with some of the lanes, laid out whole. */
export interface TimelinePage {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly view: TimeView;
  readonly index: TimelineIndex;
  /** The first and the last of its lanes, from 1, and how many lanes there are. */
  readonly lanes: { readonly first: number; readonly last: number; readonly of: number };
  readonly layout: TimelineLayout;
  readonly gaps: readonly DrawnGap[];
}

/** Title, caption and their air, in pixels. */
const HEAD = 46;
/** Lanes lower than this name too few of their events, in pixels. */
const LANE = 104;
const FOLDED = 24;

/** How wide a page's plot is, in pixels. */
export function pagePlotWidth(paper: Paper): number {
  return PAPER_SIZES[paper].width - CHART_GUTTER;
}

/**
 * The pages of a timeline, a pure function: first all of the time for the first lanes, then for the
 * next. One page ends at the very millisecond at which the next begins; every lane is whole on each.
 */
export function timelinePages(request: PrintRequest): TimelinePage[] {
  const { index, view, paper } = request;
  const plotWidth = pagePlotWidth(paper);
  const found = request.showsGaps ? gapsBetween(index) : [];
  const room = PAPER_SIZES[paper].height - HEAD;
  // Lanes are shared out alike on all pages, whether or not gaps are named on one of them.
  const lanesRoom = room - chartHead([]) - 16;
  const stacks = stacksOf(index.lanes, lanesRoom);
  const views = cutView(view, request.pagesWide);
  let first = 1;
  const pages = stacks.flatMap((lanes) => {
    const part = { first, last: first + lanes.length - 1, of: index.lanes.length };
    first += lanes.length;
    const some = { ...index, lanes };
    return views.map((at) => ({
      view: at,
      index: some,
      lanes: part,
      ...layoutChart(request, { index: some, view: at, plotWidth, lanesHeight: lanesRoom }, found),
    }));
  });
  return pages.map((page, at) => ({ ...page, number: at + 1, of: pages.length }));
}

/** A stretch in equal parts, each beginning where the one before ends. */
function cutView({ from, to }: TimeView, parts: number): TimeView[] {
  const cut = (at: number): number => from + Math.round(((to - from) * at) / parts);
  return Array.from({ length: parts }, (_, at) => ({ from: cut(at), to: cut(at + 1) }));
}

/** The lanes by the pages they stand on, in order; one page even where there is none. */
function stacksOf(lanes: readonly LaneIndex[], room: number): LaneIndex[][] {
  const stacks: LaneIndex[][] = [[]];
  let used = 0;
  for (const lane of lanes) {
    const height = lane.folded ? FOLDED : LANE;
    const stack = stacks.at(-1) ?? [];
    if (stack.length > 0 && used + height > room) {
      stacks.push([lane]);
      used = height;
    } else {
      stack.push(lane);
      used += height;
    }
  }
  return stacks;
}

/** A page as SVG, for an HTML document that holds all of them. */
export function drawPage(page: TimelinePage, request: PrintRequest): string {
  const { look, measure, paper, title, filter, locale } = request;
  const { width, height } = PAPER_SIZES[paper];
  const { first, last, of } = page.lanes;
  const count = `page ${page.number} of ${page.of}`;
  const countWidth = measure(count, PICTURE_FONTS.caption);
  const parts = [
    spanWords(page.view.from, page.view.to, locale),
    filter && `only ${filter}`,
    last - first + 1 < of &&
      (first === last ? `lane ${first} of ${of}` : `lanes ${first} to ${last} of ${of}`),
  ];
  const caption = parts.filter((part) => part).join(' · ');
  const line = (text: string, baseline: number, font: PictureFont, room: number): string =>
    drawText({
      text,
      x: 0,
      baseline,
      width: room,
      measure: (words) => measure(words, font),
      attributes: {
        fill: font === PICTURE_FONTS.title ? look.ink : look.ink2,
        'font-size': font.size,
        'font-weight': font.weight,
      },
    });
  const inside = [
    element('title', {}, escapedLine(`${title}, ${count}: ${caption}`)),
    line(title, 18, PICTURE_FONTS.title, width - countWidth - 24),
    line(caption, 36, PICTURE_FONTS.caption, width),
    drawText({
      text: count,
      x: width,
      baseline: 18,
      width: countWidth,
      measure: (words) => measure(words, PICTURE_FONTS.caption),
      align: 'right',
      attributes: { fill: look.ink2, 'font-weight': PICTURE_FONTS.caption.weight },
    }),
    element(
      'g',
      { transform: `translate(0 ${HEAD})` },
      drawChart({
        index: page.index,
        layout: page.layout,
        gaps: page.gaps,
        plotWidth: pagePlotWidth(paper),
        look,
        measure,
        locale,
        idPrefix: `page${page.number}-`,
      }),
    ),
  ];
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const fonts = { 'font-family': look.family, 'font-size': PICTURE_FONTS.label.size };
  return element('svg', { ...size, role: 'img', ...fonts }, inside.join('\n'));
}
