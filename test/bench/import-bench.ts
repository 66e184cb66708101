import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { decodeHTML } from 'entities';
import { parseHTML } from 'linkedom';
import { runningText } from '../../core/article/block';
import { textSignature } from '../../core/article/likeness';
import { readBytesAsDraft } from '../../electron/importers/read-file';
import { type Expected, type Found, type Score, scoreOf } from './extraction-score';
import { median, ms, printRows } from './figures';
import { seeded, sentence } from './random';

const ROUNDS = 3; // over all pages, the readers by turns; the calmest of each counts
const FEWEST = 0.8; // of the pages that Readability reads in the same time

interface SavedPage {
  readonly name: string;
  readonly bytes: Buffer;
  readonly want: Expected;
}

type Reader = (page: SavedPage) => Promise<Found>;

/**
 * How well and how fast pages are read, beside Readability and defuddle on the same parser in the
 * same run. The pages lie beside the project and are no part of it.
 *
 * @param folder saved pages as `<id>.html.gz` with a `gold.json`
 */
export async function benchImport(
  folder = resolve(process.cwd(), '..', 'shared', 'data', 'news-pages'),
): Promise<void> {
  benchSketch();
  if (!existsSync(join(folder, 'gold.json'))) {
    process.stdout.write('\nImport: not measured, the saved pages (news-pages) are not here.\n');
    return;
  }
  const pages = pagesIn(folder);
  const readers: Record<string, Reader> = {
    Dateline: ours,
    'Readability on linkedom': readability,
    'defuddle on linkedom': defuddle,
  };
  const loud = silenced();
  const seconds = new Map<string, number>();
  const found = new Map<string, Found[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, read] of Object.entries(readers)) {
      const results: Found[] = [];
      const start = process.cpuUsage();
      for (const page of pages) results.push(await read(page));
      const { user, system } = process.cpuUsage(start);
      const spent = (user + system) / 1_000_000;
      seconds.set(name, Math.min(spent, seconds.get(name) ?? Infinity));
      found.set(name, results);
    }
  }
  loud();
  printScores(
    pages.length,
    [...found].map(([name, results]) => {
      const held = pages.flatMap(({ want }, index) => {
        const got = results[index];
        return got ? [{ want, got }] : [];
      });
      return [name, scoreOf(held)] as const;
    }),
  );
  const speed = (name: string) => pages.length / (seconds.get(name) ?? Infinity);
  printRows(
    'Pages read in a second of one core, parsing included',
    ['Readability on linkedom', 'defuddle on linkedom'].map((name) => ({
      work: `${pages.length} pages beside ${name}`,
      figure: `${speed('Dateline').toFixed(1)} / s`,
      yardstick: `${speed(name).toFixed(1)} / s`,
      ratio: `${(speed('Dateline') / speed(name)).toFixed(2)} ×`,
      budget: name.startsWith('Readability') ? `≥ ${FEWEST} ×` : '',
    })),
  );
}

/** Defuddle tells its troubles to the console; the figures stand alone. Gives what undoes it. */
function silenced(): () => void {
  const { log, warn, error } = console;
  const nothing = (): void => undefined;
  Object.assign(console, { log: nothing, warn: nothing, error: nothing });
  return () => Object.assign(console, { log, warn, error });
}

/** What the sketch of a very long text takes of main, beside hashing the same text. */
function benchSketch(): void {
  const random = seeded(3);
  const text = Array.from({ length: 35_000 }, () => sentence(random, 20)).join(' ');
  const blocks = [{ id: 'p', kind: 'paragraph' as const, text }];
  const timed = (work: () => unknown) =>
    median(
      Array.from({ length: 9 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  const sketch = timed(() => textSignature(blocks));
  const hash = timed(() => createHash('sha256').update(text).digest());
  printRows('The sketch by which near-copies are found, made in main', [
    {
      work: `a text of ${(text.length / 1_000_000).toFixed(1)} million characters beside its SHA-256`,
      figure: ms(sketch),
      yardstick: ms(hash),
      ratio: `${(sketch / hash).toFixed(2)} ×`,
      budget: '≤ 50 ms',
    },
  ]);
}

function pagesIn(folder: string): SavedPage[] {
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as Record<
    string,
    Expected
  >;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html.gz'))
    .sort()
    .flatMap((file) => {
      const name = file.replace(/\.gz$/u, '');
      const want = gold[name.replace(/\.html$/u, '')];
      return want ? [{ name, bytes: gunzipSync(readFileSync(join(folder, file))), want }] : [];
    });
}

const NOTHING: Found = { title: null, byline: null, publishedOn: null, url: null, text: '' };

async function ours({ bytes, name }: SavedPage): Promise<Found> {
  const read = await readBytesAsDraft({ bytes, fileName: name });
  if (!read.ok) return NOTHING;
  const { metadata, blocks } = read.value.draft;
  return {
    title: metadata.title.value,
    byline: metadata.byline.value,
    publishedOn: metadata.publishedOn.value,
    url: metadata.url.value,
    text: runningText(blocks.filter(({ reason }) => reason === undefined)),
  };
}

function readability({ bytes }: SavedPage): Promise<Found> {
  const { document } = parseHTML(bytes.toString('utf8'));
  const article = new Readability(document).parse();
  return Promise.resolve({
    title: article?.title ?? null,
    byline: article?.byline ?? null,
    publishedOn: article?.publishedTime ?? null,
    url: null,
    text: textOf(article?.content ?? ''),
  });
}

async function defuddle({ bytes }: SavedPage): Promise<Found> {
  const { document } = parseHTML(bytes.toString('utf8'));
  // It can ask services on the network about some sites; here it reads the page that it is given.
  const article = await Defuddle(document, '', { useAsync: false });
  return {
    title: article.title,
    byline: article.author,
    publishedOn: article.published,
    url: null,
    text: textOf(article.content),
  };
}

function textOf(markup: string): string {
  return decodeHTML(markup.replace(/<[^>]*>/gu, '\n'));
}

function printScores(pages: number, scores: readonly (readonly [string, Score])[]): void {
  const fields = ['precision', 'recall', 'f1', 'title', 'byline', 'publishedOn', 'url'] as const;
  const wide = Math.max(...scores.map(([name]) => name.length));
  const row = (name: string, cells: readonly string[]) =>
    `| ${name.padEnd(wide)} | ${cells.map((cell, index) => cell.padEnd(Math.max(5, fields[index]?.length ?? 0))).join(' | ')} |`;
  const rule = `|${'-'.repeat(wide + 2)}|${fields.map((field) => '-'.repeat(Math.max(5, field.length) + 2)).join('|')}|`;
  const lines = scores.map(([name, score]) =>
    row(
      name,
      fields.map((field) => (field === 'url' && score.url === 0 ? '—' : score[field].toFixed(3))),
    ),
  );
  process.stdout.write(
    `\nReading ${pages} saved pages: the body by runs of four words, metadata by exact match\n\n${[row('', fields), rule, ...lines].join('\n')}\n`,
  );
}
