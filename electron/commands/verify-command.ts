import { findPassage } from '../../core/clip/selector';
import type { CommandRecord } from '../../core/ipc/command-records';
import type { LibraryStore } from '../store/library-store';
import { EXIT } from './environment';
import type { Printer } from './printer';

type Check = CommandRecord<'check'>;

/** Checks the journal, every original, every text and every clip; prints a line for each. */
export async function verifyLibrary(store: LibraryStore, printer: Printer): Promise<number> {
  let bad = 0;
  const tell = (check: Check) => {
    if (!check.ok) bad++;
    if (printer.json || !check.ok) {
      printer.record(check, `${check.kind} ${check.id}: ${check.check}: ${check.message}`);
    }
  };
  for (const { path, what } of store.damage) {
    tell({ kind: 'journal', id: path, check: 'journal', ok: false, message: what });
  }
  if (store.damage.length === 0) {
    const { id } = store.identity;
    tell({ kind: 'journal', id, check: 'journal', ok: true, message: 'every line is whole' });
  }
  for (const article of store.library.article.values()) {
    if (!article.original) continue;
    const checked = await store.content.checkOriginal(article.original.sha256);
    const message = checked.ok ? 'its hash is its name' : checked.error.message;
    tell({ kind: 'article', id: article.id, check: 'original', ok: checked.ok, message });
  }
  for (const text of store.library.text.values()) {
    const read = await store.content.readText(text.sha256);
    const message = read.ok ? 'its hash is its name' : read.error.message;
    tell({ kind: 'text', id: text.id, check: 'text', ok: read.ok, message });
  }
  for (const clip of store.library.clip.values()) {
    const text = store.lookup('text', clip.textId);
    const blocks = text ? await store.content.readText(text.sha256) : null;
    const state = blocks?.ok ? findPassage(blocks.value, clip).state : 'lost';
    const good = state === 'exact';
    tell({ kind: 'clip', id: clip.id, check: 'anchor', ok: good, message: state });
  }
  printer.remark(bad === 0 ? 'Everything is whole.' : `${bad} checks failed.`);
  return bad === 0 ? EXIT.done : EXIT.failed;
}
