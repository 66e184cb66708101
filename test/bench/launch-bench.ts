import { _electron } from '@playwright/test';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLibrary, sizeOf } from './big-library';
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
  const executablePath = process.env['DATELINE_ELECTRON'];
  if (!executablePath) throw new Error('Run through npm run bench.');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
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
        const own = [...sandbox, process.cwd(), userData, '--library', library];
        const dateline = await launch(executablePath, own);
        const other = [...sandbox, bare, `--user-data-dir=${join(folder, 'bare-data')}`];
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
  // The bench runs as Node; what it launches must not.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await _electron.launch({ executablePath, args, env: definedIn(env) });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(
      () => performance.getEntriesByName('dateline:usable').length > 0,
      null,
      { polling: 20 },
    );
    const marked = await page.evaluate(
      () =>
        performance.timeOrigin +
        (performance.getEntriesByName('dateline:usable')[0]?.startTime ?? NaN),
    );
    const created = await app.evaluate(() => process.getCreationTime() ?? NaN);
    await page.waitForTimeout(2_000);
    const pids = await app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
    return { usable: marked - created, memory: await proportionalMemory(pids) };
  } finally {
    await app.close();
  }
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
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
