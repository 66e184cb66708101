import { METADATA_FIELDS, fullText } from '../../core/article/block';
import { SEVERAL_ARTICLES } from '../../core/article/several-articles';
import { leftOutBlocks } from '../../core/article/shown';
import type { Block } from '../../core/article/block';
import type { Article, Clip, ClipColour } from '../../core/library/records';
import { clipOfPassage } from '../clips/passage';
import { quotedWords } from '../notebook/clip-words';
import type { AppState } from '../state/context';
import type { ReaderState } from './reader.svelte';

/** Keeps the selection, else the focused block, as a clip and selects it; words kept already are not kept twice. */
export async function clipWords(app: AppState, reader: ReaderState): Promise<void> {
  const { article, words } = reader;
  if (!article || !words) return;
  // The keys go on to be about the clip, also where it was marked with the mouse.
  const block = reader.blockAt(words.start);
  const same = reader.clipOver(words);
  if (same) {
    if (block) app.focus.moveTo(block.id);
    app.focus.selectClip(same.id);
    return;
  }
  const text = fullText(reader.blocks ?? []).slice(words.start, words.end);
  const { clipId, commands } = clipOfPassage(app.notebook, {
    kind: 'text',
    articleId: article.id,
    ...words,
  });
  // At once: by the time it is done the keys may have been taken elsewhere.
  if (block) app.focus.moveTo(block.id);
  if (!(await app.notebook.do(`Clip ${quotedWords(text)}`, commands))) return;
  document.getSelection()?.removeAllRanges();
  app.focus.selectClip(clipId);
}

export async function colourClip(app: AppState, clipId: string, colour: ClipColour): Promise<void> {
  const clip = app.notebook.get('clip', clipId);
  if (!clip || clip.colour === colour) return;
  await app.notebook.do(`Colour the clip ${quotedWords(clip.quote.exact)} ${colour}`, [
    { do: 'set', kind: 'clip', id: clipId, set: { colour } },
  ]);
}

/** Lays a clip on other words of its article: it then has those. */
export async function layClip(
  app: AppState,
  clip: Clip,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<void> {
  const done = await app.notebook.do(
    `Lay the clip ${quotedWords(clip.quote.exact)} on other words`,
    [{ do: 'anchor', id: clip.id, start, end }],
  );
  if (done) app.focus.openArticle(clip.articleId, { clipId: clip.id });
}

/** Leaves a clip as it is, though its words are not found, or not as they were. */
export async function leaveClip(app: AppState, clip: Clip): Promise<void> {
  await app.notebook.do(`Keep the clip ${quotedWords(clip.quote.exact)} as it is`, [
    { do: 'leave', id: clip.id },
  ]);
}

/** Brings blocks back into the article. */
export async function restoreBlocks(
  app: AppState,
  article: Article,
  blocks: readonly Block[],
): Promise<void> {
  const ids = blocks.map(({ id }) => id);
  const removedBlocks = article.removedBlocks.filter((id) => !ids.includes(id));
  // Only what the reader itself left out needs the user's word against it.
  const kept = leftOutBlocks({ removedBlocks, restoredBlocks: article.restoredBlocks }, blocks);
  const restoredBlocks = [...article.restoredBlocks, ...kept.map(({ id }) => id)];
  const [first] = blocks;
  const label =
    blocks.length === 1 && first
      ? `Restore ${blockWords(first)}`
      : `Restore ${blocks.length} blocks`;
  await app.notebook.do(label, [
    { do: 'set', kind: 'article', id: article.id, set: { removedBlocks, restoredBlocks } },
  ]);
}

/** Takes a block out of the article; its words stay among the removed ones. */
export async function removeBlock(app: AppState, article: Article, block: Block): Promise<void> {
  const restoredBlocks = article.restoredBlocks.filter((id) => id !== block.id);
  const removedBlocks =
    block.reason === undefined ? [...article.removedBlocks, block.id] : article.removedBlocks;
  await app.notebook.do(`Remove ${blockWords(block)}`, [
    { do: 'set', kind: 'article', id: article.id, set: { removedBlocks, restoredBlocks } },
  ]);
}

/**
 * Takes a file that seems to hold several articles for one: the offer to split it goes, and what only
 * its first article says of itself holds for the whole.
 */
export async function keepAsOne(
  app: AppState,
  article: Article,
  firstPlace: string | undefined,
): Promise<void> {
  const { id } = article;
  const warnings = article.warnings.filter(({ code }) => code !== SEVERAL_ARTICLES);
  const first = METADATA_FIELDS.flatMap((field) => {
    const { value, others } = article[field];
    const found = others.find(({ source }) => source.endsWith(`, ${firstPlace}`));
    if (value !== null || !found) return [];
    return [{ do: 'metadata' as const, id, field, value: found.value }];
  });
  await app.notebook.do('Keep as one article', [
    { do: 'set', kind: 'article', id, set: { warnings } },
    ...first,
  ]);
}

/** A block as the label of a deed names it; one without words, as a picture, by what it is. */
function blockWords({ kind, text }: Block): string {
  return text.trim() === '' ? `the ${kind}` : `the ${kind} ${quotedWords(text)}`;
}
