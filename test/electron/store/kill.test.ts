import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { writeExport } from '../../../electron/store/write-export';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { StateDigest } from '../../support/state-digest';
import type { StreamJob } from '../../support/stream-program';
import { STREAMS } from '../../support/streams';
import type { StreamName } from '../../support/streams';
import { DEVICE, openStore, tempFolder } from '../../support/temp-library';

/** Kills of each library; a library that stays small is opened as quickly as killing wants it. */
const KILLS = 40;
const LIBRARIES = [1, 2, 3, 4, 5];
/** A working program is killed some moment after it has said this many lines at most. */
const LINES = 40;
/** … or after this long, where it does not say so many, in milliseconds. */
const PATIENCE_MS = 300;

/** What goes on when the program is killed, in turn: each kind of work alone, pairs, and all at once. */
const MIXES: readonly (readonly StreamName[])[] = [
  Object.keys(STREAMS) as StreamName[],
  ['edits'],
  ['typing', 'undoing'],
  ['edits', 'undoing', 'compaction'],
  ['imports', 'typing'],
  ['imports', 'compaction'],
  ['exporting', 'edits'],
  Object.keys(STREAMS) as StreamName[],
];

const program = useProgram('stream-program');

/** What the programs have said so far; a change that was lost is told anew under the same number. */
class Told {
  /** What the library held after each change. */
  readonly states = new Map<number, string>();
  saved = 0;
  acknowledged = 0;
  /** The hashes that the exported file may have by now. */
  exports: readonly string[];

  constructor(exports: readonly string[]) {
    this.exports = exports;
  }

  take(line: string): void {
    const [what, ...words] = line.split(' ');
    const n = Number(words[0]);
    switch (what) {
      case 'opened':
        this.check(n, words[1] ?? '');
        break;
      case 'made':
        this.states.set(n, words[1] ?? '');
        break;
      case 'saved':
        this.saved = Math.max(this.saved, n);
        this.acknowledged++;
        break;
      case 'export':
        this.exports = [...this.exports, words[0] ?? ''];
        break;
      case 'exported':
        this.exports = [words[0] ?? ''];
        break;
      default:
        expect(what).toBe('opening');
    }
  }

  /** The library is one that was told of, with every change in it that was called saved. */
  check(n: number, state: string): void {
    expect(n).toBeGreaterThanOrEqual(this.saved);
    if (n > 0) expect(state, `after change ${n}`).toBe(this.states.get(n));
    this.saved = n;
  }
}

const hashOf = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

/** How long the last program that was let to took to open the library, in milliseconds. */
let openingMs = 20;

/** Lets a program work until it is killed at a random moment, and hears what it says. */
async function workUntilKilled(job: StreamJob, told: Told): Promise<void> {
  const child = spawn(process.execPath, [program(), JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  let problem = '';
  child.stderr.on('data', (part: Buffer) => (problem += part.toString()));
  const killIn = (ms: number) => setTimeout(() => child.kill('SIGKILL'), ms);
  const lines: string[] = [];
  const enough = Math.random() * LINES;
  let began = NaN;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line === 'opening') {
      began = performance.now();
      if (job.untidy) killIn(Math.random() * openingMs * 1.5);
    } else if (lines.length === 2) {
      if (!job.untidy) openingMs = performance.now() - began;
      killIn(PATIENCE_MS);
    }
    if (!job.untidy && lines.length >= enough + 2) killIn(Math.random() * 5);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(problem).toBe('');
  expect(signal).toBe('SIGKILL');
  for (const line of lines) told.take(line);
}

describe('a program that is killed', () => {
  it.each(LIBRARIES)(
    `${KILLS} times while it edits, types, undoes, compacts, imports, exports or opens leaves a library as it was told, with all that was called saved, and a whole export: library %i`,
    async () => {
      const folder = await tempFolder();
      const outside = join(folder, 'outside');
      await mkdir(outside);
      const library = join(folder, 'library');
      const exported = join(outside, 'export.md');
      await writeFile(exported, 'the first one');
      const told = new Told([hashOf(Buffer.from('the first one'))]);
      for (let kill = 0; kill < KILLS; kill++) {
        const streams = MIXES[kill % MIXES.length] ?? [];
        const untidy = kill % 4 === 3;
        const job = { folder: library, outside, device: DEVICE, streams, untidy };
        await workUntilKilled(job, told);
        expect(told.exports).toContain(hashOf(await readFile(exported)));
      }
      expect(told.acknowledged).toBeGreaterThan(KILLS / 4);

      const store = await openStore(library);
      expect(store.damage).toEqual([]);
      told.check(store.lastChange, new StateDigest(store).text);
      for (const { sha256 } of store.library.text.values()) {
        expect(await store.content.readText(sha256)).toMatchObject({ ok: true });
      }
      for (const { original } of store.library.article.values()) {
        expect(await store.content.checkOriginal(original?.sha256 ?? '')).toMatchObject({
          ok: true,
        });
      }
      await store.close();
      await writeExport(exported, Buffer.from('the next one'));
      const left = await readdir(folder, { recursive: true });
      expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(await readFile(exported, 'utf8')).toBe('the next one');
      noteFault({
        fault:
          'the program is killed (SIGKILL) at a random moment while it edits, types, undoes, compacts, imports, exports or opens',
        how: 'real disk',
        cases: KILLS,
        outcome:
          'the library as it was after some change, with every change it had called saved; the export is the old one or the new one',
      });
    },
    300_000,
  );
});
