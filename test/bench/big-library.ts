import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { Block, Sourced } from '../../core/article/block';
import { fullText } from '../../core/article/block';
import { describePassage } from '../../core/clip/selector';
import type { AnyRecord } from '../../core/library/records';
import { CLIP_COLOURS } from '../../core/library/records';
import { emptyState, stampKey } from '../../core/library/state';
import { settle } from '../../core/library/change';
import { diskFiles } from '../../electron/store/file-port';
import { LibraryLayout } from '../../electron/store/layout';
import { writeSnapshot } from '../../electron/store/snapshot';
import { seeded, sentence } from './random';

export interface LibrarySize {
  readonly articles: number;
  readonly clips: number;
  readonly events: number;
}

/** A tag of the library, on all of its clips or on none. */
export interface BenchTag {
  readonly id: string;
  readonly name: string;
  readonly onClips: boolean;
}

/** DESIGN's full size, scaled: 10,000 articles of 600 words, 50,000 clips, 5,000 events. */
export function sizeOf(articles: number): LibrarySize {
  return { articles, clips: articles * 5, events: Math.ceil(articles / 2) };
}

const DEVICE = '01900000-0000-7000-8000-00000000b0b0';
const NOW = '2024-01-01T00:00:00.000Z';

/**
 * Writes a library of that size as a compaction would leave it: a snapshot and its texts, or the
 * first of these where nothing reads the others.
 */
export async function makeLibrary(
  folder: string,
  size: LibrarySize,
  texts = Infinity,
  tags: readonly BenchTag[] = [],
): Promise<void> {
  const layout = new LibraryLayout(folder);
  await mkdir(layout.texts, { recursive: true });
  const identity = { format: 1, id: newId(), name: 'Bench', createdAt: NOW };
  await writeFile(layout.identity, `${JSON.stringify(identity)}\n`);
  const random = seeded(size.articles);
  const state = emptyState();
  let clock = 0;
  const add = (record: AnyRecord) => {
    settle(state.library, record.kind, record.id, record);
    state.stamps.set(stampKey(record.kind, record.id), {
      whole: [++clock, DEVICE],
      fields: null,
    });
  };
  for (const { id, name } of tags) add({ kind: 'tag', id, name, colour: null });
  const tagged = tags.filter(({ onClips }) => onClips).map(({ id }) => id);
  const clips: string[] = [];
  const perArticle = Math.ceil(size.clips / size.articles);
  for (let index = 0; index < size.articles; index++) {
    const blocks = makeBlocks(random);
    const { article, text } = makeArticle(random, index, blocks);
    if (index < texts) await writeFile(layout.text(text.sha256), textFile(blocks));
    add(text);
    add(article);
    for (let nth = 0; nth < perArticle && clips.length < size.clips; nth++) {
      const clip = makeClip(random, article.id, text.id, blocks, nth);
      clips.push(clip.id);
      add({ ...clip, tags: tagged });
    }
  }
  for (let index = 0; index < size.events; index++) {
    const event = makeEvent(random, index);
    add(event);
    const clipId = clips[Math.floor(random() * clips.length)];
    if (clipId) add(makeEvidence(event.id, clipId));
  }
  state.clock = clock;
  state.devices.set(DEVICE, { n: clock, segment: 1 });
  await writeSnapshot(diskFiles, join(folder, 'snapshot.ndjson'), state);
}

function makeBlocks(random: () => number): Block[] {
  return Array.from({ length: 12 }, (_, index) => ({
    id: `b${index + 1}`,
    kind: 'paragraph' as const,
    text: Array.from({ length: 4 }, () => sentence(random, 12)).join(' '),
  }));
}

function textFile(blocks: readonly Block[]): string {
  return `${JSON.stringify({ format: 1, blocks })}\n`;
}

function sourced(value: string | null): Sourced {
  return { value, source: value === null ? null : 'meta', others: [] };
}

function day(random: () => number): string {
  const days = Math.floor(random() * 3_650);
  return new Date(Date.UTC(2014, 0, 1 + days)).toISOString().slice(0, 10);
}

function makeArticle(random: () => number, index: number, blocks: readonly Block[]) {
  const sha256 = createHash('sha256').update(textFile(blocks)).digest('hex');
  const articleId = newId();
  const textId = newId();
  const site = `outlet${index % 40}.example`;
  const text = {
    kind: 'text' as const,
    id: textId,
    articleId,
    sha256,
    reader: 'bench 1',
    encoding: 'utf-8',
    blocks: blocks.length,
    words: 576,
    wordsHash: sha256,
    readAt: NOW,
  };
  const article = {
    kind: 'article' as const,
    id: articleId,
    title: sourced(sentence(random, 7)),
    byline: sourced('A. Writer'),
    siteName: sourced(`Outlet ${index % 40}`),
    section: sourced(null),
    origin: sourced(site),
    publishedOn: sourced(day(random)),
    url: sourced(`https://${site}/${index}`),
    language: sourced('en'),
    importedAt: NOW,
    original: { sha256, bytes: 4_000, fileName: `${index}.html`, mediaType: 'text/html' },
    textId,
    removedBlocks: [],
    restoredBlocks: [],
    warnings: [],
    locator: null,
    tags: [],
    collections: [],
    read: index % 2 === 0,
    starred: false,
    versionOf: null,
    trashedAt: null,
  };
  return { article, text };
}

function makeClip(
  random: () => number,
  articleId: string,
  textId: string,
  blocks: readonly Block[],
  nth: number,
) {
  const start = Math.floor(random() * (fullText(blocks).length - 200));
  const passage = describePassage(blocks, start, start + 120, () => true);
  if (!passage) throw new Error('a clip of nothing');
  return {
    kind: 'clip' as const,
    id: newId(),
    articleId,
    textId,
    ...passage,
    note: nth === 0 ? sentence(random, 8) : '',
    colour: CLIP_COLOURS[nth % CLIP_COLOURS.length] ?? 'saffron',
    tags: [],
    createdAt: NOW,
    citation: null,
    trashedAt: null,
  };
}

function makeEvent(random: () => number, index: number) {
  return {
    kind: 'event' as const,
    id: newId(),
    title: sentence(random, 5),
    when: { edtf: day(random), extent: 'within' as const },
    place: index % 3 === 0 ? 'Alder' : '',
    people: [],
    tags: [],
    laneId: null,
    colour: null,
    description: '',
    settled: [],
    createdAt: NOW,
    trashedAt: null,
  };
}

function makeEvidence(eventId: string, clipId: string) {
  return {
    kind: 'evidence' as const,
    id: newId(),
    eventId,
    clipId,
    when: null,
    claim: null,
    stance: 'supports' as const,
    note: '',
    createdAt: NOW,
  };
}
