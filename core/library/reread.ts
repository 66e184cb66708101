import { alignBlocks } from '../article/align-blocks';
import { METADATA_FIELDS } from '../article/block';
import type { ArticleDraft, Block } from '../article/block';
import { shownBlocks } from '../article/shown';
import { carryCounts, carryPassage } from '../clip/carry-over';
import type { CarriedPassage, CarryCounts } from '../clip/carry-over';
import type { Op } from './change';
import { readingFields } from './import';
import type { Article, Clip, FieldsOf, RecordOf } from './records';
import { refreshed } from './refresh-metadata';
import { isSame } from './same';

/** What the disk side knows of a second reading. */
export interface RereadFacts {
  readonly textId: string;
  readonly now: string;
  readonly text: Omit<FieldsOf<'text'>, 'articleId' | 'readAt' | 'blocks'>;
  /** How the user says the file is encoded; null leaves it to the reader. */
  readonly encoding: string | null;
}

/** An article as it stands before it is read again. */
export interface BeforeReading {
  readonly article: Article;
  readonly text: RecordOf<'text'>;
  /** Null where its file is damaged; decisions then follow the blocks' ids alone. */
  readonly blocks: readonly Block[] | null;
  /** All clips of the article, those in the trash too. */
  readonly clips: readonly Clip[];
}

/** The change that reading an article again makes; no ops where the reading is the same. */
export interface Reread {
  readonly ops: readonly Op[];
  readonly clips: CarryCounts;
}

/**
 * Reads an article again: a new revision beside the older ones, to which the article points.
 *
 * Removed and restored blocks are carried over to the blocks of the same words, clips to where their
 * words stand. A clip whose words are changed, not found, or at several places, keeps them and its
 * place in the older revision. Metadata that the user typed or chose stays.
 */
export function reread(before: BeforeReading, draft: ArticleDraft, facts: RereadFacts): Reread {
  const { article, clips } = before;
  const isNewText = facts.text.sha256 !== before.text.sha256;
  const blocks = isNewText || !before.blocks ? draft.blocks : before.blocks;
  const decisions = isNewText ? carryDecisions(before, facts, blocks) : article;
  const shown = new Set(shownBlocks(decisions, blocks).map(({ id }) => id));
  const textOf = ({ textId }: Clip) =>
    textId === before.text.id ? (before.blocks ?? undefined) : undefined;
  const carried = clips.map((clip): [Clip, CarriedPassage] => [
    clip,
    carryPassage(blocks, ({ id }) => shown.has(id), clip, textOf(clip)),
  ]);
  const { warnings, ...metadata } = readingFields(draft);
  const { encoding: _encoding, ...original } = article.original ?? {};
  const wanted: Partial<FieldsOf<'article'>> = {
    ...Object.fromEntries(
      METADATA_FIELDS.map((field) => [field, refreshed(article[field], metadata[field])]),
    ),
    warnings,
    ...(isNewText && {
      textId: facts.textId,
      removedBlocks: decisions.removedBlocks,
      restoredBlocks: decisions.restoredBlocks,
    }),
  };
  const set = changedFields(article, wanted);
  const ops: Op[] = [];
  if (isNewText) {
    const text: FieldsOf<'text'> = {
      ...facts.text,
      articleId: article.id,
      blocks: draft.blocks.length,
      readAt: facts.now,
    };
    ops.push({ kind: 'text', id: facts.textId, set: { ...text } });
  }
  if (isNewText || Object.keys(set).length > 0) {
    const chosen = facts.encoding === null ? original : { ...original, encoding: facts.encoding };
    Object.assign(set, article.original && changedFields(article, { original: chosen as never }));
    ops.push({ kind: 'article', id: article.id, set });
  }
  if (isNewText) ops.push(...carried.flatMap(([clip, to]) => clipOps(clip, to, facts.textId)));
  const live = carried.filter(([clip]) => clip.trashedAt === null);
  return { ops, clips: carryCounts(live.map(([, passage]) => passage)) };
}

function changedFields(
  article: Article,
  wanted: Partial<FieldsOf<'article'>>,
): Record<string, unknown> {
  const entries = Object.entries(wanted) as [keyof FieldsOf<'article'>, unknown][];
  return Object.fromEntries(entries.filter(([field, value]) => !isSame(article[field], value)));
}

function clipOps(clip: Clip, carried: CarriedPassage, textId: string): Op[] {
  // What a reader makes of the same file never changes a clip's words.
  if (!carried.selector || !carried.isVerbatim) return [];
  const { quote, position, blocks } = carried.selector;
  const set = { textId, quote, position, blocks: [...blocks] };
  return [{ kind: 'clip', id: clip.id, set }];
}

/**
 * The user's decisions over the blocks of a new revision. A block that a clip was made in stays in
 * sight, should the new reading leave it out: it was seen, and chosen, as a part of the article.
 */
function carryDecisions(
  before: BeforeReading,
  facts: RereadFacts,
  after: readonly Block[],
): { removedBlocks: string[]; restoredBlocks: string[] } {
  const { article } = before;
  const counterpart = counterparts(before, facts, after);
  const follow = (ids: readonly string[]) => ids.flatMap((id) => counterpart.get(id) ?? []);
  const seen = new Set(shownBlocks(article, before.blocks ?? []).map(({ id }) => id));
  const clipped = before.clips
    .filter((clip) => clip.trashedAt === null && clip.textId === before.text.id)
    .flatMap((clip) => clip.blocks.filter((id) => seen.has(id)));
  const removed = follow(article.removedBlocks).filter((block) => block.reason === undefined);
  const restored = follow([...article.restoredBlocks, ...clipped]);
  const ids = (blocks: readonly Block[]) => [...new Set(blocks.map(({ id }) => id))];
  return {
    removedBlocks: ids(removed),
    restoredBlocks: ids(restored.filter((block) => block.reason !== undefined)),
  };
}

/** The block of the new revision that stands for each block of the old one, by the old one's id. */
function counterparts(
  before: BeforeReading,
  facts: RereadFacts,
  after: readonly Block[],
): ReadonlyMap<string, Block> {
  const sameReader = facts.text.reader === before.text.reader;
  if (!before.blocks) return new Map(sameReader ? after.map((block) => [block.id, block]) : []);
  // One reader cuts one file alike in any encoding: then every block has its own, whatever its words.
  const isCutAlike =
    sameReader &&
    before.blocks.length === after.length &&
    before.blocks.every((block, at) => block.kind === after[at]?.kind);
  const pairs = isCutAlike
    ? before.blocks.map((block, at) => ({ before: block, after: after[at] ?? null }))
    : alignBlocks(before.blocks, after);
  return new Map(
    pairs.flatMap((pair) => (pair.before && pair.after ? [[pair.before.id, pair.after]] : [])),
  );
}
