import { findPassage } from '../../core/clip/selector';
import type { CommandRecord } from '../../core/ipc/command-records';
import { AppFolder } from '../store/app-folder';
import { ContentFiles } from '../store/content-files';
import { diskFiles, errorCode } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { readLibrary } from '../store/read-library';
import type { Damage } from '../store/read-library';
import { EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import type { Printer } from './printer';

type Check = CommandRecord<'check'>;

/** Checks the journal, every original, every text and every clip; prints a line for each. */
export async function verifyLibrary(
  store: LibraryStore,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  let bad = 0;
  // What lies on the disk is checked, not what a window may remember of it.
  const content = new ContentFiles(diskFiles, store.layout);
  const damage = env.store ? await damageNow(store, env) : store.damage;
  const tell = async (check: Check) => {
    if (!check.ok) bad++;
    if (printer.json || !check.ok) {
      await printer.record(check, `${check.kind} ${check.id}: ${check.check}: ${check.message}`);
    }
    await printer.rest();
  };
  for (const { path, what } of damage) {
    await tell({ kind: 'journal', id: path, check: 'journal', ok: false, message: what });
  }
  if (damage.length === 0) {
    const { id } = store.identity;
    await tell({ kind: 'journal', id, check: 'journal', ok: true, message: 'every line is whole' });
  }
  for (const article of store.library.article.values()) {
    if (!article.original) continue;
    const checked = await content.checkOriginal(article.original.sha256);
    const message = checked.ok ? 'its hash is its name' : checked.error.message;
    await tell({ kind: 'article', id: article.id, check: 'original', ok: checked.ok, message });
  }
  for (const text of store.library.text.values()) {
    const read = await content.readText(text.sha256);
    const message = read.ok ? 'its hash is its name' : read.error.message;
    await tell({ kind: 'text', id: text.id, check: 'text', ok: read.ok, message });
  }
  for (const clip of store.library.clip.values()) {
    const text = store.lookup('text', clip.textId);
    const blocks = text ? await content.readText(text.sha256) : null;
    const state = blocks?.ok ? findPassage(blocks.value, clip).state : 'lost';
    const good = state === 'exact';
    await tell({ kind: 'clip', id: clip.id, check: 'anchor', ok: good, message: state });
  }
  await printer.remark(
    bad === 0 ? 'Everything is whole.' : bad === 1 ? '1 check failed.' : `${bad} checks failed.`,
  );
  return bad === 0 ? EXIT.done : EXIT.failed;
}

/**
 * What is damaged in the journal and the snapshot of a library that has been open for a while. What
 * is written meanwhile may look damaged for a moment: only what is seen twice is.
 */
async function damageNow(store: LibraryStore, env: CommandEnvironment): Promise<readonly Damage[]> {
  const { device } = (await AppFolder.open(env.appFolder)).settings;
  const look = async () => {
    try {
      return (await readLibrary(diskFiles, store.layout, device)).damage;
    } catch (error) {
      // A segment that was moved to the history between being listed and being read.
      if (errorCode(error) !== 'ENOENT') throw error;
      return (await readLibrary(diskFiles, store.layout, device)).damage;
    }
  };
  const first = await look();
  if (first.length === 0) return [];
  const again = await look();
  return again.filter(({ path, what }) =>
    first.some((damage) => damage.path === path && damage.what === what),
  );
}
