import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLibrary, sizeOf } from './big-library';
import { SANDBOX, benchedElectron, inWindow } from './bench-window';
import { median, ms, printRows } from './figures';

const LAUNCHES = 7;

const BARE_MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});
`;
const BARE_PAGE = `<!doctype html><title>bare</title><p>A window.</p>
<script>requestAnimationFrame(() => performance.mark('dateline:usable'));</script>`;

/** From the start of the process to a window that can be used, beside a window with nothing in it. */
export async function benchLaunch(sizes: readonly number[]): Promise<void> {
  const executablePath = benchedElectron();
  const folder = await mkdtemp(join(tmpdir(), 'dateline-launch-'));
  try {
    const bare = join(folder, 'bare');
    await writeBare(folder, bare);
    const rows = [];
    for (const articles of sizes) {
      const library = join(folder, `library-${articles}`);
      await makeLibrary(library, sizeOf(articles));
      const ours: Launch[] = [];
      const yardstick: Launch[] = [];
      for (let nth = 0; nth <= LAUNCHES; nth++) {
        const userData = `--user-data-dir=${join(folder, `data-${articles}`)}`;
        const own = [...SANDBOX, process.cwd(), userData, '--library', library];
        const dateline = await launch(executablePath, own);
        const other = [...SANDBOX, bare, `--user-data-dir=${join(folder, 'bare-data')}`];
        const window = await launch(executablePath, other);
        // The first pair warms the disk's cache and the code cache.
        if (nth > 0) {
          ours.push(dateline);
          yardstick.push(window);
        }
      }
      const [a, b] = [ours, yardstick].map((list) => median(list.map(({ usable }) => usable)));
      const [m, n] = [ours, yardstick].map((list) => median(list.map(({ memory }) => memory)));
      if (!a || !b || !m || !n) throw new Error('nothing was measured');
      const name = `${articles.toLocaleString('en')} articles`;
      rows.push({
        work: `launch to a usable window, ${name}`,
        figure: ms(a),
        yardstick: `bare window ${ms(b)}`,
        ratio: `${(a / b).toFixed(2)} ×`,
        budget: '≤ 1.5 ×',
      });
      rows.push({
        work: `memory of the whole app, ${name}`,
        figure: `${Math.round(m)} MB`,
        yardstick: `bare window ${Math.round(n)} MB`,
        ratio: `${(m / n).toFixed(2)} ×`,
        budget: '≤ 1.6 ×',
      });
    }
    printRows(`Launch (median of ${LAUNCHES})`, rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeBare(folder: string, bare: string): Promise<void> {
  await mkdir(bare, { recursive: true });
  await writeFile(join(bare, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(join(bare, 'main.cjs'), BARE_MAIN);
  await writeFile(join(bare, 'index.html'), BARE_PAGE);
  await mkdir(join(folder, 'bare-data'), { recursive: true });
}

interface Launch {
  /** From the creation of the process to the mark, in ms. */
  readonly usable: number;
  /** The private and shared memory of all processes (working sets less what is shared), in MB. */
  readonly memory: number;
}

async function launch(executablePath: string, args: string[]): Promise<Launch> {
  const began = Date.now();
  return inWindow(executablePath, args, async (page, pid) => {
    const marked = await page.evaluate(
      () =>
        performance.timeOrigin +
        (performance.getEntriesByName('dateline:usable')[0]?.startTime ?? NaN),
    );
    await page.waitForTimeout(2_000);
    return { usable: marked - began, memory: await proportionalMemory(await treeOf(pid)) };
  });
}

/** A process and all that it started. */
async function treeOf(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree;
}

/** The sum of the processes' proportional set sizes, in MB: shared pages are counted once. */
async function proportionalMemory(pids: readonly number[]): Promise<number> {
  let kilobytes = 0;
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
