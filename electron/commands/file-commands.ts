import { basename, resolve } from 'node:path';
import type { Block } from '../../core/article/block';
import { fullText, runningText } from '../../core/article/block';
import { shownBlocks } from '../../core/article/shown';
import { decidedDates } from '../../core/suggestion/decided-dates';
import { findArticleDates } from '../../core/time/expressions';
import type { ArticleDate } from '../../core/time/expressions';
import { describeWhen } from '../../core/time/words';
import type { CommandRecord } from '../../core/ipc/command-records';
import type { LibraryStore } from '../store/library-store';
import { plainBlocks, plainMetadata, removedBlocks } from './describe-records';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import type { Printer } from './printer';
import type { Options } from './options';

/** Nothing decided by the user yet: the reader's own decisions hold. */
const AS_READ = { removedBlocks: [], restoredBlocks: [] };

/** Prints each file as the article it would become. */
export async function readFiles(
  files: readonly string[],
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  let failed = 0;
  for (const file of files) {
    const read = await env.parser.read(file, basename(file));
    if (!read.ok) {
      failed++;
      const { code, message } = read.error;
      if (printer.json) await printer.record({ file, error: { code, message } }, '');
      await printer.remark(message);
      continue;
    }
    const { metadata, blocks, warnings } = read.value.draft;
    const kept = shownBlocks(AS_READ, blocks);
    const record: CommandRecord<'read'> = {
      file,
      ...plainMetadata(metadata),
      text: runningText(kept),
      blocks: plainBlocks(kept),
      removed: removedBlocks(AS_READ, blocks),
      metadata,
      warnings: warnings.map(({ code, message }) => ({ code, message })),
    };
    await printer.record(record, inWords(record));
  }
  return failed > 0 ? EXIT.failed : EXIT.done;
}

function inWords(record: CommandRecord<'read'>): string {
  const facts = [record.siteName, record.byline, record.publishedOn, record.url];
  const head = [record.title ?? record.file, facts.filter(Boolean).join(' · ')];
  const count = record.removed.length;
  const left = `${count} ${count === 1 ? 'block' : 'blocks'} left out`;
  const text = runningText(record.blocks, '\n\n');
  return [...head, '', text, '', left, ''].join('\n');
}

/** Prints the date expressions of a file, or of an article of the library. */
export async function findDates(
  words: readonly string[],
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
  inLibrary: (run: (store: LibraryStore) => Promise<number>) => Promise<number>,
): Promise<number> {
  const [word, more] = words;
  if (word === undefined || more !== undefined) {
    throw new CommandFailure(EXIT.usage, 'Usage: dateline dates FILE|ARTICLE');
  }
  const published = options.published ?? null;
  if (published !== null && !isDay(published)) {
    throw new CommandFailure(EXIT.usage, '--published takes a day like 2023-11-14.');
  }
  const file = resolve(env.cwd, word);
  const read = await env.parser.read(file, basename(file));
  if (read.ok) {
    const { metadata, blocks } = read.value.draft;
    const reference = published ?? metadata.publishedOn.value;
    const shown = shownBlocks(AS_READ, blocks);
    await printDates(shown, findArticleDates(shown, reference, metadata.language.value), printer);
    return EXIT.done;
  }
  if (read.error.code !== 'not-found' || /[/\\.]/.test(word)) {
    if (printer.json) await printer.record({ file, error: read.error }, '');
    await printer.remark(read.error.message);
    return EXIT.failed;
  }
  return inLibrary(async (store) => {
    const article = store.lookup('article', word);
    const text = article && store.lookup('text', article.textId);
    if (!text) {
      throw new CommandFailure(EXIT.failed, `There is no file and no article “${word}”.`);
    }
    const blocks = await store.content.readText(text.sha256);
    if (!blocks.ok) throw new CommandFailure(EXIT.failed, blocks.error.message);
    const shown = shownBlocks(article, blocks.value);
    await printDates(shown, decidedDates(article, shown, published ?? undefined), printer);
    return EXIT.done;
  });
}

/** Whether a text is a day that exists, as 2023-11-14. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${text}T`);
}

async function printDates(
  blocks: readonly Block[],
  dates: readonly ArticleDate[],
  printer: Printer,
): Promise<void> {
  for (const date of dates) {
    const { block, start, end, text, when, certainty } = date;
    const record: CommandRecord<'date'> = {
      block,
      start,
      end,
      text,
      when: { edtf: when.edtf, extent: when.extent },
      certainty,
    };
    await printer.record(record, `${text} → ${describeWhen(when)} (${when.edtf}, ${when.extent})`);
  }
  if (fullText(blocks) === '') await printer.remark('There is no text.');
}
