import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { Timeline as VisTimeline } from 'vis-timeline/standalone';
import type { TimelineEvent } from '../../../core/timeline/event';
import { centreOf } from '../../../core/timeline/index-events';
import type { TimeView } from '../../../core/timeline/view';
import { firstView } from '../../../renderer/state/first-view';
import Timeline from '../../../renderer/timeline/Timeline.svelte';
import { BENCH_LANES, benchEvents } from '../timeline-events';

/** What is drawn: our timeline, vis-timeline, what is in view as bare elements, or nothing at all. */
export type Subject = 'ours' | 'vis' | 'bare' | 'nothing';

/** What the page lets the bench do. */
export interface BenchPage {
  /** Makes the data that a subject takes, parsed and ready. */
  make(subject: Subject, count: number): Promise<void>;
  /** Draws a few other events and takes them away: what follows is done by code that has run before. */
  warm(subject: Subject): Promise<void>;
  /** Hands over the data; milliseconds from there until the first frame with words in it was presented. */
  draw(): Promise<number>;
  /** Begins to watch frames. */
  watch(): void;
  /** Ends it. All in milliseconds: frame to frame, a frame's own work, tasks of 50 ms and more. */
  watched(): { frames: number[]; work: number[]; longTasks: number[] };
}

const host = document.getElementById('host') as HTMLElement;
const GUTTER = 118;
const LANE_HEIGHT = 36;
/** Two bare marks of a lane are no nearer than this. */
const BARE_STEP = 9;

/** Draws, and returns what takes it away again. */
type Hand = () => () => void;

let hand: Hand | null = null;
let recording = false;
let frames: number[] = [];
let work: number[] = [];
let longTasks: number[] = [];

/** What the program shows at first. */
function viewOf(events: readonly TimelineEvent[]): TimeView {
  const view = firstView(events);
  if (!view) throw new Error('These events are not clumped.');
  return view;
}

function ours(events: readonly TimelineEvent[]): Hand {
  const nothing = (): void => undefined;
  const props = {
    events,
    lanes: BENCH_LANES,
    rest: 'Other',
    keepsEmpty: true,
    folded: new Set<string>(),
    laneDeeds: { fold: nothing, move: null, add: null, rename: null, remove: null },
    showsGaps: false,
    ongaps: nothing,
    onunfilter: nothing,
    tools: createRawSnippet(() => ({ render: () => '<span></span>' })),
    selectedId: null,
    now: Date.UTC(2024, 5, 1),
    view: viewOf(events),
    onselect: nothing,
    onopen: nothing,
    onlink: nothing,
    oncreate: nothing,
  };
  return () => {
    const drawn = mount(Timeline, { target: host, props });
    flushSync();
    return () => void unmount(drawn);
  };
}

/** The same events as vis takes them: with a range where there is one, undated ones left out. */
function vis(events: readonly TimelineEvent[]): Hand {
  const view = viewOf(events);
  const items = events.flatMap(({ id, title, bounds, when, laneIds }) => {
    if (!bounds) return [];
    const start = Number.isFinite(bounds.earliest) ? bounds.earliest : view.from;
    const end = Number.isFinite(bounds.latest) ? bounds.latest : view.to;
    const group = laneIds[0] ?? 'other';
    if (!when?.edtf.includes('/')) return [{ id, content: title, start, group, type: 'point' }];
    return [{ id, content: title, start, end, group, type: 'range' }];
  });
  const lanes = [...BENCH_LANES, { id: 'other', name: 'Other' }];
  const groups = lanes.map(({ id, name }) => ({ id, content: name }));
  const options = { height: `${host.clientHeight}px`, start: view.from, end: view.to };
  return () => {
    const drawn = new VisTimeline(host, items, groups, options);
    return () => drawn.destroy();
  };
}

/** The least that shows the same: one pass over the events, an element for each mark that has room. */
function bare(events: readonly TimelineEvent[]): Hand {
  const { from, to } = viewOf(events);
  const rowOf = new Map(BENCH_LANES.map(({ id }, row) => [id, row]));
  return () => {
    const width = host.clientWidth - GUTTER;
    const taken = new Set<number>();
    const drawn = document.createDocumentFragment();
    for (const event of events) {
      if (!event.bounds) continue;
      const x = ((centreOf(event.bounds) - from) / (to - from)) * width;
      if (x < 0 || x > width) continue;
      const row = rowOf.get(event.laneIds[0] ?? '') ?? BENCH_LANES.length;
      const place = row * 10_000 + Math.floor(x / BARE_STEP);
      if (taken.has(place)) continue;
      taken.add(place);
      const mark = document.createElement('div');
      mark.className = 'bare';
      mark.style.left = `${GUTTER + x}px`;
      mark.style.top = `${row * LANE_HEIGHT + (place % 2) * 18}px`;
      mark.textContent = `● ${event.title}`;
      drawn.append(mark);
    }
    host.append(drawn);
    return () => host.replaceChildren();
  };
}

const SUBJECTS: Record<Subject, (events: readonly TimelineEvent[]) => Hand> = {
  ours,
  vis,
  bare,
  nothing: () => () => {
    const words = document.createElement('div');
    words.className = 'bare';
    words.textContent = 'Nothing';
    host.append(words);
    return () => host.replaceChildren();
  },
};

/** What lies off the window is never presented. */
function isInSight(words: Element): boolean {
  const { left, top, right, bottom } = words.getBoundingClientRect();
  const isInside = left >= 0 && top >= 0 && right < innerWidth && bottom < innerHeight;
  return isInside && right > left && words.checkVisibility({ visibilityProperty: true });
}

/** When the first words that are drawn from now on were presented, by the browser's own account. */
function wordsPresented(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      observer.disconnect();
      resolve((list.getEntries()[0] as PerformanceEntry & { renderTime: number }).renderTime);
    });
    observer.observe({ type: 'element' });
    const look = (): void => {
      const words = [...host.querySelectorAll('.axis span, .vis-item-content, .bare')];
      const first = words.find(isInSight);
      if (first) first.setAttribute('elementtiming', 'words');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const page: BenchPage = {
  async make(subject, count) {
    hand = SUBJECTS[subject](benchEvents(count));
    await Promise.all([document.fonts.load('600 12px Inter Variable'), document.fonts.ready]);
  },
  async warm(subject) {
    for (const count of [700, 900, 1_100].slice(0, subject === 'vis' ? 1 : 3)) {
      await page.make(subject, count);
      const presented = wordsPresented();
      const remove = hand?.();
      await presented;
      remove?.();
    }
  },
  async draw() {
    const presented = wordsPresented();
    const began = performance.now();
    hand?.();
    return (await presented) - began;
  },
  watch() {
    frames = [];
    work = [];
    longTasks = [];
    recording = true;
    let last: number | null = null;
    const { port1, port2 } = new MessageChannel();
    let began = 0;
    // Posted in a frame, it arrives once style, layout and paint of that frame are done.
    port1.onmessage = () => work.push(performance.now() - began);
    const frame = (time: number): void => {
      if (!recording) return;
      if (last !== null) frames.push(time - last);
      last = time;
      began = performance.now();
      port2.postMessage(null);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  },
  watched() {
    recording = false;
    return { frames, work, longTasks };
  },
};

new PerformanceObserver((list) => {
  if (recording) longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask' });

Object.assign(globalThis, { benchPage: () => page });
performance.mark('dateline:usable');
