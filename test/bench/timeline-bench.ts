import type { CDPSession, Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX, benchedElectron, inWindow } from './bench-window';
import { ms, printRows, quantile } from './figures';
import type { Row } from './figures';
import type { BenchPage, Subject } from './timeline-page/page';
import { buildTimelinePage } from './timeline-page/build-page';

/** How often a first paint is taken, each in a fresh page; the figure is the quickest. */
const PAINTS = 4;
/** How often the wheel and the hand go over it; the figures are those of the quieter run. */
const RUNS = 3;
/** One frame of the display, in ms; frames are told apart a little above it. */
const FRAME = 1_000 / 60;
const LATE = FRAME + 0.5;
/** How long wheel and drag take, in ms. */
const MOVING = 5_000;
/** vis-timeline draws 100,000 events for a minute: once is enough, and after this it is given up. */
const LIMIT = 150_000;
const MIB = 1024 * 1024;

/** What the issue allows at that many events. */
interface Budget {
  readonly paint: number;
  readonly busy: number;
  readonly heap: number;
}
const BUDGETS: Readonly<Record<number, Budget>> = {
  1_000: { paint: 40, busy: 26, heap: 4 },
  10_000: { paint: 50, busy: 34, heap: 6 },
  100_000: { paint: 160, busy: 36, heap: 25 },
};

/** What was seen of a subject. */
interface Figures {
  /** First paints by code that has run before, as that of a program that is in use. */
  readonly paints: readonly Paint[];
  /** The same by code that never ran. */
  readonly cold: readonly Paint[];
  readonly heap: number;
  readonly elements: number;
  readonly moves: readonly Moved[];
}

interface Paint {
  /** From the data to the frame that was presented, in ms. */
  readonly took: number;
  /** What of that the window's thread was at work, by its own clock: others on the machine do not count. */
  readonly own: number;
}

interface Moved {
  readonly frames: readonly number[];
  readonly work: readonly number[];
  readonly longest: number;
  /** The part of the time that the window's thread was at work by its own clock, in per cent. */
  readonly busy: number;
}

/**
 * The timeline at several sizes beside vis-timeline, a bare drawing of what is in view, and a page
 * that draws nothing: all in the same window, over the same events, under the same hand.
 */
