import type { TimelineEvent } from './event';
import { softEnds } from './bar-ends';
import type { LaneIndex, TimelineIndex } from './index-events';
import { contentOf, firstBeyond, withStandIns, type LaneContent } from './lane-content';
import { RowSpace, packPoints, packStretches } from './pack-lane';
import type { Glyph, PlacedStretch, Track } from './pack-lane';
import type { Bar, Cluster, Dot, Label, LaneRow, Rect, Shape } from './shapes';
import { millisecondsPerPixel, type TimeView } from './view';

/** What laying out a lane needs to know beside its events. */
export interface LaneSetting {
  readonly index: TimelineIndex;
  readonly view: TimeView;
  readonly width: number;
  /** The width in pixels of a label's text. */
  readonly measure: (text: string) => number;
  readonly selectedId: string | null;
  /** Shapes further out than so many pixels are left out. */
  readonly reach: number;
}

/** Rows closer than this would let labels touch. */
const ROW_HEIGHT = 22;
const MAX_ROWS = 9;
/**
 * A lane with more dots and clusters than this is laid out in fewer rows: rows full of rings name
 * nothing, and every one of them is an element that moves with each frame.
 */
const MOST_GLYPHS = 70;
/** What a dot or a cluster takes of its row. */
const GLYPH_ROOM = 26;
/** From here on a row has room for a label above a bar. */
const TALL_ROW = 32;
/** Between the thin lines at the foot of a row. */
const LINE_STEP = 5;
const LABEL_HEIGHT = 16;
const LABEL_GAP = 5;
/** Between a label's end and whatever follows: words need air to be told apart. */
const LABEL_AIR = 10;
const MAX_LABEL = 280;
const MAX_CLUSTER_LABEL = 190;
/** So many of a cluster's events are named, if there is room. */
const CLUSTER_TITLES = 3;
/** A label cut shorter than this says nothing. */
const MIN_CUT_LABEL = 44;
/** No word is shorter: where there is less room, nothing need be measured. */
const LEAST_LABEL = 12;
/** About the width of a letter: enough to choose a row by, for many more events than will be named. */
const LETTER = 6.8;
/** No words have letters narrower than this throughout. */
const NARROW_LETTER = 2.5;
const CONFLICT_SIGN = 16;
/** Between words and the right edge of the plot. */
const EDGE_AIR = 4;
/** The outline around a selected event reaches this far beyond its words. */
const OUTLINE = 8;
/** Bars are cut off this far out: far enough that their fading is not cut with them. */
const BAR_CLIP = 4000;
const MIN_TARGET = 24;
/** How thick a bar is that has its row to itself. */
const RAISED = 9;

/** The counts of rows to try, few first: rows of an odd count keep one in the middle of the lane. */
function rowCounts(height: number, content: LaneContent): number[] {
  const most = Math.min(MAX_ROWS, Math.floor(height / ROW_HEIGHT));
  if (most < 2) return [1];
  if (most === 2) return [1, 2];
  let rows = most % 2 === 0 ? most - 1 : most;
  while (rows > 1 && crowd(content, rows) > MOST_GLYPHS) rows -= 2;
  return [rows];
}

/** About how many dots and clusters that many rows would hold. */
function crowd({ points }: LaneContent, rows: number): number {
  let glyphs = 0;
  for (let at = 0; at < points.count;) {
    const end = firstBeyond(points, at, (points.x[at] ?? 0) + GLYPH_ROOM);
    glyphs += Math.min(rows, end - at);
    at = end;
  }
  return glyphs;
}

/** Rows from the middle outwards. */
function rowsByPreference(count: number): number[] {
  const middle = (count - 1) / 2;
  return Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b,
  );
}

/** The shapes of one lane. Shapes that are not seen are left out. */
export function layoutLane(setting: LaneSetting, lane: LaneIndex, place: LaneRow): Shape[] {
  const content = contentOf(lane, setting.view, setting.width);
  let best: Attempt | null = null;
  for (const count of rowCounts(place.height, content)) {
    const attempt = new Attempt(setting, lane, place, content, count);
    if (!best || attempt.isClearerThan(best)) best = attempt;
  }
  return best ? best.seen() : [];
}

