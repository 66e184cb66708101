import { markdownTokens } from '../notebook/markdown-tokens';
import type { ArticleDraft } from './block';
import { cleanByline } from './byline';
import { dayInText } from './calendar-day';
import { type Findings, type Judged, metadataOf, noFindings } from './findings';
import { fold } from './fold';
import { readFrontMatter } from './front-matter';
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks';
import { isBorneOut } from './own-source';
import { isProse } from './prose';
import type { KnowsPicture } from './saved-picture';
import { isCiting } from './source-line';
import { judgeText } from './text-judge';
import { readTitle } from './text-title';

/** Keys of front matter as Obsidian's clipper, MarkDownload and site generators write them. */
const KEYS = {
  title: ['title', 'headline', 'name'],
  byline: ['author', 'authors', 'byline', 'creator'],
  day: [
    'published',
    'date',
    'pubdate',
    'publish_date',
    'date_published',
    'published_at',
    'publishdate',
    'datepublished',
  ],
  address: ['source', 'url', 'link', 'canonical', 'canonical_url', 'permalink', 'source_url'],
  siteName: ['site', 'site_name', 'publisher', 'publication', 'sitename', 'website'],
  section: ['section', 'category', 'categories'],
  language: ['language', 'lang'],
} as const;

/**
 * An article from Markdown: what clippers save, with or without YAML above it.
 *
 * @param knows knows the pictures that were saved into the text
 */
export function markdownDraft(source: string, knows?: KnowsPicture): ArticleDraft {
  const { fields, body, warnings } = readFrontMatter(source);
  const blocks = markdownBlocks(markdownTokens(body), knows);
  const judged: Judged[] = blocks.map((block) => ({
    text: block.text,
    afterGap: true,
    reason: null,
  }));
  const found = noFindings();
  readFields(fields, found);
  readHeadline(blocks, judged, found);
  const doubts = judgeText(judged, found);
  readSourceLinks(blocks, judged, found);
  for (const [index, block] of blocks.entries()) {
    // A heading inside the text says what follows; only a line can be furniture of this kind.
    const entry = judged[index];
    if (entry?.reason === 'navigation' && block.kind === 'heading') entry.reason = null;
  }
  const tags = fields.get('tags') ?? fields.get('keywords') ?? [];
  return {
    metadata: metadataOf(judged, found),
    blocks: blocks.map((block, index) => {
      const reason = judged[index]?.reason ?? null;
      return { id: `b${index + 1}`, ...block, ...(reason === null ? {} : { reason }) };
    }),
    warnings: [...warnings, ...doubts],
    ...(tags.length > 0
      ? {
          tags: tags
            .flatMap((tag) => tag.split(','))
            .map((tag) => tag.trim().replace(/^#/u, ''))
            .filter((tag) => tag !== ''),
        }
      : {}),
  };
}

function readFields(fields: ReadonlyMap<string, readonly string[]>, found: Findings): void {
  for (const field of Object.keys(KEYS) as (keyof typeof KEYS)[]) {
    for (const key of KEYS[field]) {
      const values = fields.get(key) ?? [];
      const joined =
        field === 'byline'
          ? values
              .map((name) => cleanByline(name))
              .filter((name) => name !== null)
              .join(', ')
          : (values[0] ?? '');
      const value = field === 'day' ? dayInText(joined) : joined;
      if (!value) continue;
      // `source: Northline` names an outlet, `source: https://…` an address.
      if (field === 'address' && !/^https?:\/\//iu.test(value)) {
        if (key === 'source') found.credit.push({ value, source: 'header source' });
        continue;
      }
      found[field].push({ value, source: `header ${key}` });
    }
  }
}

/** The first heading is the headline, unless the header names another. */
function readHeadline(
  blocks: readonly MarkdownBlock[],
  judged: readonly Judged[],
  found: Findings,
): void {
  const at = blocks.findIndex((block) => block.kind === 'heading');
  const heading = blocks[at];
  const stated = found.title[0]?.value;
  const early = heading && blocks.slice(0, at).every((block) => block.text.length < 120);
  const entry = judged[at];
  if (
    heading &&
    entry &&
    early &&
    (heading.level === 1 || fold(heading.text) === fold(stated ?? ''))
  ) {
    if (stated === undefined || fold(stated) === fold(heading.text)) entry.reason = 'title-line';
    found.title.push({ value: heading.text, source: 'first heading' });
    return;
  }
  if (blocks[0]?.kind === 'paragraph') readTitle(judged, 0, found);
}

/** `Source: [Northline](https://…)`: the words name the outlet, the link holds the address. */
function readSourceLinks(
  blocks: readonly MarkdownBlock[],
  judged: readonly Judged[],
  found: Findings,
): void {
  for (const [index, block] of blocks.entries()) {
    const link = block.marks?.find(
      (mark) => mark.kind === 'link' && /^https?:/iu.test(mark.href ?? ''),
    );
    const isLabel =
      /^(?:source|via|original(?:ly)?|read (?:more|the)|culled from)\b.{0,80}$/iu.test(block.text);
    const entry = judged[index];
    if (
      !link?.href ||
      !entry ||
      !(entry.reason === 'source-line' || (entry.reason === null && isLabel))
    )
      continue;
    const candidate = { value: link.href, source: 'source line' };
    const label = /^[^:：]+/u.exec(block.text)?.[0] ?? '';
    const first = judged.findIndex((other) => isProse(other) && other.reason === null);
    const isOwn = !isCiting(label) || index < first;
    if (!isOwn && (blocks[index - 1]?.kind === 'table' || !isBorneOut(link.href, judged, found))) {
      entry.reason = null;
      found.cited.push(candidate);
      continue;
    }
    entry.reason = 'source-line';
    found.address.push(candidate);
  }
}
