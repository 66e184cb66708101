import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import { SEVERAL_ARTICLES } from '../../core/article/several-articles';
import { shownBlocks } from '../../core/article/shown';
import { quotePlaces } from '../../core/clip/quote-places';
import { sameName, tidyTagName } from '../../core/library/tag-names';
import type { Command } from '../../core/library/commands';
import { CLIP_COLOURS } from '../../core/library/records';
import type { Article, Clip, Event, Page } from '../../core/library/records';
import { edtfOrNull } from '../../core/time/edtf';
import { readWhen } from '../../core/time/entry';
import type { When } from '../../core/time/when';
import { describeWhen } from '../../core/time/words';
import { importFiles } from '../importers/import-job';
import { filesUnder } from '../importers/walk';
import { doDeed } from '../store/do-deed';
import type { LibraryStore } from '../store/library-store';
import {
  describeArticle,
  describeClip,
  describeEvent,
  describePage,
  describeShownArticle,
} from './describe-records';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import { mustBeSaved } from './open-library';
import type { Printer } from './printer';
import type { Options } from './options';

export async function importPaths(
  store: LibraryStore,
  paths: readonly string[],
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  const files = await filesUnder(paths);
  const outcomes = await importFiles(files, {
    store,
    parser: env.parser,
    by: 'cli',
    split: options.split,
    cancelled: env.isLeaving,
  });
  await mustBeSaved(store, env);
  for (const outcome of outcomes) {
    const { file, status, id, of, error } = outcome;
    const words = { imported: id, version: `${id} of ${of}`, duplicate: `of ${of}`, failed: '' };
    await printer.record(
      { file, status, id, of, error },
      `${status} ${words[status] ?? ''} ${basename(file)}`.replace(/ +/g, ' '),
    );
    if (error) await printer.remark(error.message);
    const article = id === null ? undefined : store.lookup('article', id);
    const several = article?.warnings.find(({ code }) => code === SEVERAL_ARTICLES);
    if (several) await printer.remark(`${basename(file)}: ${several.message} (import --split)`);
  }
  const left = files.length - new Set(outcomes.map(({ file }) => file)).size;
  if (left > 0) {
    throw new CommandFailure(
      EXIT.library,
      `The library was closed meanwhile: ${left} of ${files.length} files were not imported.`,
    );
  }
  return outcomes.some(({ status }) => status === 'failed') ? EXIT.failed : EXIT.done;
}

/** Records that are not in the trash, in an order that does not depend on when they came. */
export async function listRecords(
  store: LibraryStore,
  what: 'articles' | 'clips' | 'events' | 'pages',
  printer: Printer,
): Promise<number> {
  const { library } = store;
  switch (what) {
    case 'articles':
      for (const article of live(library.article.values()))
        await printArticle(store, article, printer);
      break;
    case 'clips':
      for (const clip of live(library.clip.values())) await printClip(store, clip, printer);
      break;
    case 'events':
      for (const event of live(library.event.values())) await printEvent(store, event, printer);
      break;
    case 'pages':
      for (const page of live(library.page.values())) await printPage(page, printer);
      break;
  }
  return EXIT.done;
}

function live<R extends { readonly trashedAt: string | null }>(records: Iterable<R>): R[] {
  return [...records].filter((record) => record.trashedAt === null);
}

async function printArticle(
  store: LibraryStore,
  article: Article,
  printer: Printer,
): Promise<void> {
  const record = describeArticle(store, article);
  const facts = [record.id, record.publishedOn, record.siteName, record.title];
  await printer.record(record, facts.filter(Boolean).join('  '));
}

async function printClip(store: LibraryStore, clip: Clip, printer: Printer): Promise<void> {
  const record = await describeClip(store, clip);
  await printer.record(record, `${record.id}  ${record.state}  “${record.quote.exact}”`);
}

async function printEvent(store: LibraryStore, event: Event, printer: Printer): Promise<void> {
  const record = describeEvent(store, event);
  const when = record.when ? describeWhen(record.when) : 'no date';
  await printer.record(record, `${record.id}  ${when}  ${record.title}`);
}

async function printPage(page: Page, printer: Printer): Promise<void> {
  const record = describePage(page);
  await printer.record(record, `${record.id}  ${record.title}  (${record.cites.length} clips)`);
}

export async function showRecord(
  store: LibraryStore,
  id: string,
  printer: Printer,
): Promise<number> {
  const article = store.lookup('article', id);
  if (article) {
    const text = store.lookup('text', article.textId);
    const blocks = text ? await store.content.readText(text.sha256) : null;
    if (!blocks?.ok) {
      throw new CommandFailure(EXIT.failed, blocks?.error.message ?? 'The text is missing.');
    }
    const record = describeShownArticle(store, article, blocks.value);
    await printer.record(
      record,
      `${record.title ?? ''}\n\n${record.text.replaceAll('\n', '\n\n')}`,
    );
    return EXIT.done;
  }
  const clip = store.lookup('clip', id);
  if (clip) await printClip(store, clip, printer);
  const event = store.lookup('event', id);
  if (event) await printEvent(store, event, printer);
  const page = store.lookup('page', id);
  if (page) await printer.record(describePage(page), `${page.title}\n\n${page.body}`);
  if (!clip && !event && !page) throw new CommandFailure(EXIT.failed, `There is nothing ${id}.`);
  return EXIT.done;
}

