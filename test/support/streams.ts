import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import type { Command } from '../../core/library/commands';
import { exportMarkdown } from '../../core/notebook/export-markdown';
import { importFiles } from '../../electron/importers/import-job';
import { doDeed } from '../../electron/store/do-deed';
import { writeExport } from '../../electron/store/write-export';
import type { Keeping } from '../../electron/keeping/keeping';
import type { LibraryStore } from '../../electron/store/library-store';
import { plainParser } from './plain-parser';

/** What a stream works on: an open library, and a folder beside it for files of its own. */
export interface StreamContext {
  readonly store: LibraryStore;
  readonly keeping: Keeping;
  readonly outside: string;
  /** Waits until all so far is saved, and says so to whoever started the program. */
  readonly acknowledge: () => Promise<void>;
  readonly say: (...words: (string | number)[]) => void;
}

/** One round of a kind of work; it is done again and again, beside the other streams. */
type Stream = (context: StreamContext) => Promise<void>;

/** Any whole number below a limit. */
const any = (below: number) => Math.floor(Math.random() * below);

/** Another stream may have undone meanwhile what a command builds on; that alone is let pass. */
async function act(store: LibraryStore, command: Command): Promise<void> {
  const done = await doDeed(store, { label: command.do, commands: [command] }, 'user');
  const passes = ['not-found', 'invalid-change'];
  if (!done.ok && !passes.includes(done.error.code)) throw new Error(done.error.message);
}

/** Some events in a burst that shares a sync, some one by one. */
const edits: Stream = async ({ store, acknowledge }) => {
  for (let burst = any(4); burst >= 0; burst--) {
    const id = newId();
    const fields = { title: `Event ${id}`, description: 'x'.repeat(any(400)) };
    await act(store, { do: 'add', kind: 'event', id, fields });
    await act(store, { do: 'set', kind: 'event', id, set: { place: `Place ${any(9)}` } });
  }
  await acknowledge();
};

/** Words typed into a page, patch by patch, at its end and somewhere within. */
const typing: Stream = async ({ store, acknowledge }) => {
  const id = newId();
  await act(store, { do: 'add', kind: 'page', id, fields: { title: 'Page', body: 'Begun.' } });
  for (let pauses = 0; pauses < 6; pauses++) {
    const body = store.lookup('page', id)?.body;
    // Undo may have taken the page away meanwhile.
    if (body === undefined) return;
    const end = { at: body.length, cut: '', put: ` word ${any(1_000)} ünd më` };
    const start = { at: 0, cut: body.slice(0, 3), put: body.slice(0, 3).toUpperCase() };
    await act(store, { do: 'edit', id, patch: [end, start] });
    if (pauses % 2 === 0) await acknowledge();
  }
};

const undoing: Stream = async ({ store, acknowledge }) => {
  for (let steps = any(4); steps >= 0; steps--) await store.undo();
  for (let steps = any(3); steps >= 0; steps--) await store.redo();
  await acknowledge();
};

const compaction: Stream = async ({ store }) => {
  await store.compact();
  await pause(any(15));
};

/** Files of which some are the same, so that originals are staged, kept and discarded. */
const imports: Stream = async ({ store, outside, acknowledge }) => {
  const files: string[] = [];
  for (let nth = 0; nth < 3; nth++) {
    const file = join(outside, `source-${nth}.txt`);
    await writeFile(file, `Title ${any(200)}\n${'Words of a source. '.repeat(any(300))}\n`);
    files.push(file);
  }
  const outcomes = await importFiles(files, { store, parser: plainParser, by: 'user' });
  for (const { error } of outcomes) if (error) throw new Error(error.message);
  await acknowledge();
};

/** The whole library as one file; what was written is said before and after. */
const exporting: Stream = async ({ store, outside, say }) => {
  const data = Buffer.from(exportMarkdown(store.library, store.identity.name), 'utf8');
  const sha256 = createHash('sha256').update(data).digest('hex');
  say('export', sha256);
  await writeExport(join(outside, 'export.md'), data);
  say('exported', sha256);
  await pause(any(5));
};

/** Backups of which the newest stay: each one that is made takes an older one away. */
const backups: Stream = async ({ keeping, say }) => {
  say('backing-up');
  const made = await keeping.backups.make(any(3) === 0 ? 'before-restore' : 'asked');
  if (!made.ok) throw new Error(made.error.message);
  say('backed-up', made.value.id);
  await pause(any(10));
};

/** Every kind of work that is killed; an upgrade is none of them, for it is part of the opening. */
export const STREAMS = { edits, typing, undoing, compaction, imports, exporting, backups };
export type StreamName = keyof typeof STREAMS;
