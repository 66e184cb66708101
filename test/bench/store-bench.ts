import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLibrary, sizeOf } from './big-library';
import { megabytes, ms, printRows } from './figures';
import type { Row } from './figures';
import type { StoreFigures } from './store-measure';

/** Texts that are written: the store reads none but those that are clipped. */
const TEXTS = 100;
/** Each library is measured by so many processes, one after the other; the calmest figure counts. */
const RUNS = 3;

/** What an edit, an opening and a compaction cost as a library grows, each beside its yardsticks. */
export async function benchStore(sizes: readonly number[]): Promise<void> {
  const all: { articles: number; figures: StoreFigures }[] = [];
  for (const articles of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
    try {
      const runs: StoreFigures[] = [];
      for (let run = 0; run < (articles > 20_000 ? 1 : RUNS); run++) {
        await makeLibrary(join(folder, `${run}`, 'library'), sizeOf(articles), TEXTS);
        runs.push(await measureInProcess(join(folder, `${run}`)));
        await rm(join(folder, `${run}`), { recursive: true });
      }
      all.push({ articles, figures: calmest(runs) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const load = loadavg().map((value) => value.toFixed(1));
  printRows(
    `The store, 5 clips and half an event an article (load ${load.join(' ')})`,
    all.flatMap(({ articles, figures }) => rowsOf(articles, figures)),
  );
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || first === last) return;
  const growth =
    last.figures.clip / last.figures.rawClip / (first.figures.clip / first.figures.rawClip);
  const span = `${count(first.articles)} to ${count(last.articles)} articles`;
  process.stdout.write(`\nA clip beside its append + fsync, ${span}: ${growth.toFixed(2)} ×\n`);
}

/** The measuring starts from nothing: memory and the compiled code are those of one library. */
async function measureInProcess(folder: string): Promise<StoreFigures> {
  const child = spawn(process.execPath, [process.argv[1] ?? '', 'measure', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('the measuring failed');
  return JSON.parse(said) as StoreFigures;
}

/** The smallest of each figure, but figures that are held beside each other come from one run. */
function calmest(runs: readonly StoreFigures[]): StoreFigures {
  const by = (figure: (run: StoreFigures) => number) =>
    runs.reduce((best, run) => (figure(run) < figure(best) ? run : best));
  const least = (figure: (run: StoreFigures) => number) => figure(by(figure));
  const clips = by((run) => run.clip / run.rawClip);
  const undos = by((run) => run.undo / run.rawUndo);
  return {
    ...clips,
    undo: undos.undo,
    rawUndo: undos.rawUndo,
    open: least((run) => run.open),
    openHeld: least((run) => run.openHeld),
    replay: least((run) => run.replay),
    replayHeld: least((run) => run.replayHeld),
    listing: least((run) => run.listing),
    listingHeld: least((run) => run.listingHeld),
    editHeld: least((run) => run.editHeld),
    compaction: least((run) => run.compaction),
    compactionHeld: least((run) => run.compactionHeld),
    exporting: least((run) => run.exporting),
    exportHeld: least((run) => run.exportHeld),
    exportInMain: least((run) => run.exportInMain),
  };
}

const count = (value: number) => value.toLocaleString('en');

function rowsOf(articles: number, figures: StoreFigures): Row[] {
  const { whole } = figures;
  const name = `${count(articles)} articles`;
  const heldBudget = articles > 10_000 ? '' : '≤ 50 ms';
  const beside = (value: number, yardstick: number | null, words: string, budget = '') => ({
    figure: ms(value),
    yardstick: yardstick === null ? `${words}: cannot` : `${words} ${ms(yardstick)}`,
    ratio: yardstick === null ? '' : `${(value / yardstick).toFixed(2)} ×`,
    budget,
  });
  const held = (value: number) => ({
    figure: ms(value),
    yardstick: '',
    ratio: '',
    budget: heldBudget,
  });
  const { clip, rawClip, walClip, deleteClip, undo, rawUndo } = figures;
  return [
    { work: `clip, durable, ${name}`, ...beside(clip, rawClip, 'append + fsync', '≤ 2 ×') },
    { work: `clip, durable, ${name}`, ...beside(clip, walClip, 'SQLite, WAL') },
    { work: `clip, durable, ${name}`, ...beside(clip, deleteClip, 'SQLite, rollback journal') },
    {
      work: `clip, durable, ${name}`,
      ...beside(clip, whole.write, "lowdb's JSONFile, not synced"),
    },
    { work: `undo, durable, ${name}`, ...beside(undo, rawUndo, 'append + fsync', '≤ 2 ×') },
    { work: `main held by an edit, ${name}`, ...held(figures.editHeld) },
    { work: `open, ${name}`, ...beside(figures.open, whole.read, "lowdb's JSONFile") },
    { work: `main held while opening, ${name}`, ...held(figures.openHeld) },
    {
      work: `main held while opening with 4,000 changes to replay, ${name}`,
      ...held(figures.replayHeld),
    },
    { work: `list all to a window, ${name}`, ...held(figures.listing), budget: '' },
    { work: `main held while listing, ${name}`, ...held(figures.listingHeld) },
    {
      work: `compaction in its worker, ${name}`,
      ...beside(figures.compaction, whole.write, "lowdb's JSONFile"),
    },
    { work: `main held while compacting, ${name}`, ...held(figures.compactionHeld) },
    {
      work: `export to Markdown in its worker, ${name}`,
      ...beside(figures.exporting, figures.exportInMain, 'rendered in main'),
    },
    { work: `main held while exporting, ${name}`, ...held(figures.exportHeld) },
    {
      work: `memory once open, ${name}`,
      figure: megabytes(figures.rss),
      yardstick: `before ${megabytes(figures.rssBefore)}`,
      ratio: '',
      budget: '',
    },
    {
      work: `on the disk, ${TEXTS} texts, ${name}`,
      figure: megabytes(figures.disk),
      yardstick:
        whole.bytes === null
          ? "lowdb's JSONFile: cannot"
          : `lowdb's JSONFile ${megabytes(whole.bytes)}`,
      ratio: whole.bytes === null ? '' : `${(figures.disk / whole.bytes).toFixed(2)} ×`,
      budget: '',
    },
  ];
}
