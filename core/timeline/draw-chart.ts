import { clusterWords } from './cluster-words';
import { drawShape } from './draw-shape';
import { drawText } from './draw-text';
import type { DrawnGap } from './gaps';
import { foldedMarks, foldedStretches } from './folded-paths';
import type { TimelineIndex } from './index-events';
import type { PictureLook } from './picture-look';
import type { LaneRow, Shape, TimelineLayout } from './shapes';
import type { Tick } from './ticks';
import { eventWords } from './words';
import { element, escapedLine } from './xml';

/** A font of a picture: all its words are in one family. */
export interface PictureFont {
  readonly weight: number;
  /** In pixels. */
  readonly size: number;
}

/** The fonts of a picture by what they are for. */
export const PICTURE_FONTS = {
  title: { weight: 600, size: 18 },
  caption: { weight: 400, size: 12 },
  label: { weight: 600, size: 12 },
  name: { weight: 500, size: 12 },
  small: { weight: 400, size: 11 },
} as const satisfies Record<string, PictureFont>;

/** The width in pixels of a text in a font. */
export type MeasureText = (text: string, font: PictureFont) => number;

/** What a chart is drawn from: lanes laid out whole, from the top. */
export interface ChartDrawing {
  readonly index: TimelineIndex;
  readonly layout: TimelineLayout;
  readonly gaps: readonly DrawnGap[];
  /** The plot without the lanes' names, in pixels. */
  readonly plotWidth: number;
  readonly look: PictureLook;
  readonly measure: MeasureText;
  /** BCP 47 of the words for times. */
  readonly locale: string;
  /** Begins every id in it: charts of one document differ in it. */
  readonly idPrefix: string;
}

/** The lanes' names, in pixels. */
export const CHART_GUTTER = 152;
const AXIS_HEIGHT = 26;
const GAPS_HEIGHT = 16;
const PAD = 10;

/** How high a chart is above its lanes, in pixels: the axis, and the gaps where some are named. */
export function chartHead(gaps: readonly DrawnGap[]): number {
  return AXIS_HEIGHT + (gaps.length > 0 ? GAPS_HEIGHT : 0);
}

/**
 * Axis, gaps, lanes with their names and everything in them, as SVG elements from (0, 0): as wide as
 * the gutter and the plot, as high as its head and the layout's content.
 */
export function drawChart(chart: ChartDrawing): string {
  const { layout, gaps, plotWidth, look, idPrefix } = chart;
  const head = chartHead(gaps);
  const width = CHART_GUTTER + plotWidth;
  const bottom = head + layout.contentHeight;
  const clip = `${idPrefix}plot`;
  let ids = 0;
  const newId = (): string => `${idPrefix}fade${(ids += 1)}`;
  const wordsOf = (shape: Shape): string =>
    shape.kind === 'cluster'
      ? clusterWords(chart.index, shape, chart.locale)
      : eventWords(shape.event);
  const measure = (text: string): number => chart.measure(text, PICTURE_FONTS.label);
  // Bars first: in the window, too, dots and rings lie over them.
  const bars = layout.shapes.filter(({ kind }) => kind === 'bar');
  const points = layout.shapes.filter(({ kind }) => kind !== 'bar');
  const shapes = [...bars, ...points]
    .map((shape) => drawShape(shape, { look, plotWidth, measure, wordsOf, newId }))
    .join('');
  const plot = element(
    'g',
    { transform: `translate(${CHART_GUTTER} ${head})`, 'clip-path': `url(#${clip})` },
    gridOf(layout, look) + foldedOf(layout, look) + nowOf(layout, look) + shapes,
  );
  const clipRect = { x: 0, y: 0, width: plotWidth, height: layout.contentHeight };
  return [
    element('clipPath', { id: clip }, element('rect', clipRect)),
    element('rect', { x: 0, y: 0, width: CHART_GUTTER, height: bottom, fill: look.panel }),
    axisOf(chart),
    gapsOf(chart),
    ...layout.rows.map((row) => laneOf(row, head, width, chart)),
    plot,
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: bottom - 1,
      fill: 'none',
      stroke: look.line,
    }),
    verticalAt(CHART_GUTTER - 0.5, 0, bottom, look.line),
    horizontalAt(head - 0.5, 0, width, look.line),
  ].join('');
}

function verticalAt(x: number, from: number, to: number, stroke: string): string {
  return element('path', {
    d: `M${Math.round(x * 100) / 100} ${from}V${to}`,
    stroke,
    fill: 'none',
  });
}

function horizontalAt(y: number, from: number, to: number, stroke: string): string {
  return element('path', {
    d: `M${from} ${Math.round(y * 100) / 100}H${to}`,
    stroke,
    fill: 'none',
  });
}