export async function benchTimeline(sizes: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-timeline-'));
  try {
    const main = await buildTimelinePage();
    const idle = await look(main, folder, 'nothing', 0, 1, RUNS);
    for (const size of sizes) {
      const load = loadavg()[0] ?? 0;
      const isLarge = size > 20_000;
      const bare = await look(main, folder, 'bare', size, PAINTS, 0);
      const ours = await look(main, folder, 'ours', size, PAINTS, RUNS);
      const vis = isLarge
        ? await lookOnce(main, folder, size)
        : await look(main, folder, 'vis', size, 2, 1);
      const title = `Timeline of ${size.toLocaleString('en')} events, 1280 × 268 (load ${load.toFixed(1)} before)`;
      printRows(title, rowsOf(ours, bare, vis, idle, BUDGETS[size]));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rowsOf(
  ours: Figures,
  bare: Figures,
  vis: Figures | null,
  idle: Figures,
  budget: Budget | undefined,
): Row[] {
  const still = quieter(idle.moves);
  const own = quieter(ours.moves);
  const theirs = vis && vis.moves.length > 0 ? quieter(vis.moves) : null;
  const gaveUp = `given up after ${LIMIT / 1_000} s`;
  const against = (of: (moved: Moved) => string): string =>
    `nothing ${of(still)}; vis ${theirs ? of(theirs) : 'not moved'}`;
  const times = (one: number, other: number | undefined): string =>
    other ? `${(one / other).toFixed(2)} ×` : '';
  const work = (moved: Moved): number => quantile(moved.work, 0.95);
  const paint = (name: string, of: (figures: Figures) => readonly Paint[], most: string): Row => {
    const words = (figures: Figures): string => {
      const paints = of(figures);
      return paints.length === 0 ? 'not taken' : paintWords(quickest(paints));
    };
    return {
      work: name,
      figure: words(ours),
      yardstick: `bare ${words(bare)}; vis ${vis ? words(vis) : gaveUp}`,
      ratio: times(quickest(of(ours)).took, quickest(of(bare)).took),
      budget: most,
    };
  };
  return [
    paint(
      'data handed over → first frame presented: index, layout, elements, style, paint',
      ({ paints }) => paints,
      budget ? `≤ ${budget.paint} ms` : '',
    ),
    paint('… the first time that the code runs at all', ({ cold }) => cold, ''),
    {
      work: 'frame to frame, wheel and drag for 5 s: p95, worst',
      figure: frameWords(own),
      yardstick: against(frameWords),
      ratio: times(quantile(own.frames, 0.95), quantile(still.frames, 0.95)),
      budget: `none over ${ms(FRAME)}`,
    },
    {
      work: '… a frame’s own work: p95, worst',
      figure: `${ms(work(own))}, ${ms(Math.max(...own.work))}`,
      yardstick: against((moved) => `${ms(work(moved))}, ${ms(Math.max(...moved.work))}`),
      ratio: times(work(own), work(still)),
      budget: `≤ ${ms(FRAME)}`,
    },
    {
      work: '… longest task',
      figure: taskWords(own),
      yardstick: against(taskWords),
      ratio: '',
      budget: '≤ 50 ms',
    },
    {
      work: '… window’s thread at work',
      figure: `${own.busy.toFixed(0)} %`,
      yardstick: against((moved) => `${moved.busy.toFixed(0)} %`),
      ratio: times(own.busy, still.busy),
      budget: budget ? `≤ ${budget.busy} %` : '',
    },
    {
      work: 'heap above the data',
      figure: mib(ours.heap),
      yardstick: `bare ${mib(bare.heap)}; vis ${vis ? mib(vis.heap) : gaveUp}`,
      ratio: times(ours.heap, bare.heap),
      budget: budget ? `≤ ${budget.heap} MiB` : '',
    },
    {
      work: 'elements in the page',
      figure: String(ours.elements),
      yardstick: `bare ${bare.elements}; vis ${vis ? vis.elements : gaveUp}`,
      ratio: times(ours.elements, bare.elements),
      budget: 'a few hundred',
    },
  ];
}

function mib(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}

function frameWords({ frames }: Moved): string {
  const late = frames.filter((frame) => frame > LATE).length;
  const worst = Math.max(...frames);
  return `${ms(quantile(frames, 0.95))}, ${ms(worst)}, ${late} of ${frames.length} late`;
}

function paintWords({ took, own }: Paint): string {
  return `${ms(took)} (thread ${ms(own)})`;
}

function quickest(paints: readonly Paint[]): Paint {
  const sorted = [...paints].sort((a, b) => a.took - b.took);
  return sorted[0] ?? { took: NaN, own: NaN };
}

function taskWords({ longest }: Moved): string {
  return longest === 0 ? 'under 50 ms' : ms(longest);
}

function quieter(moves: readonly Moved[]): Moved {
  const sorted = [...moves].sort((a, b) => a.busy - b.busy);
  const first = sorted[0];
  if (!first) throw new Error('nothing was moved');
  return first;
}

/** vis-timeline at a size that it can hardly draw: once, unmoved; null past the limit. */
async function lookOnce(main: string, folder: string, size: number): Promise<Figures | null> {
  const patience = new AbortController();
  const late = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), LIMIT);
    patience.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await look(main, folder, 'vis', size, 1, 0, late);
  } finally {
    patience.abort();
  }
}

function look(
  main: string,
  folder: string,
  subject: Subject,
  size: number,
  paints: number,
  runs: number,
): Promise<Figures>;
function look(
  main: string,
  folder: string,
  subject: Subject,
  size: number,
  paints: number,
  runs: number,
  late: Promise<null>,
): Promise<Figures | null>;
async function look(
  main: string,
  folder: string,
  subject: Subject,
  size: number,
  paints: number,
  runs: number,
  late?: Promise<null>,
): Promise<Figures | null> {
  const args = [...SANDBOX, main, `--user-data-dir=${join(folder, `${subject}-${size}`)}`];
  return inWindow(benchedElectron(), args, async (page) => {
    const measured = measure(page, subject, size, paints, runs);
    return late ? Promise.race([measured, late]) : measured;
  });
}

