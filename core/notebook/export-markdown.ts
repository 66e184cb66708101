import type { Library } from '../library/records';
import { compareWhens } from '../time/order';
import { exportBody } from './export-body';
import { bookOf, byPlaceInSource, compareSources, tagNames } from './export-book';
import type { Book, SourcedClip } from './export-book';
import { eventFacts, evidenceBlocks, noteBlocks, quoteBlock, readEvent } from './export-event';
import type { ReadEvent } from './export-event';
import { citeInFull, footnotes } from './export-footnotes';
import type { Cite } from './export-footnotes';
import { labelPrefix, withOwnLabels } from './export-labels';
import { byWriting, compareTexts, sortedBy } from './export-order';
import { escapeLine } from './markdown-escape';

/**
 * A whole library as one Markdown file: events in the order of time with their evidence, pages,
 * clips that nothing uses, and a footnote for each source.
 *
 * The same library gives the same bytes: nothing depends on ids, on the order in which records came,
 * on the clock or on the machine's language. Lines end in `\n`, the file too.
 */
export function exportMarkdown(library: Library, name: string): string {
  const book = bookOf(library);
  const events = orderedEvents(book);
  const pages = orderedPages(book);
  const written = [
    ...events.map(({ event }) => event.description),
    ...pages.map((page) => page.body),
  ];
  const bodies = withOwnLabels(written);
  const notes = footnotes(labelPrefix(bodies));
  const cite = notes.cite;
  const blocks = [
    `# ${escapeLine(name.trim() || 'Library')}`,
    ...section(
      'Events',
      events.flatMap((read, index) => eventBlocks(book, read, bodies[index] ?? '', cite)),
    ),
    ...section(
      'Pages',
      pages.flatMap(({ title }, index) =>
        pageBlocks(book, title, bodies[events.length + index] ?? '', cite),
      ),
    ),
    ...section('Other clips', otherClips(book, cite)),
  ];
  return `${[...blocks, ...notes.definitions()].join('\n\n')}\n`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length > 0 ? [`## ${title}`, ...blocks] : [];
}

function orderedEvents(book: Book): ReadEvent[] {
  return sortedBy(
    book.events.map((event) => readEvent(book, event)),
    (a, b) => compareWhens(a.view.when, b.view.when),
    (a, b) => compareTexts(a.event.title, b.event.title),
    byWriting((read) => eventBlocks(book, read, read.event.description, citeInFull).join('\n\n')),
  );
}

function orderedPages(book: Book) {
  return sortedBy(
    book.pages,
    (a, b) => compareTexts(a.title, b.title),
    byWriting((page) => pageBlocks(book, page.title, page.body, citeInFull).join('\n\n')),
  );
}

function eventBlocks(book: Book, read: ReadEvent, description: string, cite: Cite): string[] {
  return [
    heading(read.event.title, 'Untitled event'),
    ...eventFacts(book, read),
    ...bodyBlocks(book, description, cite),
    ...evidenceBlocks(read, cite),
  ];
}

function pageBlocks(book: Book, title: string, body: string, cite: Cite): string[] {
  return [heading(title, 'Untitled page'), ...bodyBlocks(book, body, cite)];
}

function heading(title: string, untitled: string): string {
  return `### ${escapeLine(title.trim() || untitled)}`;
}

/** Text that the user wrote as Markdown, its headings below the ones around it. */
function bodyBlocks(book: Book, body: string, cite: Cite): string[] {
  const text = exportBody(body, 4, (clipId) => {
    const cited = book.clips.get(clipId);
    return cited ? { words: cited.clip.quote.exact, reference: cite(cited.source) } : null;
  });
  return text === '' ? [] : [text];
}

/** The clips that nothing uses, under the names of their articles. */
function otherClips(book: Book, cite: Cite): string[] {
  const groups = Map.groupBy(book.unused, ({ clip }) => clip.articleId);
  const ordered = sortedBy(
    [...groups.values()].map((clips) =>
      sortedBy(
        clips,
        byPlaceInSource,
        byWriting((clip) => clipBlocks(book, clip, citeInFull).join('\n\n')),
      ),
    ),
    ([a], [b]) => (a && b ? compareSources(a.source, b.source) : 0),
    byWriting((clips) => articleBlocks(book, clips, citeInFull).join('\n\n')),
  );
  return ordered.flatMap((clips) => articleBlocks(book, clips, cite));
}

function articleBlocks(book: Book, clips: readonly SourcedClip[], cite: Cite): string[] {
  return [
    heading(clips[0]?.source.title ?? '', 'Untitled article'),
    ...clips.flatMap((clip) => clipBlocks(book, clip, cite)),
  ];
}

function clipBlocks(book: Book, { clip, source }: SourcedClip, cite: Cite): string[] {
  const tags = tagNames(book.library, clip.tags);
  return [
    quoteBlock(clip.quote.exact, cite(source)),
    ...noteBlocks(clip.note),
    ...(tags.length > 0 ? [`Tags: ${tags.map(escapeLine).join(', ')}`] : []),
  ];
}
