import { readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { v7 as newId } from 'uuid';
import { quotePlaces } from '../../core/clip/quote-places';
import { shownBlocks } from '../../core/article/shown';
import type { Command } from '../../core/library/commands';
import { CLIP_COLOURS, whenSchema } from '../../core/library/records';
import { citationOf } from '../../core/notebook/citation';
import { doDeed } from '../store/do-deed';
import type { LibraryStore } from '../store/library-store';
import { openLibraryStore } from '../store/open-store';
import type { StoreOptions } from '../store/store-options';
import { importFiles } from './import-job';
import type { ParserPort } from './parser-port';

const SCRIPT = 'sample.json';

const clipSchema = v.object({
  key: v.string(),
  file: v.string(),
  quote: v.string(),
  note: v.string(),
  colour: v.picklist(CLIP_COLOURS),
  tags: v.array(v.string()),
});
const eventSchema = v.object({
  key: v.string(),
  title: v.string(),
  when: v.nullable(whenSchema),
  lane: v.string(),
  place: v.string(),
  people: v.array(v.string()),
  tags: v.array(v.string()),
  description: v.string(),
});

/** The notebook work on the sample's articles, as assets/sample/sample.json tells it. */
export const sampleSchema = v.object({
  name: v.string(),
  lanes: v.array(v.string()),
  clips: v.array(clipSchema),
  events: v.array(eventSchema),
  evidence: v.array(
    v.object({
      event: v.string(),
      clip: v.string(),
      when: v.nullable(whenSchema),
      claim: v.nullable(v.object({ label: v.string(), value: v.string() })),
      stance: v.picklist(['supports', 'disputes']),
    }),
  ),
  pages: v.array(v.object({ title: v.string(), body: v.string() })),
});
type Sample = v.InferOutput<typeof sampleSchema>;

/**
 * Makes the sample library in a folder by importing its articles and doing the work on them as a
 * person would: it is always in the current format, and every part of it went the real way. The
 * folder appears whole or not at all.
 */
export async function createSampleLibrary(options: {
  readonly assets: string;
  readonly folder: string;
  readonly parser: Pick<ParserPort, 'read'>;
  readonly store: Omit<StoreOptions, 'folder' | 'createAs'>;
}): Promise<void> {
  const sample = v.parse(
    sampleSchema,
    JSON.parse(await readFile(join(options.assets, SCRIPT), 'utf8')),
  );
  const part = `${options.folder}.part`;
  await rm(part, { recursive: true, force: true });
  const opened = await openLibraryStore({ ...options.store, folder: part, createAs: sample.name });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  try {
    await fill(store, sample, options);
  } finally {
    await store.close();
  }
  await rename(part, options.folder);
}

async function fill(
  store: LibraryStore,
  sample: Sample,
  options: { readonly assets: string; readonly parser: Pick<ParserPort, 'read'> },
): Promise<void> {
  const names = (await readdir(options.assets)).filter((name) => name !== SCRIPT).sort();
  const files = names.map((name) => join(options.assets, name));
  const outcomes = await importFiles(files, { store, parser: options.parser, by: 'watch' });
  const articles = new Map<string, string>();
  outcomes.forEach((outcome, index) => {
    const name = names[index];
    if (!outcome.id || !name) {
      throw new Error(`${outcome.file}: ${outcome.error?.message ?? outcome.status}`);
    }
    articles.set(name, outcome.id);
  });
  const commands = await sampleCommands(store, sample, articles);
  const done = await doDeed(store, { label: `Make “${sample.name}”`, commands }, 'watch');
  if (!done.ok) throw new Error(done.error.message);
  await store.saved();
}

async function sampleCommands(
  store: LibraryStore,
  sample: Sample,
  articles: ReadonlyMap<string, string>,
): Promise<Command[]> {
  const commands: Command[] = [];
  const lanes = new Map(sample.lanes.map((name) => [name, newId()]));
  [...lanes].forEach(([name, id], order) => {
    commands.push({ do: 'add', kind: 'lane', id, fields: { name, order } });
  });
  const tags = new Map<string, string>();
  const tagIds = (names: readonly string[]) =>
    names.map((name) => {
      const known = tags.get(name);
      if (known) return known;
      const id = newId();
      tags.set(name, id);
      commands.push({ do: 'add', kind: 'tag', id, fields: { name } });
      return id;
    });
  const clips = new Map<string, string>();
  for (const clip of sample.clips) {
    const articleId = need(articles, clip.file);
    const place = await placeOf(store, articleId, clip.quote);
    const id = newId();
    clips.set(clip.key, id);
    const { note, colour } = clip;
    commands.push({ do: 'clip', id, articleId, ...place, note, colour, tags: tagIds(clip.tags) });
  }
  const events = new Map<string, string>();
  for (const { key, lane, tags: names, ...fields } of sample.events) {
    const id = newId();
    events.set(key, id);
    const laneId = lanes.get(lane) ?? null;
    commands.push({
      do: 'add',
      kind: 'event',
      id,
      fields: { ...fields, laneId, tags: tagIds(names) },
    });
  }
  for (const { event, clip, when, claim, stance } of sample.evidence) {
    const fields = { eventId: need(events, event), clipId: need(clips, clip), when, claim, stance };
    commands.push({ do: 'add', kind: 'evidence', id: newId(), fields });
  }
  for (const { title, body } of sample.pages) {
    const cited = body.replace(/\[\[clip:([^\]]+)\]\]/g, (_, key: string) =>
      citationOf(need(clips, key)),
    );
    commands.push({ do: 'add', kind: 'page', id: newId(), fields: { title, body: cited } });
  }
  return commands;
}

function need(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the sample names ${key}, which is not there`);
  return id;
}

async function placeOf(
  store: LibraryStore,
  articleId: string,
  quote: string,
): Promise<{ start: number; end: number }> {
  const article = store.lookup('article', articleId);
  const text = article && store.lookup('text', article.textId);
  const blocks = text ? await store.content.readText(text.sha256) : null;
  if (!article || !blocks?.ok) throw new Error(`the sample's article ${articleId} has no text`);
  const shown = new Set(shownBlocks(article, blocks.value).map((block) => block.id));
  const [place, second] = quotePlaces(blocks.value, quote, (block) => shown.has(block.id));
  if (!place || second) throw new Error(`the sample's quote “${quote}” is not there once`);
  return place;
}
