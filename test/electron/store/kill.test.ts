import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { backupsFolder } from '../../../electron/keeping/backups-of';
import { fileJobs, runJob } from '../../../electron/keeping/jobs';
import { diskFiles } from '../../../electron/store/file-port';
import { writeExport } from '../../../electron/store/write-export';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { keepingOf } from '../../support/keeping-of';
import { formatsThereAndBack } from '../../support/older-formats';
import { StateDigest } from '../../support/state-digest';
import type { StreamJob } from '../../support/stream-program';
import { STREAMS } from '../../support/streams';
import type { StreamName } from '../../support/streams';
import { DEVICE, openStore, tempFolder } from '../../support/temp-library';
import { listedBackups } from '../../support/upgrading';

/** Kills of each library; a library that stays small is opened as quickly as killing wants it. */
const KILLS = 40;
const LIBRARIES = [1, 2, 3, 4, 5];
/** A working program is killed some moment after it has said this many lines at most. */
const LINES = 20;
/** … or after this long, where it does not say so many, in milliseconds. */
const PATIENCE_MS = 150;

/** What goes on when the program is killed, in turn: each kind of work alone, pairs, and all at once. */
const MIXES: readonly (readonly StreamName[])[] = [
  Object.keys(STREAMS) as StreamName[],
  ['edits'],
  ['typing', 'undoing'],
  ['edits', 'undoing', 'compaction'],
  ['imports', 'typing'],
  ['imports', 'compaction'],
  ['exporting', 'edits'],
  ['backups', 'edits'],
  ['backups', 'imports', 'compaction'],
  ['backups', 'typing', 'undoing'],
  Object.keys(STREAMS) as StreamName[],
];

/** How the library is opened, in turn; but for a plain opening, most programs are killed within it. */
const OPENINGS = ['plain', 'untidy', 'plain', 'upgrade', 'plain'] as const;
/** Within how many times the length of a plain opening. */
const OPENING_REACH = { plain: NaN, untidy: 1.5, upgrade: 4 } as const;

const program = useProgram('stream-program');

/** What the programs have said so far; a change that was lost is told anew under the same number. */
class Told {
  /** What the library held after each change. */
  readonly states = new Map<number, string>();
  saved = 0;
  acknowledged = 0;
  /** The hashes that the exported file may have by now. */
  exports: readonly string[];
  /** The last backup that was called made. */
  backup: string | null = null;

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
      case 'backing-up':
        break;
      case 'backed-up':
        this.backup = words[0] ?? '';
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

async function identityIn(library: string): Promise<{ id: string; format: number }> {
  const text = await readFile(join(library, 'dateline.json'), 'utf8');
  return JSON.parse(text) as { id: string; format: number };
}

const hashOf = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

/** How long the last program that was let to took to open the library, in milliseconds. */
let openingMs = 20;
/** … and how long the last backup took. */
let backupMs = 20;

/** Lets a program work until it is killed at a random moment, and hears what it says. */
async function workUntilKilled(
  job: StreamJob,
  opening: (typeof OPENINGS)[number],
  told: Told,
): Promise<void> {
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
  let begun = NaN;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line === 'opening') {
      began = performance.now();
      if (opening !== 'plain') killIn(Math.random() * openingMs * OPENING_REACH[opening]);
    } else if (lines.length === 2) {
      if (opening === 'plain') openingMs = performance.now() - began;
      killIn(PATIENCE_MS);
    }
    if (line === 'backing-up') {
      begun = performance.now();
      if (Math.random() < 0.5) killIn(Math.random() * backupMs);
    } else if (line.startsWith('backed-up')) backupMs = performance.now() - begun;
    if (opening === 'plain' && lines.length >= enough + 2) killIn(Math.random() * 5);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(problem).toBe('');
  expect(signal).toBe('SIGKILL');
  for (const line of lines) told.take(line);
}

describe('a program that is killed', () => {
  it.each(LIBRARIES)(
    `${KILLS} times while it edits, types, undoes, compacts, imports, exports, makes backups, upgrades or opens leaves a library as it was told, with all that was called saved, a whole export and whole backups: library %i`,
    async () => {
      const folder = await tempFolder();
      const outside = join(folder, 'outside');
      await mkdir(outside);
      const library = join(folder, 'library');
      const exported = join(outside, 'export.md');
      await writeFile(exported, 'the first one');
      const app = join(folder, 'app');
      let ahead = 0;
      let format = 1;
      let upgrades = 0;
      const told = new Told([hashOf(Buffer.from('the first one'))]);
      for (let kill = 0; kill < KILLS; kill++) {
        const streams = MIXES[kill % MIXES.length] ?? [];
        const opening = OPENINGS[kill % OPENINGS.length] ?? 'plain';
        const untidy = opening === 'untidy';
        if (opening === 'upgrade') ahead++;
        const job = { folder: library, outside, app, device: DEVICE, streams, untidy, ahead };
        await workUntilKilled(job, opening, told);
        expect(told.exports).toContain(hashOf(await readFile(exported)));
        const identity = await identityIn(library);
        const formats = formatsThereAndBack(ahead);
        const backups = await listedBackups(diskFiles, backupsFolder(app, identity.id), formats);
        if (told.backup !== null) expect(backups.map(({ id }) => id)).toContain(told.backup);
        if (identity.format === format) continue;
        // Before anything was new, the old was kept.
        expect(identity.format).toBe(formats.current);
        const kept = backups.filter(({ reason }) => reason === 'before-upgrade');
        expect(kept.map((backup) => backup.format)).toContain(format);
        format = identity.format;
        upgrades++;
      }
      expect(upgrades).toBeGreaterThan(KILLS / 10);
      expect(told.acknowledged).toBeGreaterThan(KILLS / 4);

      const formats = formatsThereAndBack(ahead);
      const jobs = fileJobs((job) => runJob(diskFiles, job, undefined, formats));
      const store = await openStore(library, { formats, compact: jobs.compact });
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
      const keeping = keepingOf(store, app, { jobs });
      expect(await keeping.backups.make('asked')).toMatchObject({ ok: true });
      await store.close();
      await writeExport(exported, Buffer.from('the next one'));
      const left = await readdir(folder, { recursive: true });
      expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(await readFile(exported, 'utf8')).toBe('the next one');
      noteFault({
        fault:
          'the program is killed (SIGKILL) at a random moment while it edits, types, undoes, compacts, imports, exports, makes backups, upgrades or opens',
        how: 'real disk',
        cases: KILLS,
        outcome:
          'the library as it was after some change, with every change it had called saved; the export is the old one or the new one; every backup that is listed is whole',
      });
    },
    300_000,
  );
});
