import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NoticeName } from '../../../core/ipc/contract';
import { EXIT } from '../../../electron/commands/environment';
import type { CommandEnvironment } from '../../../electron/commands/environment';
import type { Session } from '../../../electron/ipc/session';
import { AppFolder } from '../../../electron/store/app-folder';
import { LibraryOpener } from '../../../electron/window/library-opener';
import { useCommandRuns } from '../../support/command-runs';
import type { Run } from '../../support/command-runs';
import { jobsHere } from '../../support/keeping-of';
import { openStore } from '../../support/temp-library';

const STORY = [
  'Ferry withdrawn after smoke',
  '',
  'The ferry Kestrel was withdrawn on Monday, 13 November 2023, after smoke was seen.',
  '',
  '“Nobody was hurt,” the harbour board said – 𝔷.',
].join('\n');

const runs = useCommandRuns(STORY);
const { parser } = runs;
const run = (words: readonly string[], more: Partial<CommandEnvironment> = {}): Promise<Run> =>
  runs.run([...words, '--library', 'lib'], { patienceMs: 2_000, ...more });

/** The library as a window holds it, with what the window was told. */
async function inWindow(
  options: { app?: string; parser?: Pick<ReturnType<typeof parser>, 'read'> } = {},
): Promise<{ session: Session; told: NoticeName[] }> {
  const opener = new LibraryOpener({
    app: await AppFolder.open(options.app ?? runs.appFolder),
    parser: (options.parser ?? parser()) as ReturnType<typeof parser>,
    jobs: jobsHere,
    sample: '',
  });
  const told: NoticeName[] = [];
  const opened = await opener.open(
    { folder: join(runs.cwd, 'lib'), createAs: 'Notebook' },
    (name) => told.push(name),
    () => undefined,
  );
  if (!opened.ok) throw new Error(opened.error.message);
  const session = opened.value;
  onTestFinished(async () => {
    await session.close({ giveUp: true });
  });
  return { session, told };
}

/** A library with an article, a clip, an event, and the ids of these. */
async function filled(): Promise<{ article: string; clip: string; event: string }> {
  const id = async (...words: string[]) => {
    const { code, out, err } = await run([...words, '--json']);
    expect(code, err).toBe(EXIT.done);
    return (JSON.parse(out) as { id: string }).id;
  };
  const article = await id('import', 'in/Kestrel.txt');
  const clip = await id('clip', article, '--quote', 'smoke was seen', '--tag', 'ferry');
  const event = await id('event', 'add', '--title', 'Smoke', '--when', '2023-11', '--clip', clip);
  return { article, clip, event };
}

/** New ids and times become their order of appearance; everything else must be the same. */
function settled(ran: Run, known: readonly string[]): Run {
  const seen: string[] = [];
  const out = ran.out
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gu, (id) => {
      if (known.includes(id)) return id;
      if (!seen.includes(id)) seen.push(id);
      return `new ${seen.indexOf(id)}`;
    })
    .replace(/"importedAt":"[^"]+"/gu, '"importedAt":"then"');
  return { ...ran, out };
}

