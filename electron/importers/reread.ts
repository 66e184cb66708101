import { v7 as newId } from 'uuid';
import type { ArticleDraft } from '../../core/article/block';
import { draftAt } from '../../core/article/several-articles';
import { shownBlocks } from '../../core/article/shown';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { ReadingPreview, Rereading } from '../../core/ipc/reading';
import type { Author } from '../../core/library/change';
import { rereadLabel } from '../../core/library/reading-labels';
import type { Article } from '../../core/library/records';
import { reread } from '../../core/library/reread';
import type { BeforeReading } from '../../core/library/reread';
import type { LibraryStore } from '../store/library-store';
import { parseOriginal } from './parse-original';
import type { OriginalRead, OriginalReading } from './parse-original';
import { textFacts } from './text-facts';

/** How much of a reading is shown before it is taken: blocks, and UTF-16 units of each. */
const PREVIEWED = { blocks: 12, units: 280 };

/**
 * Reads an article's original again and takes what it says, as one change: see `reread` in core.
 *
 * Errors: those of `parseOriginal`.
 */
export async function rereadArticle(
  articleId: string,
  options: OriginalReading & { readonly by: Author },
): Promise<Result<Rereading>> {
  const { store } = options;
  const read = await parseOriginal(articleId, options);
  if (!read.ok) return read;
  const { blocks } = partOf(read.value);
  // Before any record names it; where it was damaged, this mends it.
  const sha256 = await store.content.writeText(blocks);
  const planned = await plan(store, articleId, read.value, sha256);
  if (!planned.ok) return planned;
  const { article, ops, rereading } = planned.value;
  if (ops.length > 0) {
    const label = rereadLabel(article);
    const committed = store.commit(ops, { label, by: options.by });
    if (!committed.ok) return committed;
  }
  return ok(rereading);
}

/** What `rereadArticle` would come to; nothing is stored. */
export async function previewReading(
  articleId: string,
  options: OriginalReading,
): Promise<Result<ReadingPreview>> {
  const read = await parseOriginal(articleId, options);
  if (!read.ok) return read;
  const draft = partOf(read.value);
  const planned = await plan(options.store, articleId, read.value, null);
  if (!planned.ok) return planned;
  const shown = shownBlocks({ removedBlocks: [], restoredBlocks: [] }, draft.blocks);
  return ok({
    ...planned.value.rereading,
    title: draft.metadata.title.value,
    lines: shown.slice(0, PREVIEWED.blocks).map(({ text }) => text.slice(0, PREVIEWED.units)),
    warnings: draft.warnings,
  });
}

/** What the original says of this article, where it is one of several in it. */
function partOf({ article, read }: OriginalRead): ArticleDraft {
  return draftAt(read.draft, article.locator?.place ?? null);
}

interface Plan {
  readonly article: Article;
  readonly ops: ReturnType<typeof reread>['ops'];
  readonly rereading: Rereading;
}

/** `written` names the text's file; null where it is not written, for a preview. */
async function plan(
  store: LibraryStore,
  articleId: string,
  original: OriginalRead,
  written: string | null,
): Promise<Result<Plan>> {
  const before = await beforeReading(store, articleId);
  if (!before) return missing(articleId);
  const draft = partOf(original);
  const { encoding, reader } = original.read;
  const sha256 = written ?? store.content.nameOf(draft.blocks);
  const { ops, clips } = reread(before, draft, {
    textId: newId(),
    now: store.now(),
    text: { sha256, reader, encoding, ...textFacts(draft.blocks) },
    encoding: original.chosen,
  });
  const status = ops.length > 0 ? 'changed' : 'same';
  return ok({ article: before.article, ops, rereading: { status, encoding, clips } });
}

/** The article as it is once its text is at hand: what was done meanwhile is in it. */
async function beforeReading(
  store: LibraryStore,
  articleId: string,
): Promise<BeforeReading | null> {
  const textId = store.lookup('article', articleId)?.textId;
  const text = textId === undefined ? undefined : store.lookup('text', textId);
  if (!text) return null;
  const blocks = await store.content.readText(text.sha256);
  const article = store.lookup('article', articleId);
  if (article?.textId !== text.id) return article ? beforeReading(store, articleId) : null;
  const clips = [...store.relations.clipsOfArticle.of(articleId)];
  return {
    article,
    text,
    blocks: blocks.ok ? blocks.value : null,
    clips: clips.flatMap((id) => store.lookup('clip', id) ?? []),
  };
}

function missing(articleId: string): Result<never> {
  return fail('not-found', `There is no article ${articleId}.`);
}
