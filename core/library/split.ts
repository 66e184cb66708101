import { METADATA_FIELDS, blockStarts, fullText } from '../article/block';
import type { Block, DraftPart, MetadataField, Sourced } from '../article/block';
import { findPassage } from '../clip/selector';
import type { Op } from './change';
import { TYPED } from './commands';
import { importOps } from './import';
import type { ImportFacts } from './import';
import type { Article, Clip, FieldsOf } from './records';

/** A part that becomes an article, with what the disk side knows of it. */
export interface SplitPart extends Pick<
  ImportFacts,
  'articleId' | 'textId' | 'text' | 'versionOf'
> {
  readonly part: DraftPart;
}

/** An article and what it is split into. */
export interface Split {
  readonly article: Article;
  readonly original: NonNullable<Article['original']>;
  /** The blocks of the article's revision, and those of its parts taken together. */
  readonly blocks: readonly Block[];
  readonly whole: readonly Block[];
  /** All its clips, in the trash or not. */
  readonly clips: readonly Clip[];
  /** In the order of the text. The first keeps the article's record, and its id with it. */
  readonly parts: readonly SplitPart[];
  readonly now: string;
}

/**
 * The ops that split an article into its parts. Each part is an article of its own with the same
 * original and with its place in it as locator; clips go with their words, to the part in which they
 * begin. The old revision stays, as revisions do.
 */
export function splitOps(split: Split): Op[] {
  const { article, parts } = split;
  return [
    ...parts.flatMap((part, index) => {
      const own = index === 0;
      return importOps(part.part.draft, {
        ...part,
        now: split.now,
        original: split.original,
        locator: { place: part.part.place, capturedOn: article.locator?.capturedOn ?? null },
      }).map((op): Op => {
        if (!('set' in op) || op.kind !== 'article') return op;
        const fields = op.set as unknown as FieldsOf<'article'>;
        const set = { ...fields, ...decided(split, part.part), ...carried(article) };
        if (!own) return { ...op, set };
        const { versionOf, trashedAt } = article;
        return { ...op, set: { ...set, ...typed(article, fields), versionOf, trashedAt } };
      });
    }),
    ...split.clips.map((clip) => movedClip(clip, split)),
  ];
}

/** What was said of the whole and holds for each part. */
function carried(article: Article) {
  const { importedAt, tags, collections, read, starred } = article;
  return { importedAt, tags, collections, read, starred };
}

/** What the user typed stays to be chosen, and stays the value where the part says nothing. */
function typed(
  article: Article,
  fresh: FieldsOf<'article'>,
): Partial<Record<MetadataField, Sourced>> {
  return Object.fromEntries(
    METADATA_FIELDS.flatMap((field): [MetadataField, Sourced][] => {
      const { value, source } = article[field];
      if (value === null || source !== TYPED || fresh[field].value === value) return [];
      const found = fresh[field];
      if (found.value === null) return [[field, { value, source, others: found.others }]];
      return [[field, { ...found, others: [{ value, source }, ...found.others] }]];
    }),
  );
}

/** The user's word on blocks, where the revision is the one that the parts were read from. */
function decided({ article, blocks, whole }: Split, part: DraftPart) {
  const isSame =
    blocks.length === whole.length && blocks.every(({ text }, at) => text === whole[at]?.text);
  const ids = (of: readonly string[]) =>
    isSame
      ? part.draft.blocks.flatMap(({ id }, at) =>
          of.includes(blocks[part.from + at]?.id ?? '') ? [id] : [],
        )
      : [];
  return {
    removedBlocks: ids(article.removedBlocks),
    restoredBlocks: ids(article.restoredBlocks),
  };
}

function movedClip(clip: Clip, { whole, parts }: Split): Op {
  const { position, isVerbatim } = findPassage(whole, clip);
  const starts = blockStarts(whole);
  const startOf = ({ part }: SplitPart) => starts[part.from] ?? 0;
  const home =
    parts.findLast((part) => position !== null && startOf(part) <= position.start) ?? parts[0];
  if (!home) throw new Error('an article is split into no parts');
  const { articleId, textId, part } = home;
  // Words that do not stand there keep what is known of them: they may be found by another reading.
  if (!position || !isVerbatim) return { kind: 'clip', id: clip.id, set: { articleId, textId } };
  const { blocks } = part.draft;
  const start = position.start - startOf(home);
  const end = Math.min(position.end - startOf(home), fullText(blocks).length);
  const covered = blockStarts(blocks).flatMap((at, index) => {
    const [block, before] = [blocks[index], whole[part.from + index]];
    if (!block || !before || at >= end || at + block.text.length <= start) return [];
    const isExact = clip.position.start === position.start && clip.position.end === position.end;
    return isExact && !clip.blocks.includes(before.id) ? [] : [block.id];
  });
  return {
    kind: 'clip',
    id: clip.id,
    set: { articleId, textId, position: { start, end }, blocks: covered },
  };
}