/** One way to lay out a lane: with a given number of rows. */
class Attempt {
  readonly #setting: LaneSetting;
  readonly #lane: LaneIndex;
  readonly #place: LaneRow;
  readonly #rowHeight: number;
  readonly #spaces: readonly RowSpace[];
  readonly #shapes: Shape[] = [];
  #clustered = 0;
  #labels = 0;

  constructor(
    setting: LaneSetting,
    lane: LaneIndex,
    place: LaneRow,
    content: LaneContent,
    count: number,
  ) {
    this.#setting = setting;
    this.#lane = lane;
    this.#place = place;
    this.#rowHeight = place.height / count;
    this.#spaces = Array.from({ length: count }, () => new RowSpace());
    this.#fill(content, rowsByPreference(count));
  }

  /** Fewer events hidden in clusters, or as few and more of them named. */
  isClearerThan(other: Attempt): boolean {
    if (this.#clustered !== other.#clustered) return this.#clustered < other.#clustered;
    return this.#labels > other.#labels;
  }

  /** The shapes of which something may be on the plot, from left to right. */
  seen(): Shape[] {
    const { reach } = this.#setting;
    const right = this.#setting.width + reach;
    return this.#shapes
      .filter(({ hit }) => hit.x + hit.width >= -reach && hit.x <= right)
      .map((shape) => this.#withinEdge(shape));
  }

  /**
   * Words that would run off the right edge end there, as others do where there is no room. Only now:
   * what is laid out must not depend on where the edge is, or it would change as the hand pans.
   */
  #withinEdge(shape: Shape): Shape {
    const { label, hit } = shape;
    if (!label) return shape;
    const extra = shape.kind === 'cluster' ? 0 : this.#extra(shape.event);
    const width = Math.floor(this.#setting.width - EDGE_AIR - extra - label.x);
    if (width >= label.width || width < MIN_CUT_LABEL) return shape;
    const right = Math.max(
      shape.kind === 'bar' ? shape.x + shape.width : 0,
      label.x + width + extra,
    );
    return {
      ...shape,
      label: { ...label, width, cut: true },
      hit: { ...hit, width: Math.min(hit.width, right - hit.x) },
    };
  }

  #fill(content: LaneContent, rows: readonly number[]): void {
    const { width } = this.#setting;
    const { placed, left } = packStretches(content.stretches, this.#tracks(rows));
    const points = withStandIns(this.#lane, content.points, content.stretches, left, width);
    const radius = Math.min(12, Math.floor(this.#rowHeight / 2) - 1);
    const wanted = (at: number): number => {
      const title = this.#eventAt(points.positions[at] ?? -1)?.title ?? '';
      return Math.min(MAX_LABEL, title.length * LETTER) + LABEL_GAP + LABEL_AIR;
    };
    const glyphs = packPoints(points, rows, radius, wanted);

    for (const glyph of glyphs) {
      const { x, radius: reach, row } = glyph;
      this.#spaces[row]?.take(x - reach - 2, x + reach + 3);
      if (glyph.cluster) this.#clustered += glyph.end - glyph.start;
    }
    const pending: { readonly x: number; readonly rank: number; readonly draw: () => Shape }[] = [];
    for (const stretch of placed) {
      const event = this.#eventAt(stretch.position);
      if (!event) continue;
      const raised = this.#raise(stretch);
      const draw = (): Shape => this.#bar(event, stretch, raised);
      pending.push({ x: Math.max(-BAR_CLIP, stretch.x1), rank: this.#rank(event), draw });
    }
    for (const glyph of glyphs) {
      if (glyph.cluster) {
        const members = points.items.subarray(glyph.start, glyph.end);
        pending.push({ x: glyph.x, rank: 2, draw: () => this.#cluster(glyph, members) });
        continue;
      }
      const position = points.positions[glyph.start] ?? -1;
      const event = this.#eventAt(position);
      if (!event) continue;
      const draw = (): Shape => this.#dot(event, glyph, position);
      pending.push({ x: glyph.x, rank: this.#rank(event), draw });
    }
    // Room for words goes to the selected event first, then to conflicts, then from left to right.
    pending.sort((a, b) => a.rank - b.rank || a.x - b.x);
    const drawn = pending.map(({ x, draw }) => ({ x, shape: draw() }));
    drawn.sort((a, b) => a.x - b.x);
    this.#shapes.push(...drawn.map(({ shape }) => shape));
  }

  /** Every row has a line at its foot for stretches, higher rows two or three. */
  #tracks(rows: readonly number[]): Track[] {
    const spare = Math.floor((this.#rowHeight - ROW_HEIGHT) / LINE_STEP);
    const lines = 1 + Math.min(2, Math.max(0, spare));
    return Array.from({ length: lines }, (_, line) => rows.map((row) => ({ row, line }))).flat();
  }

  #eventAt(position: number): TimelineEvent | undefined {
    return this.#setting.index.events[this.#lane.items[position] ?? -1];
  }

  #rank(event: TimelineEvent): number {
    return event.id === this.#setting.selectedId ? 0 : event.conflict ? 1 : 2;
  }

  #rowMiddle(row: number): number {
    return this.#place.y + (row + 0.5) * this.#rowHeight;
  }

  /**
   * Whether a bar has its row to itself: then it lies in the middle with its label above, else
   * below the dots as a line. Alone, it takes its stretch, to keep its neighbours' words off.
   */
  #raise({ position, x1, x2, row, alone }: PlacedStretch): boolean {
    const space = this.#spaces[row];
    if (!space || !alone || this.#rowHeight < TALL_ROW) return false;
    const { left, right } = this.#clipped(x1, x2);
    if (left + space.freeFrom(left) < right) return false;
    space.take(left, right, this.#eventAt(position)?.id);
    return true;
  }

  #clipped(x1: number, x2: number): { left: number; right: number } {
    const most = this.#setting.width + BAR_CLIP;
    const left = Math.min(most, Math.max(x1, -BAR_CLIP));
    return { left, right: Math.max(left + 2, Math.min(x2, most)) };
  }

  /** How many pixels right of `x` words may take. */
  #room(owner: string | null, row: number, x: number, most: number, extra: number): number {
    const free = this.#spaces[row]?.freeFrom(x, owner) ?? 0;
    return Math.min(free - LABEL_AIR - extra, most);
  }

  /** Finds room for words from `x` on, and takes it. */
  #label(
    owner: string | null,
    text: string,
    row: number,
    x: number,
    y: number,
    most: number,
    extra: number,
    wide: () => number = () => this.#setting.measure(text),
  ): Label | null {
    const space = this.#spaces[row];
    if (!space || text === '') return null;
    const room = this.#room(owner, row, x, most, extra);
    if (room < LEAST_LABEL) return null;
    // Of words that are cut in any case it need not be known how long they are: measuring is dear.
    const isTooLong = text.length * NARROW_LETTER > room;
    const needed = isTooLong ? Infinity : Math.ceil(wide()) + 1;
    const width = Math.min(needed, Math.floor(room));
    if (width < needed && width < MIN_CUT_LABEL) return null;
    space.take(x, x + width + extra + LABEL_AIR);
    this.#labels += width < needed ? 0.5 : 1;
    return { text, x, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT, cut: width < needed };
  }

  #extra(event: TimelineEvent): number {
    const selected = event.id === this.#setting.selectedId;
    return (event.conflict ? CONFLICT_SIGN : 0) + (selected ? OUTLINE : 0);
  }

  #dot(event: TimelineEvent, glyph: Glyph, position: number): Dot {
    const { view, width } = this.#setting;
    const { x, row, radius } = glyph;
    const y = this.#rowMiddle(row);
    const extra = this.#extra(event);
    const label = this.#label(null, event.title, row, x + radius + LABEL_GAP, y, MAX_LABEL, extra);
    const perPixel = millisecondsPerPixel(view, width);
    const earliest = this.#lane.earliest[position] ?? 0;
    const latest = this.#lane.latest[position] ?? 0;
    const reach = (latest - earliest) / perPixel;
    return {
      kind: 'dot',
      key: `${this.#lane.id}/${event.id}`,
      laneId: this.#lane.id,
      event,
      x,
      y,
      reach: reach > radius * 2 + 4 ? { x: (earliest - view.from) / perPixel, width: reach } : null,
      label,
      hit: this.#hit(x - radius, x + radius, y, label, extra),
    };
  }

  #cluster(glyph: Glyph, members: Int32Array): Cluster {
    const { index } = this.#setting;
    const { x, row, radius } = glyph;
    const y = this.#rowMiddle(row);
    const start = x + radius + LABEL_GAP;
    const hasRoom = this.#room(null, row, start, MAX_CLUSTER_LABEL, 0) >= LEAST_LABEL;
    const label = hasRoom ? this.#clusterLabel(members, row, start, y) : null;
    const first = index.events[members[0] ?? -1]?.id ?? '';
    return {
      kind: 'cluster',
      key: `${this.#lane.id}/+${first}`,
      laneId: this.#lane.id,
      members,
      x,
      y,
      radius,
      label,
      hit: this.#hit(x - radius, x + radius, y, label, 0),
    };
  }

  /** The first titles of a cluster, as far as there is room. */
  #clusterLabel(members: Int32Array, row: number, x: number, y: number): Label | null {
    const { index, measure } = this.#setting;
    const titles: string[] = [];
    for (let nth = 0; nth < Math.min(CLUSTER_TITLES, members.length); nth += 1)
      titles.push(index.events[members[nth] ?? -1]?.title ?? '');
    const more = members.length > titles.length ? ' …' : '';
    const words = titles.join(', ') + more;
    // Titles are measured once each; what they come to together is new with every frame.
    const wide = (): number =>
      titles.reduce((sum, title) => sum + measure(title) + measure(', '), measure(' …'));
    return this.#label(null, words, row, x, y, MAX_CLUSTER_LABEL, 0, wide);
  }

  #bar(event: TimelineEvent, stretch: PlacedStretch, raised: boolean): Bar {
    const { view, width } = this.#setting;
    const { row, x1, x2 } = stretch;
    const middle = this.#rowMiddle(row);
    const foot = middle + this.#rowHeight / 2 - 3;
    const y = raised ? middle + 7 : foot - stretch.line * LINE_STEP;
    const thickness = raised ? RAISED : 4;
    const openStart = x1 === -Infinity;
    const openEnd = x2 === Infinity;
    const { left, right } = this.#clipped(x1, x2);

    const textX = barWordsX(left, right - left, thickness);
    const textY = raised ? middle - 8 : middle - 1;
    const extra = this.#extra(event);
    const label =
      right < textX
        ? null
        : this.#label(event.id, event.title, row, textX, textY, MAX_LABEL, extra);

    const perPixel = millisecondsPerPixel(view, width);
    const soft = softEnds(event, stretch, perPixel);
    return {
      kind: 'bar',
      key: `${this.#lane.id}/${event.id}`,
      laneId: this.#lane.id,
      event,
      x: left,
      width: right - left,
      y,
      thickness,
      softStart: openStart ? 0 : Math.max(0, soft.start - (left - x1)),
      softEnd: openEnd ? 0 : Math.max(0, soft.end - (x2 - right)),
      openStart,
      openEnd,
      label,
      hit: this.#hit(left, right, middle, label, extra),
    };
  }

  #hit(x1: number, x2: number, y: number, label: Label | null, extra: number): Rect {
    const spare = Math.max(0, MIN_TARGET - (x2 - x1)) / 2;
    const right = Math.max(x2 + spare, label ? label.x + label.width + extra : -Infinity);
    const left = x1 - spare;
    const height = Math.min(this.#rowHeight, raisedHeight(this.#rowHeight));
    return { x: left, y: y - height / 2, width: right - left, height };
  }
}

/**
 * Where the words of a bar begin, by its left end, its length and its thickness: those of a bar that
 * began earlier wait at the left edge while some of it is in view.
 */
export function barWordsX(left: number, length: number, thickness: number): number {
  const inset = thickness === RAISED && length > 120 ? 16 : 0;
  return Math.max(4, left + inset);
}

function raisedHeight(rowHeight: number): number {
  return rowHeight >= TALL_ROW ? 34 : MIN_TARGET;
}