describe('a run at a library that a window holds', () => {
  const CASES: [string, (ids: Awaited<ReturnType<typeof filled>>) => string[]][] = [
    ['articles', () => ['articles']],
    ['clips', () => ['clips']],
    ['events', () => ['events']],
    ['pages', () => ['pages']],
    ['show of an article', ({ article }) => ['show', article]],
    ['show of a clip', ({ clip }) => ['show', clip]],
    ['show of an event', ({ event }) => ['show', event]],
    ['show of nothing', () => ['show', 'nothing']],
    ['dates of a file', () => ['dates', 'in/Kestrel.txt']],
    ['dates of an article', ({ article }) => ['dates', article]],
    ['dates of nothing', () => ['dates', 'nothing']],
    ['reread', ({ article }) => ['reread', article, '--encoding', 'koi8-r']],
    ['verify', () => ['verify']],
    ['export', () => ['export', '--as', 'markdown', '--to', 'out.md']],
    ['export to nowhere', () => ['export', '--as', 'markdown', '--to', 'no/where/out.md']],
    ['import', () => ['import', 'in', 'gone.txt']],
    ['clip', ({ article }) => ['clip', article, '--quote', 'Nobody was hurt', '--tag', 'new']],
    [
      'clip for an event',
      ({ article, event }) => ['clip', article, '--quote', 'The ferry Kestrel', '--event', event],
    ],
    ['clip of what is not there', ({ article }) => ['clip', article, '--quote', 'No such words']],
    [
      'event add',
      ({ clip }) => ['event', 'add', '--title', 'More', '--when', '2023', '--clip', clip],
    ],
    ['event add with a wrong time', () => ['event', 'add', '--title', 'X', '--when', 'soonish']],
    ['wrong usage', () => ['clip', 'x']],
  ];

  it.each(CASES)('prints what it prints at one it opens itself: %s', async (_, wordsFor) => {
    const ids = await filled();
    await writeFile(
      join(runs.cwd, 'in', 'Other.txt'),
      'Another story\n\nIts words are few enough.\n',
    );
    const words = wordsFor(ids);
    const known = Object.values(ids);
    const kept = join(runs.cwd, 'kept');
    await cp(join(runs.cwd, 'lib'), kept, { recursive: true });
    const both = async (more: string[]) => {
      const ran = settled(await run([...words, ...more]), known);
      await rm(join(runs.cwd, 'out.md'), { force: true });
      return ran;
    };
    const afresh = async () => {
      await rm(join(runs.cwd, 'lib'), { recursive: true });
      await cp(kept, join(runs.cwd, 'lib'), { recursive: true });
    };
    const direct = [await both(['--json'])];
    await afresh();
    direct.push(await both([]));
    const handed: Run[] = [];
    for (const more of [['--json'], []]) {
      await afresh();
      const { session } = await inWindow();
      handed.push(await both(more));
      await session.close();
    }
    expect(handed).toEqual(direct);
  });

  it('is seen by the window at once, and is on the disk before it is printed', async () => {
    const { article } = await filled();
    const { session, told } = await inWindow();
    const ran = await run(['clip', article, '--quote', 'Nobody was hurt', '--json'], {
      out: () => {
        expect(told).toContain('change:applied');
        expect(session.store.saving.state).toBe('saved');
      },
    });
    expect(ran.code).toBe(EXIT.done);
    expect(session.store.library.clip.size).toBe(2);
    await session.close();
    const store = await openStore(join(runs.cwd, 'lib'));
    expect(store.library.clip.size).toBe(2);
    await store.close();
  });

  it('restores a backup in the window, as it does at one it opens itself', async () => {
    const { event } = await filled();
    const first = await inWindow();
    const made = await first.session.keeping.backups.make('asked');
    if (!made.ok) throw new Error(made.error.message);
    await first.session.close();
    const restore = ['restore', made.value.id, '--json'];
    const change = async () => {
      expect((await run(['event', 'add', '--title', 'Since'])).code).toBe(EXIT.done);
    };
    await change();
    const direct = await run(restore);
    await change();
    const { session, told } = await inWindow();
    const listed = await run(['backups', '--json']);
    expect(listed.out.split('\n').filter(Boolean)).toHaveLength(2);
    expect(await run(restore)).toEqual(direct);
    expect(direct.code).toBe(EXIT.done);
    expect(told).toContain('change:applied');
    const live = () =>
      [...session.store.library.event.values()].filter(({ trashedAt }) => trashedAt === null);
    expect(live().map(({ id }) => id)).toEqual([event]);
    await session.store.undo();
    expect(live()).toHaveLength(2);
    const reasons = (await session.keeping.backups.list()).map(({ reason }) => reason);
    expect(reasons).toEqual(['before-restore', 'before-restore', 'asked']);
    expect((await run(['restore', 'gone.zip'])).err).toContain('restore takes');
  });

  it('finds damage on the disk that the window does not know of', async () => {
    await filled();
    const { session } = await inWindow();
    const { article } = session.store.library;
    for (const text of session.store.library.text.values()) {
      await session.store.content.readText(text.sha256);
    }
    expect(article.size).toBe(1);
    const folder = join(runs.cwd, 'lib', 'texts');
    await writeFile(join(folder, (await readdir(folder))[0] ?? ''), 'no json');
    const journal = join(runs.cwd, 'lib', 'journal');
    const device = join(journal, (await readdir(journal))[0] ?? '');
    const segment = join(device, (await readdir(device)).sort()[0] ?? '');
    await writeFile(segment, (await readFile(segment, 'utf8')).replace('Ferry', 'Fairy'));
    const ran = await run(['verify', '--json']);
    expect(ran.code).toBe(EXIT.failed);
    const bad = ran.out.split('\n').filter((line) => line.includes('"ok":false'));
    expect(bad.map((line) => (JSON.parse(line) as { check: string }).check)).toEqual(
      expect.arrayContaining(['journal', 'text', 'anchor']),
    );
  });

  it('runs beside others, and the same file is imported once', async () => {
    await filled();
    await writeFile(
      join(runs.cwd, 'in', 'Other.txt'),
      'Another story\n\nIts words are few enough.\n',
    );
    const { session } = await inWindow();
    const ran = await Promise.all([
      run(['import', 'in/Other.txt', '--json']),
      run(['import', 'in/Other.txt', '--json']),
      run(['events', '--json']),
      run(['event', 'add', '--title', 'Beside', '--json']),
    ]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const statuses = ran
      .slice(0, 2)
      .map(({ out }) => (JSON.parse(out) as { status: string }).status);
    expect(statuses.sort()).toEqual(['duplicate', 'imported']);
    expect([session.store.library.article.size, session.store.library.event.size]).toEqual([2, 2]);
  });

  it('ends with 3 when the window closes meanwhile; what was imported by then stays', async () => {
    const names = Array.from({ length: 6 }, (_, at) => `Story ${at}.txt`);
    for (const name of names) {
      await writeFile(
        join(runs.cwd, 'in', name),
        `${name}\n\nWords of ${name}, and they are enough.\n`,
      );
    }
    const slow = {
      read: async (path: string, name?: string) => {
        await pause(150);
        return parser().read(path, name);
      },
    };
    const { session } = await inWindow({ parser: slow });
    const running = run(['import', 'in', '--json']);
    await expect.poll(() => session.store.library.article.size).toBeGreaterThan(0);
    expect(await session.close()).toBe(0);
    const ran = await running;
    expect(ran.code).toBe(EXIT.library);
    expect(ran.err).toContain('closed meanwhile');
    const done = ran.out.split('\n').filter(Boolean);
    const store = await openStore(join(runs.cwd, 'lib'));
    expect(store.library.article.size).toBe(done.length);
    expect(done.length).toBeLessThan(names.length);
    await store.close();
  });

  it('at a window of another app folder is told who has it, at once', async () => {
    await filled();
    await inWindow({ app: join(runs.cwd, 'another app') });
    const began = performance.now();
    const ran = await run(['articles', '--json'], { waitMs: 30_000 });
    expect(ran).toMatchObject({ code: EXIT.library, out: '' });
    expect(ran.err).toContain('in use by the Dateline window');
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('waits for another run to be done, and says so', async () => {
    await filled();
    const store = await openStore(join(runs.cwd, 'lib'), { holder: 'the Dateline command line' });
    const running = run(['articles', '--json'], { waitMs: 10_000 });
    await pause(1_600);
    await store.close();
    const ran = await running;
    expect(ran.code).toBe(EXIT.done);
    expect(ran.err).toContain('Waiting');
    expect(ran.out).toContain('"kind":"article"');
  });

  it('keeps in the window what the disk does not take, and says so', async () => {
    await filled();
    const { session } = await inWindow();
    const journal = join(runs.cwd, 'lib', 'journal');
    await rm(journal, { recursive: true });
    await writeFile(journal, 'no folder');
    const ran = await run(['event', 'add', '--title', 'Lost', '--json'], { patienceMs: 200 });
    expect(ran).toMatchObject({ code: EXIT.library, out: '' });
    expect(ran.err).toContain('The window keeps it');
    const listed = await run(['events', '--json']);
    expect(listed.code).toBe(EXIT.done);
    expect(listed.out).toContain('Lost');
    await rm(journal);
    session.store.retrySaving();
    await session.store.saved();
  });
});
