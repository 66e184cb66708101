import { METADATA_FIELDS, runningText } from '../../core/article/block';
import type { Block, Metadata, MetadataField } from '../../core/article/block';
import { leftOutBlocks, shownBlocks } from '../../core/article/shown';
import { anchorWords } from '../../core/clip/anchor';
import { findPassage } from '../../core/clip/selector';
import type { CommandRecord } from '../../core/ipc/command-records';
import { eventView } from '../../core/library/event-view';
import type { Article, Clip, Event, Page } from '../../core/library/records';
import { citedClips } from '../../core/notebook/citation';
import { boundToIso } from '../../core/time/bounds';
import type { LibraryStore } from '../store/library-store';

/** Blocks as the command line prints them. */
export function plainBlocks(
  blocks: readonly Block[],
): { id: string; kind: Block['kind']; text: string }[] {
  return blocks.map(({ id, kind, text }) => ({ id, kind, text }));
}

/** Blocks left out, each with its reason. */
export function removedBlocks(
  article: Parameters<typeof leftOutBlocks>[0],
  blocks: readonly Block[],
): CommandRecord<'read'>['removed'] {
  return leftOutBlocks(article, blocks).map(({ id, kind, text, reason }) => ({
    id,
    kind,
    text,
    reason: reason ?? 'by-hand',
  }));
}

/** The bare values of an article's metadata. */
export function plainMetadata(metadata: Metadata): Record<MetadataField, string | null> {
  const values = METADATA_FIELDS.map((field) => [field, metadata[field].value] as const);
  return Object.fromEntries(values) as Record<MetadataField, string | null>;
}

function tagNames(store: LibraryStore, ids: readonly string[]): string[] {
  return ids.flatMap((id) => store.lookup('tag', id)?.name ?? []);
}

export function describeArticle(store: LibraryStore, article: Article): CommandRecord<'article'> {
  const clips = [...store.relations.clipsOfArticle.of(article.id)].filter(
    (id) => store.lookup('clip', id)?.trashedAt === null,
  );
  return {
    kind: 'article',
    id: article.id,
    ...plainMetadata(article),
    importedAt: article.importedAt,
    original: article.original,
    tags: tagNames(store, article.tags),
    collections: article.collections.flatMap((id) => store.lookup('collection', id)?.name ?? []),
    clips: clips.length,
    read: article.read,
    starred: article.starred,
  };
}

export function describeShownArticle(
  store: LibraryStore,
  article: Article,
  blocks: readonly Block[],
): CommandRecord<'shownArticle'> {
  const shown = shownBlocks(article, blocks);
  return {
    ...describeArticle(store, article),
    text: runningText(shown),
    blocks: plainBlocks(shown),
    removed: removedBlocks(article, blocks),
  };
}

/** A clip with its state against the text that its article has now. */
export async function describeClip(
  store: LibraryStore,
  clip: Clip,
): Promise<CommandRecord<'clip'>> {
  const article = store.lookup('article', clip.articleId);
  const text = article && store.lookup('text', article.textId);
  const blocks = text ? await store.content.readText(text.sha256) : null;
  const anchor = blocks?.ok ? findPassage(blocks.value, clip) : null;
  return {
    kind: 'clip',
    id: clip.id,
    articleId: clip.articleId,
    quote: clip.quote,
    position: anchor?.position ?? clip.position,
    blocks: [...clip.blocks],
    state: anchor?.state ?? 'lost',
    reason: anchor ? anchorWords(anchor) : 'The text of its article cannot be read.',
    note: clip.note,
    colour: clip.colour,
    tags: tagNames(store, clip.tags),
  };
}

export function describeEvent(store: LibraryStore, event: Event): CommandRecord<'event'> {
  const evidence = [...store.relations.evidenceOfEvent.of(event.id)].flatMap(
    (id) => store.lookup('evidence', id) ?? [],
  );
  const view = eventView(event, evidence, store.lookup);
  return {
    kind: 'event',
    id: event.id,
    title: event.title,
    when: view.when,
    bounds: {
      earliest: view.bounds && boundToIso(view.bounds.earliest),
      latest: view.bounds && boundToIso(view.bounds.latest),
    },
    place: event.place,
    people: [...event.people],
    tags: tagNames(store, event.tags),
    description: event.description,
    evidence: evidence.map(({ id, clipId, when, claim, stance }) => ({
      id,
      clipId,
      articleId: store.lookup('clip', clipId)?.articleId ?? '',
      when,
      claim,
      stance,
    })),
    origins: [...view.origins],
    conflict: view.conflict,
  };
}

export function describePage(page: Page): CommandRecord<'page'> {
  return {
    kind: 'page',
    id: page.id,
    title: page.title,
    body: page.body,
    cites: citedClips(page.body),
  };
}