function axisOf({ layout, plotWidth, look, measure }: ChartDrawing): string {
  const { ticks, context } = layout.axis;
  const baseline = 17;
  const label = (tick: Tick): string => {
    const font = tick.major ? PICTURE_FONTS.name : PICTURE_FONTS.caption;
    const wide = measure(tick.label, font);
    // A word that the edge would cut says something else.
    if (tick.label === '' || tick.x + 5 + wide > plotWidth) return '';
    return drawText({
      text: tick.label,
      x: CHART_GUTTER + tick.x + 5,
      baseline,
      width: wide,
      measure: (text) => measure(text, font),
      attributes: {
        class: 'tick',
        fill: tick.major ? look.ink2 : look.ink3,
        'font-weight': font.weight,
      },
    });
  };
  const larger = drawText({
    text: context,
    x: PAD,
    baseline,
    width: CHART_GUTTER - 2 * PAD,
    measure: (text) => measure(text, PICTURE_FONTS.label),
    attributes: { fill: look.ink2, 'font-weight': PICTURE_FONTS.label.weight },
  });
  return larger + ticks.map(label).join('');
}

function gapsOf({ gaps, look, measure }: ChartDrawing): string {
  const font = PICTURE_FONTS.small;
  return gaps
    .map(({ x, width, words, label }) => {
      const left = CHART_GUTTER + x;
      const right = left + width;
      const middle = AXIS_HEIGHT + GAPS_HEIGHT / 2;
      const ends = { from: AXIS_HEIGHT + 1, to: AXIS_HEIGHT + GAPS_HEIGHT - 2 };
      const parts = [
        element('title', {}, escapedLine(words)),
        verticalAt(left, ends.from, ends.to, look.line),
        verticalAt(right, ends.from, ends.to, look.line),
      ];
      if (!label) parts.push(horizontalAt(middle, left, right, look.line));
      else {
        const start = CHART_GUTTER + label.x;
        parts.push(
          horizontalAt(middle, left, start - 6, look.line),
          horizontalAt(middle, start + label.width + 6, right, look.line),
          drawText({
            text: label.text,
            x: start,
            baseline: middle + 4,
            width: label.width,
            measure: (text) => measure(text, font),
            attributes: { class: 'gap', fill: look.ink3, 'font-size': font.size },
          }),
        );
      }
      return element('g', {}, parts.join(''));
    })
    .join('');
}

/** A lane's name and count, and the line at its foot. */
function laneOf(row: LaneRow, head: number, width: number, chart: ChartDrawing): string {
  const { look, measure } = chart;
  const middle = head + row.y + row.height / 2;
  const count = String(row.count);
  const countWidth = measure(count, PICTURE_FONTS.small);
  const name = drawText({
    text: row.name,
    x: PAD,
    baseline: middle + 4,
    width: CHART_GUTTER - 2 * PAD - countWidth - 8,
    measure: (text) => measure(text, PICTURE_FONTS.name),
    attributes: {
      class: 'lane',
      fill: row.folded ? look.ink3 : look.ink2,
      'font-weight': PICTURE_FONTS.name.weight,
    },
  });
  const number = drawText({
    text: count,
    x: CHART_GUTTER - PAD,
    baseline: middle + 4,
    width: countWidth,
    measure: (text) => measure(text, PICTURE_FONTS.small),
    align: 'right',
    attributes: { fill: look.ink3, 'font-size': PICTURE_FONTS.small.size },
  });
  const title = element('title', {}, escapedLine(row.name));
  const foot = horizontalAt(head + row.y + row.height - 0.5, 0, width, look.line2);
  return element('g', {}, title + name + number + foot);
}

function gridOf({ axis, contentHeight }: TimelineLayout, look: PictureLook): string {
  return axis.ticks
    .map(({ x, major }) => verticalAt(x, 0, contentHeight, major ? look.line : look.line2))
    .join('');
}

function foldedOf({ folded }: TimelineLayout, look: PictureLook): string {
  return folded
    .map((lane) => {
      const stretches = foldedStretches(lane, false) + foldedStretches(lane, true);
      const marks = foldedMarks(lane, false) + foldedMarks(lane, true);
      const paths = [
        stretches && element('path', { d: stretches, fill: look.ink3, 'fill-opacity': 0.35 }),
        marks && element('path', { d: marks, fill: look.ink3, 'fill-opacity': 0.8 }),
      ];
      return element('g', { class: 'folded', transform: `translate(0 ${lane.y})` }, paths.join(''));
    })
    .join('');
}

function nowOf({ now, contentHeight }: TimelineLayout, look: PictureLook): string {
  if (now === null) return '';
  const attributes = { class: 'now', x: now, y: 0, width: 1, height: contentHeight };
  return element('rect', { ...attributes, fill: look.accent, 'fill-opacity': 0.55 });
}
