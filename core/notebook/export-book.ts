import type { Clip, Event, Evidence, Kind, Library, Page } from '../library/records';
import { citedClips } from './citation';
import { compareDays, compareTexts, sortedBy } from './export-order';
import type { Compare } from './export-order';
import { sourceOf } from './source';
import type { Source } from './source';

/** A clip with its source, ready to be quoted. */
export interface SourcedClip {
  readonly clip: Clip;
  readonly source: Source;
}

/** The kinds of records that a document is made from: nothing else of a library need be at hand. */
export const BOOK_KINDS = [
  'article',
  'clip',
  'event',
  'evidence',
  'page',
  'tag',
] as const satisfies readonly Kind[];

/** What of a library goes into a document: everything that is not in the trash. */
export interface Book {
  readonly library: Library;
  readonly events: readonly Event[];
  readonly pages: readonly Page[];
  /** Evidence whose clip is there, by event. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly clips: ReadonlyMap<string, SourcedClip>;
  /** Clips that no event and no page uses. */
  readonly unused: readonly SourcedClip[];
}

export function bookOf(library: Library): Book {
  const isLive = (record: { readonly trashedAt: string | null }) => record.trashedAt === null;
  const events = [...library.event.values()].filter(isLive);
  const pages = [...library.page.values()].filter(isLive);
  // Clips of one article share their source, so that it is compared and written once.
  const sources = new Map<string, Source>();
  const sourceFor = (clip: Clip): Source => {
    const article = library.article.get(clip.articleId);
    const known = article && sources.get(article.id);
    const source = known ?? sourceOf(clip, article);
    if (article) sources.set(article.id, source);
    return source;
  };
  const clips = new Map(
    [...library.clip.values()]
      .filter(isLive)
      .map((clip) => [clip.id, { clip, source: sourceFor(clip) }]),
  );
  const liveEvents = new Set(events.map((event) => event.id));
  const evidence = Map.groupBy(
    [...library.evidence.values()].filter(
      (item) => liveEvents.has(item.eventId) && clips.has(item.clipId),
    ),
    (item) => item.eventId,
  );
  const used = new Set([
    ...[...evidence.values()].flat().map((item) => item.clipId),
    ...pages.flatMap((page) => citedClips(page.body)),
    ...events.flatMap((event) => citedClips(event.description)),
  ]);
  const unused = [...clips.values()].filter(({ clip }) => !used.has(clip.id));
  return { library, events, pages, evidence, clips, unused };
}

/** Orders clips as their sources were published, then by source, then as they stand in it. */
export const byPlaceInSource: Compare<SourcedClip> = (a, b) =>
  compareSources(a.source, b.source) ||
  a.clip.position.start - b.clip.position.start ||
  a.clip.position.end - b.clip.position.end ||
  compareTexts(a.clip.quote.exact, b.clip.quote.exact);

export function compareSources(a: Source, b: Source): number {
  if (a === b) return 0;
  return (
    compareDays(a.publishedOn, b.publishedOn) ||
    compareTexts(a.title, b.title) ||
    compareTexts(a.siteName, b.siteName) ||
    compareTexts(a.byline, b.byline) ||
    compareTexts(a.url, b.url) ||
    compareTexts(a.locator, b.locator) ||
    compareTexts(a.sha256, b.sha256)
  );
}

/** Names of tags in the order of the alphabet; tags that are gone are left out. */
export function tagNames(library: Library, ids: readonly string[]): string[] {
  const names = ids.flatMap((id) => library.tag.get(id)?.name ?? []);
  return sortedBy(new Set(names), compareTexts);
}
