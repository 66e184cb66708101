// A program that works on a library without end: on the streams that it is told, side by side. It
// says what the library holds after each change, and of which change it knows that it is saved; the
// test that started it kills it at some moment. Its argument is a StreamJob as JSON.
import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backUpBeforeUpgrade } from '../../electron/keeping/before-upgrade';
import { fileJobs, runJob } from '../../electron/keeping/jobs';
import { Keeping } from '../../electron/keeping/keeping';
import { diskFiles } from '../../electron/store/file-port';
import type { FilePort } from '../../electron/store/file-port';
import { LibraryLayout } from '../../electron/store/layout';
import { openLibraryStore } from '../../electron/store/open-store';
import { formatsThereAndBack } from './older-formats';
import { plainParser } from './plain-parser';
import { StateDigest } from './state-digest';
import { STREAMS } from './streams';
import type { StreamName } from './streams';

export interface StreamJob {
  readonly folder: string;
  /** A folder beside the library, for sources and exports. */
  readonly outside: string;
  readonly device: string;
  readonly streams: readonly StreamName[];
  /** The app's own folder, for backups. */
  readonly app: string;
  /** Gives the opening more to do: segments to retire, unfinished files to sweep. */
  readonly untidy: boolean;
  /** How often the program's format is ahead of the first one; see `formatsThereAndBack`. */
  readonly ahead: number;
}

const { folder, outside, app, device, streams, untidy, ahead } = JSON.parse(
  process.argv[2] ?? '',
) as StreamJob;
const formats = formatsThereAndBack(ahead);
const jobs = fileJobs((job) => runJob(diskFiles, job, undefined, formats));
const layout = new LibraryLayout(folder);
const say = (...words: (string | number)[]) => void process.stdout.write(`${words.join(' ')}\n`);

/** The disk; but a write waits until the change was told of, which may else be there untold. */
const files: FilePort = {
  ...diskFiles,
  async create(path) {
    const file = await diskFiles.create(path);
    return {
      write: (data) => Promise.resolve().then(() => file.write(data)),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
};

/** Leaves the library as one that was killed between its snapshot and the moving of segments. */
async function makeUntidy(): Promise<void> {
  const held = (await diskFiles.list(layout.history(device))).sort().slice(-4);
  await mkdir(layout.journal(device), { recursive: true });
  for (const name of held) {
    await rename(join(layout.history(device), name), join(layout.journal(device), name));
  }
  for (const name of ['.staged', '.snapshot.ndjson', '.dateline.json']) {
    const inFolder = name === '.staged' ? layout.originals : folder;
    await mkdir(inFolder, { recursive: true });
    await writeFile(join(inFolder, `${name}.${randomBytes(6).toString('hex')}.part`), 'part');
  }
}

if (untidy) await makeUntidy();
say('opening');
const opened = await openLibraryStore({
  folder,
  device,
  files,
  holder: 'a stream',
  createAs: 'Killed library',
  formats,
  compact: jobs.compact,
  keepCopy: backUpBeforeUpgrade(app, jobs.backUp),
});
if (!opened.ok) throw new Error(opened.error.message);
const store = opened.value;
if (store.readOnlyBecause !== null) throw new Error(store.readOnlyBecause);
if (store.damage.length > 0) throw new Error(JSON.stringify(store.damage));
const keeping = new Keeping({
  ...{ store, jobs, parser: plainParser },
  appFolder: app,
  makesBackups: true,
});
const digest = new StateDigest(store);
say('opened', store.lastChange, digest.text);
store.onApplied(({ change }) => say('made', change.n, digest.text));

const acknowledge = async () => {
  const n = store.lastChange;
  await store.saved();
  say('saved', n);
};
await Promise.all(
  streams.map(async (name) => {
    for (;;) await STREAMS[name]({ store, keeping, outside, acknowledge, say });
  }),
);
