import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX, benchedElectron, inWindow } from './bench-window';
import { makeLibrary, sizeOf } from './big-library';
import { median, ms, printRows, quantile } from './figures';

/** How often each is done; the figures are the 95th percentile. */
const TIMES = 40;
/** A library of that size is there by then, in ms, on a slow machine too. */
const LOADING = 10_000;
const FRAME = 1_000 / 60;

interface Figures {
  readonly yardstick: number[];
  readonly open: number[];
  readonly key: number[];
  readonly longest: number[];
  readonly scroll: number[];
}

/**
 * The list of all clips: opening it, typing in its filter and scrolling, from the press to the paint
 * after it, beside twenty plain rows painted in the same window.
 */
export async function benchClips(articles = 10_000): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-clips-'));
  try {
    const library = join(folder, 'library');
    const size = sizeOf(articles);
    await makeLibrary(library, size, 1);
    const args = [process.cwd(), `--user-data-dir=${join(folder, 'data')}`, '--library', library];
    const look = async (page: Page) => {
      await page.waitForFunction(() =>
        [...document.querySelectorAll('header [role="status"]')].some(
          (one) => one.textContent === 'Saved',
        ),
      );
      await page.waitForTimeout(4_000);
      return page.evaluate(measure, TIMES);
    };
    const found = await inWindow(benchedElectron(), [...SANDBOX, ...args], look, LOADING);
    const yard = quantile(found.yardstick, 0.95);
    const row = (work: string, samples: number[], budget: string) => ({
      work,
      figure: `${ms(quantile(samples, 0.95))}, median ${ms(median(samples))}`,
      yardstick: `20 plain rows ${ms(yard)}, median ${ms(median(found.yardstick))}`,
      ratio: `${(quantile(samples, 0.95) / yard).toFixed(2)} ×`,
      budget,
    });
    const frame = `≤ ${ms(FRAME)}`;
    printRows(`The list of ${size.clips.toLocaleString('en')} clips (95th percentile)`, [
      row('opening: press to paint', found.open, frame),
      row('a key in the filter: press to paint', found.key, frame),
      row('… longest time the window is held up until the clips are found', found.longest, frame),
      row('scrolling: one frame', found.scroll, frame),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs in the window. */
async function measure(times: number): Promise<Figures> {
  const rest = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  /** From now until what was done is painted, in ms; the wait for the display's next frame apart. */
  const painted = (act: () => void): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const began = performance.now();
        act();
        // Svelte draws in a microtask; style, layout and paint follow this frame's callbacks.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - began);
        requestAnimationFrame(() => undefined);
        port2.postMessage(null);
      });
    });
  const side = document.querySelector('[aria-label="Clips and evidence"]');
  const find = <Kind extends Element>(selector: string): Kind => {
    const found = side?.querySelector<Kind>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const turn = () => {
    const buttons = [...(side?.querySelectorAll('button') ?? [])];
    const found = buttons.find((one) => /^(All clips|This article)$/.test(one.textContent.trim()));
    found?.click();
  };
  const isAll = () => find('h2').textContent === 'All clips';

  const host = document.createElement('div');
  document.body.append(host);
  const figures: Figures = { yardstick: [], open: [], key: [], longest: [], scroll: [] };
  for (let nth = 0; nth < times; nth++) {
    figures.yardstick.push(
      await painted(() => {
        host.replaceChildren(
          ...Array.from({ length: 20 }, (_, row) => {
            const line = document.createElement('p');
            line.textContent = `Row ${row} of turn ${nth}`;
            return line;
          }),
        );
      }),
    );
  }
  host.remove();

  if (isAll()) turn();
  await rest(100);
  for (let nth = 0; nth < times; nth++) {
    figures.open.push(await painted(turn));
    await rest(30);
    turn();
    await rest(30);
  }
  turn();
  await rest(2_000);

  const field = find<HTMLInputElement>('input[type="search"]');
  const words = ['the ferry', 'port engine', 'a b', 'harbour'];
  for (const word of words) {
    for (let end = 1; end <= word.length; end++) {
      let longest = 0;
      let isOver = false;
      const held = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
      });
      held.observe({ type: 'longtask' });
      let last = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (!isOver) channel.port2.postMessage(null);
      };
      channel.port2.postMessage(null);
      figures.key.push(
        await painted(() => {
          field.value = word.slice(0, end);
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }),
      );
      await rest(250);
      isOver = true;
      held.disconnect();
      figures.longest.push(longest);
    }
  }
  field.value = '';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await rest(300);

  const list = find<HTMLElement>('[role="listbox"]');
  for (let nth = 0; nth < times * 2; nth++) {
    figures.scroll.push(await painted(() => (list.scrollTop += nth % 8 === 7 ? 40_000 : 180)));
  }
  return figures;
}