export async function clipQuote(
  store: LibraryStore,
  articleId: string,
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  if (!options.quote) throw new CommandFailure(EXIT.usage, 'clip needs --quote TEXT.');
  const colour = CLIP_COLOURS.find((known) => known === (options.colour ?? 'saffron'));
  if (!colour) {
    throw new CommandFailure(EXIT.usage, `--colour is one of ${CLIP_COLOURS.join(', ')}.`);
  }
  const article = store.lookup('article', articleId);
  if (!article) throw new CommandFailure(EXIT.failed, `There is no article ${articleId}.`);
  const place = await onlyPlace(store, article, options.quote);
  const id = newId();
  const tags = tagCommands(store, options.tag ?? []);
  const commands: Command[] = [
    ...tags.commands,
    {
      do: 'clip',
      id,
      articleId,
      ...place,
      note: options.note ?? '',
      colour,
      tags: tags.ids,
    },
  ];
  if (options.event !== undefined) commands.push(link(id, options.event));
  await carryOut(store, 'Clip', commands, env);
  await printClip(store, need(store.lookup('clip', id)), printer);
  return EXIT.done;
}

async function onlyPlace(
  store: LibraryStore,
  article: Article,
  quote: string,
): Promise<{ start: number; end: number }> {
  const text = store.lookup('text', article.textId);
  const blocks = text ? await store.content.readText(text.sha256) : null;
  if (!blocks?.ok) {
    throw new CommandFailure(EXIT.failed, blocks?.error.message ?? 'The text is missing.');
  }
  const shown = new Set(shownBlocks(article, blocks.value).map((block) => block.id));
  const places = quotePlaces(blocks.value, quote, (block) => shown.has(block.id));
  const [place] = places;
  if (!place) throw new CommandFailure(EXIT.failed, 'The quote does not stand in the article.');
  if (places.length > 1) {
    throw new CommandFailure(
      EXIT.failed,
      `The quote stands in the article ${places.length} times. Give more of its words.`,
    );
  }
  return place;
}

export async function addEvent(
  store: LibraryStore,
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  if (!options.title?.trim()) {
    throw new CommandFailure(EXIT.usage, 'event add needs --title TEXT.');
  }
  const when = options.when === undefined ? null : whenOf(options.when, options.extent);
  const id = newId();
  const tags = tagCommands(store, options.tag ?? []);
  const commands: Command[] = [
    ...tags.commands,
    {
      do: 'add',
      kind: 'event',
      id,
      fields: { title: options.title.trim(), when, place: options.place ?? '', tags: tags.ids },
    },
    ...(options.clip ?? []).map((clipId) => link(clipId, id)),
  ];
  await carryOut(store, 'Add event', commands, env);
  await printEvent(store, need(store.lookup('event', id)), printer);
  return EXIT.done;
}

/** A time as given: EDTF, or words that have one reading. */
function whenOf(text: string, extent: string | undefined): When {
  if (extent !== undefined && extent !== 'within' && extent !== 'throughout') {
    throw new CommandFailure(EXIT.usage, '--extent is within or throughout.');
  }
  if (edtfOrNull(text)) {
    return { edtf: text, extent: extent ?? (text.includes('/') ? 'throughout' : 'within') };
  }
  const readings = readWhen(text, null);
  const [reading] = readings;
  if (!reading || readings.length > 1) {
    const why = reading
      ? `may mean ${readings.map(({ edtf }) => edtf).join(' or ')}`
      : 'is no time';
    throw new CommandFailure(EXIT.usage, `“${text}” ${why}. Give it as EDTF, like 2023-11-13.`);
  }
  return extent === undefined ? reading : { ...reading, extent };
}

function link(clipId: string, eventId: string): Command {
  return { do: 'add', kind: 'evidence', id: newId(), fields: { clipId, eventId } };
}

function tagCommands(
  store: LibraryStore,
  names: readonly string[],
): { ids: string[]; commands: Command[] } {
  const ids = new Map<string, string>();
  const commands: Command[] = [];
  for (const name of names.map(tidyTagName).filter(Boolean)) {
    const same = sameName(name);
    if (ids.has(same)) continue;
    const known = [...store.library.tag.values()].find((tag) => sameName(tag.name) === same);
    const id = known?.id ?? newId();
    if (!known) commands.push({ do: 'add', kind: 'tag', id, fields: { name } });
    ids.set(same, id);
  }
  return { ids: [...ids.values()], commands };
}

async function carryOut(
  store: LibraryStore,
  label: string,
  commands: Command[],
  env: CommandEnvironment,
): Promise<void> {
  const done = await doDeed(store, { label, commands }, 'cli');
  if (!done.ok) throw new CommandFailure(EXIT.failed, done.error.message);
  await mustBeSaved(store, env);
}

function need<R extends Clip | Event>(record: R | undefined): R {
  if (!record) throw new Error('what was just made is not there');
  return record;
}
