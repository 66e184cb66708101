// A program that has a library open as a window has it, and does with it what it is told: a line of
// JSON in, a line of JSON out, one after the other. A test can so work on a library from another
// process, as another user, and among other mounts.
import { createInterface } from 'node:readline';
import { v7 as newId } from 'uuid';
import { importFiles } from '../../electron/importers/import-job';
import { Session } from '../../electron/ipc/session';
import { compact } from '../../electron/store/compaction';
import { doDeed } from '../../electron/store/do-deed';
import { diskFiles, errorCode } from '../../electron/store/file-port';
import { openLibraryStore } from '../../electron/store/open-store';
import type { Ask, Reply } from './library-process';
import { keepingOf } from './keeping-of';
import { plainParser } from './plain-parser';
import { StateDigest } from './state-digest';

let session: Session | null = null;
let digest: StateDigest | null = null;

function opened(): Session {
  if (!session) throw new Error('no library is open');
  return session;
}

async function open(ask: Extract<Ask, { do: 'open' }>): Promise<Reply> {
  const result = await openLibraryStore({
    folder: ask.folder,
    device: ask.device,
    holder: `the program of ${ask.device}`,
    compact: (job) => compact(diskFiles, job),
    ...(ask.createAs !== undefined && { createAs: ask.createAs }),
    ...(ask.now !== undefined && { now: () => ask.now ?? '' }),
  });
  if (!result.ok) return { ok: false, code: result.error.code, message: result.error.message };
  session = new Session({
    store: result.value,
    keeping: keepingOf(result.value, `${ask.folder}-app`),
    parser: plainParser,
    tell: () => {},
    isSample: false,
  });
  digest = new StateDigest(result.value);
  return shown();
}

/** What a window would show of the library now. */
function shown(): Reply {
  const { store, head } = opened();
  return {
    ok: true,
    digest: digest?.text ?? '',
    titles: [...store.library.event.values()].map(({ title }) => title).sort(),
    articles: store.library.article.size,
    saving: head.saving,
    code: store.saving.state === 'not-saved' ? errorCode(store.saving.error) : null,
    damage: store.damage.map(({ path, what }) => `${path}: ${what}`),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function answer(ask: Ask): Promise<Reply> {
  switch (ask.do) {
    case 'open':
      return open(ask);
    case 'add': {
      const fields = { title: ask.title, description: 'x'.repeat(ask.bytes ?? 0) };
      const command = { do: 'add' as const, kind: 'event' as const, id: newId(), fields };
      const done = await doDeed(
        opened().store,
        { label: `Add ${ask.title}`, commands: [command] },
        'user',
      );
      if (!done.ok) throw new Error(done.error.message);
      return shown();
    }
    case 'undo':
      await opened().store.undo();
      return shown();
    case 'redo':
      await opened().store.redo();
      return shown();
    case 'saved':
      return { ...shown(), ok: await opened().store.savedWithin(ask.withinMs) };
    case 'look':
      return shown();
    case 'compact':
      await opened().store.compact();
      return shown();
    case 'import': {
      const { store } = opened();
      const outcomes = await importFiles(ask.files, { store, parser: plainParser, by: 'user' });
      return { ...shown(), outcomes: outcomes.map(({ error, status }) => error?.code ?? status) };
    }
    case 'texts': {
      const { store } = opened();
      const found: string[] = [];
      for (const { sha256 } of store.library.text.values()) {
        const text = await store.content.readText(sha256);
        found.push(text.ok ? 'whole' : text.error.code);
      }
      return { ...shown(), outcomes: found.sort() };
    }
    case 'close': {
      const unsaved = await opened().store.close({
        patienceMs: ask.patienceMs ?? 5_000,
        giveUp: ask.giveUp ?? false,
      });
      return { ok: unsaved === 0 };
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let reply: Reply;
  try {
    reply = await answer(JSON.parse(line) as Ask);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    reply = { ok: false, code: errorCode(error), message: error.message };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
