import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLibrary, sizeOf } from './big-library';
import { ms, printRows, quantile } from './figures';
import type { Row } from './figures';

/** How long each list is scrolled by the wheel, in ms. */
const SCROLL_MS = 5_000;
const FRAME = '≤ 16.7 ms';
const TAGS = [
  { id: 'bench-harbour', name: 'harbour', onClips: true },
  { id: 'bench-board', name: 'harbour/board', onClips: false },
  { id: 'bench-port', name: 'port', onClips: false },
];

/** What happened between the beginning and the end of some work in the window. */
interface Watched {
  /** To the frame that shows it, in ms. */
  readonly took: number;
  /** The frames from one to the next, in ms. */
  readonly frames: readonly number[];
}

/**
 * The lists of the real window over DESIGN's full library: scrolling, sorting, grouping, filtering,
 * choosing all and deeds over all, each beside a yardstick of the same window.
 */
export async function benchLists(articles = 10_000): Promise<void> {
  const executablePath = process.env['DATELINE_ELECTRON'];
  if (!executablePath) throw new Error('Run through npm run bench.');
  const folder = await mkdtemp(join(tmpdir(), 'dateline-lists-'));
  const library = join(folder, 'library');
  const size = sizeOf(articles);
  try {
    await makeLibrary(library, size, 50, TAGS);
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const data = `--user-data-dir=${join(folder, 'data')}`;
    const args = [...sandbox, process.cwd(), data, '--library', library];
    // The bench runs as Node; what it launches must not.
    const { ELECTRON_RUN_AS_NODE: _, ...given } = process.env;
    const env = Object.fromEntries(
      Object.entries(given).filter((one): one is [string, string] => one[1] !== undefined),
    );
    const program = await _electron.launch({ executablePath, args, env, timeout: 60_000 });
    try {
      const { articles, clips } = size;
      const title = `Lists (${articles.toLocaleString('en')} articles, ${clips.toLocaleString('en')} clips)`;
      printRows(title, await measure(await program.firstWindow()));
    } finally {
      await program.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(page: Page): Promise<Row[]> {
  await page.getByRole('listbox', { name: 'Articles' }).waitFor();
  await quiet(page);
  const plain = await paintedRows(page);
  const yardstick = `20 plain rows ${ms(plain)}`;
  const rows: Row[] = [];
  const step = async (work: string, budget: string, act: () => Promise<Watched>) => {
    const { took, frames } = await act();
    await page.waitForTimeout(500);
    const worst = `worst frame ${ms(Math.max(0, ...frames))}`;
    const ratio = `${(took / plain).toFixed(1)} ×`;
    rows.push({ work, figure: `${ms(took)}, ${worst}`, yardstick, ratio, budget });
  };

  const bare = await scrolled(page, 'bare');
  for (const list of ['Articles', 'Clips']) {
    if (list === 'Clips') await showAllClips(page);
    const own = await scrolled(page, list);
    rows.push({
      work: `scroll the ${list.toLowerCase()} by wheel for 5 s: p95`,
      figure: `${ms(own.p95)}, worst ${ms(own.worst)}`,
      yardstick: `bare div ${ms(bare.p95)}, worst ${ms(bare.worst)}`,
      ratio: `${(own.p95 / bare.p95).toFixed(2)} ×`,
      budget: FRAME,
    });
  }
  await step('show the pages, then the articles again', '≤ 100 ms', async () => {
    await page.getByRole('tab', { name: /^Pages/ }).click();
    return watch(page, `document.querySelector('[role="tab"]').click()`);
  });
  for (const [menu, item] of [
    ['Sort', 'Title'],
    ['Sort', 'Outlet'],
    ['Sort', 'Number of clips'],
    ['Group', 'Month'],
    ['Group', 'Outlet'],
    ['Group', 'No groups'],
    ['Show', 'Not read'],
    ['Show', 'All articles'],
  ] as const) {
    await step(`${menu.toLowerCase()}: ${item}`, '≤ 100 ms', async () => {
      const named = page.getByRole('button', { name: new RegExp(`^${menu}: `) });
      await named.first().click();
      return watch(
        page,
        `[...document.querySelectorAll('[role="menuitemradio"]')].find((one) => one.textContent.includes('${item}')).click()`,
      );
    });
  }
  await step('filter by a word', '≤ 100 ms', () =>
    watch(
      page,
      `const field = document.querySelector('[role="searchbox"][aria-label="Filter by words"]');
       field.value = 'a'; field.dispatchEvent(new InputEvent('input', { bubbles: true }));`,
    ),
  );
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('');
  await page.waitForTimeout(1_000);
  const key = (name: string, ctrl: boolean) =>
    `document.querySelector('[role="listbox"][aria-label="Articles"]').dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', ctrlKey: ${ctrl}, bubbles: true, cancelable: true }))`;
  await step('one article down by key', FRAME, () => watch(page, key('ArrowDown', false)));
  await step('choose all by Ctrl+A', '≤ 100 ms', () => watch(page, key('a', true)));
  const undone = `await new Promise((done) => { const stop = window.dateline.on('change:applied', ({ label, undo }) => { if (label.startsWith('Star ')) { clearTimeout(window.benchTimer); window.benchTimer = setTimeout(() => { stop(); done(); }, 100); } }); ${key('s', false)}; })`;
  await step(
    'star all of them: to the last in the list (100 ms of waiting are in it)',
    'in parts',
    () => watch(page, undone),
  );
  const bulk = (label: string, what: object) =>
    `await window.dateline.call('change:bulk', ${JSON.stringify({ label, bulk: what })})`;
  const arrange = { do: 'arrange', kind: 'tag' };
  await step('rename a tag with all clips as its users, and what is nested in it', '≤ 100 ms', () =>
    watch(
      page,
      bulk('Rename', {
        ...arrange,
        names: [
          { id: 'bench-harbour', name: 'quay' },
          { id: 'bench-board', name: 'quay/board' },
        ],
        merges: [],
      }),
    ),
  );
  await step('merge it into another: every clip is changed', 'in parts', () =>
    watch(
      page,
      bulk('Merge', {
        ...arrange,
        names: [],
        merges: [{ from: 'bench-harbour', into: 'bench-port' }],
      }),
    ),
  );
  return rows;
}

/** Waits until every record is there and the window has been idle for a while. */
async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(3_000);
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let last = performance.now();
        let since = last;
        const look = (now: number) => {
          if (now - last > 40) since = now;
          last = now;
          if (now - since > 2_000 || now > 90_000) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

async function showAllClips(page: Page): Promise<void> {
  const all = page.getByRole('button', { name: 'All clips' });
  if (await all.isVisible()) await all.click();
  await page.getByRole('listbox', { name: /clips/i }).first().waitFor();
  await quiet(page);
}

/** Does something in the window and waits for the frame that shows it. */
function watch(page: Page, act: string): Promise<Watched> {
  return page.evaluate<Watched>(`(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    }));
    await painted();
    await painted();
    const frames = [];
    let last = performance.now();
    let isOver = false;
    const look = (now) => { frames.push(now - last); last = now; if (!isOver) requestAnimationFrame(look); };
    requestAnimationFrame(look);
    const began = performance.now();
    await (async () => { ${act} })();
    await painted();
    const took = performance.now() - began;
    await new Promise((done) => requestAnimationFrame(done));
    isOver = true;
    return { took, frames };
  })()`);
}

/** How long twenty plain rows take to be painted in this window. */
async function paintedRows(page: Page): Promise<number> {
  const took: number[] = [];
  for (let nth = 0; nth < 9; nth++) {
    const one = await watch(
      page,
      `const box = document.createElement('div'); box.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:90;width:276px;background:white';
         for (let row = 0; row < 20; row++) { const line = document.createElement('p'); line.textContent = 'A plain row ' + row + ' of ${nth}'; box.append(line); }
         document.querySelector('[data-bench]')?.remove(); box.dataset.bench = ''; document.body.append(box);`,
    );
    took.push(one.took);
  }
  await page.evaluate(() => document.querySelector('[data-bench]')?.remove());
  return quantile(took, 0.5);
}

/** Turns the wheel over a list, or over a bare scroller of the same height, and watches the frames. */
async function scrolled(page: Page, list: string): Promise<{ p95: number; worst: number }> {
  const box = await page.evaluate((wanted) => {
    const lists = [...document.querySelectorAll<HTMLElement>('[role="listbox"]')];
    const named = (one: HTMLElement) => (one.getAttribute('aria-label') ?? '').toLowerCase();
    const found =
      wanted === 'bare' ? lists[0] : lists.find((one) => named(one).includes(wanted.toLowerCase()));
    if (!found) throw new Error(`no list of ${wanted}`);
    const { x, y, width, height } = found.getBoundingClientRect();
    if (wanted === 'bare') {
      const bare = document.createElement('div');
      bare.dataset['bench'] = '';
      bare.style.cssText = `position:fixed;z-index:90;left:${x}px;top:${y}px;width:${width}px;height:${height}px;overflow-y:auto;background:white`;
      const inside = document.createElement('div');
      inside.style.height = `${found.scrollHeight}px`;
      bare.append(inside);
      document.body.append(bare);
    }
    return { x: x + width / 2, y: y + height / 2 };
  }, list);
  await page.mouse.move(box.x, box.y);
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const look = (now: number) => {
      frames.push(now - last);
      last = now;
      if (!stop.isOver) requestAnimationFrame(look);
    };
    const stop = { isOver: false, frames };
    (globalThis as { benchFrames?: typeof stop }).benchFrames = stop;
    requestAnimationFrame(look);
  });
  const end = Date.now() + SCROLL_MS;
  for (let way = 1; Date.now() < end; way = way === 12 ? -4 : way + 1) {
    await page.mouse.wheel(0, way < 0 ? -240 : 360);
    await page.waitForTimeout(8);
  }
  const frames = await page.evaluate(() => {
    const { benchFrames } = globalThis as { benchFrames?: { isOver: boolean; frames: number[] } };
    if (!benchFrames) throw new Error('nobody watched');
    benchFrames.isOver = true;
    document.querySelector('[data-bench]')?.remove();
    return benchFrames.frames;
  });
  // The first holds what came before the wheel.
  return { p95: quantile(frames.slice(1), 0.95), worst: Math.max(...frames.slice(1)) };
}