async function measure(
  page: Page,
  subject: Subject,
  size: number,
  paints: number,
  runs: number,
): Promise<Figures> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cold: Paint[] = [];
  const warm: Paint[] = [];
  let heap = 0;
  // Drawn once only, it is drawn by code that never ran.
  const kinds = paints === 1 ? [cold] : [cold, ...Array.from({ length: paints }, () => warm)];
  for (const [nth, kind] of kinds.entries()) {
    if (nth > 0) await page.reload();
    if (kind === warm) await page.evaluate((what) => benchPage().warm(what), subject);
    await page.evaluate(([what, count]) => benchPage().make(what, count), [subject, size] as const);
    // What the heap is asked for takes compiled code away: never before what is to run as code in use does.
    const before = kind === cold ? await heapNow(session) : 0;
    const busyBefore = await metric(session, 'TaskDuration');
    const took = await page.evaluate(() => benchPage().draw());
    const own = ((await metric(session, 'TaskDuration')) - busyBefore) * 1_000;
    kind.push({ took, own });
    await page.waitForTimeout(300);
    if (kind === cold) heap = (await heapNow(session)) - before;
  }
  const elements = await page.evaluate(() => document.querySelectorAll('#host *').length);
  const moves: Moved[] = [];
  for (let nth = 0; nth < runs; nth += 1) moves.push(await moved(page, session));
  return { paints: warm, cold, heap, elements, moves };
}

/** In the window: what page.ts put there. */
declare function benchPage(): BenchPage;

async function heapNow(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return metric(session, 'JSHeapUsedSize');
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? NaN;
}

/** One input of the hand: so many ms after the beginning. */
type Input =
  | { readonly wheel: number; readonly x: number; readonly y: number }
  | {
      readonly mouse: 'mousePressed' | 'mouseMoved' | 'mouseReleased';
      readonly x: number;
      readonly y: number;
    };

/** Five seconds at 60 inputs a second: closer, along and back, closer still, along, and out again. */
function inputs(): Input[] {
  const list: Input[] = [];
  const y = 150;
  const steps = Math.round(MOVING / FRAME);
  const wheel = (share: number, by: number, x: number): void => {
    for (let step = 0; step < steps * share; step += 1) list.push({ wheel: by, x, y });
  };
  const drag = (share: number, by: number, from: number): void => {
    const moves = Math.round(steps * share) - 2;
    list.push({ mouse: 'mousePressed', x: from, y });
    for (let step = 1; step <= moves; step += 1)
      list.push({ mouse: 'mouseMoved', x: from + (by * step) / moves, y });
    list.push({ mouse: 'mouseReleased', x: from + by, y });
  };
  wheel(0.2, -14, 700);
  drag(0.1, 500, 500);
  drag(0.1, -600, 1_000);
  wheel(0.2, -16, 800);
  drag(0.1, -500, 900);
  wheel(0.3, 15, 640);
  return list;
}

async function moved(page: Page, session: CDPSession): Promise<Moved> {
  const list = inputs();
  await page.mouse.move(700, 150);
  await page.waitForTimeout(300);
  await page.evaluate(() => benchPage().watch());
  const busyBefore = await metric(session, 'TaskDuration');
  const began = performance.now();
  const sent: Promise<unknown>[] = [];
  for (const [nth, input] of list.entries()) {
    const wait = began + nth * FRAME - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(session.send('Input.dispatchMouseEvent', eventOf(input)));
  }
  await Promise.all(sent);
  const busyAfter = await metric(session, 'TaskDuration');
  const took = performance.now() - began;
  const { frames, work, longTasks } = await page.evaluate(() => benchPage().watched());
  const busy = ((busyAfter - busyBefore) / (took / 1_000)) * 100;
  return { frames, work, longest: Math.max(0, ...longTasks), busy };
}

function eventOf(input: Input) {
  const { x, y } = input;
  if ('wheel' in input)
    return { type: 'mouseWheel' as const, x, y, deltaX: 0, deltaY: input.wheel };
  const buttons = input.mouse === 'mouseReleased' ? 0 : 1;
  return { type: input.mouse, x, y, button: 'left' as const, buttons, clickCount: 1 };
}
