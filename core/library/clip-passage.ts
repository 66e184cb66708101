import type { Block } from '../article/block';
import { shownBlocks } from '../article/shown';
import type { AnchorPosition } from '../clip/anchor';
import { describePassage, findPassage } from '../clip/selector';
import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import type { Lookup } from './change';
import type { Clip, FieldsOf } from './records';

/** The blocks of a text record, undefined where they cannot be read. */
export type BlocksOf = (textId: string) => readonly Block[] | undefined;

type PassageFields = Pick<FieldsOf<'clip'>, 'textId' | 'quote' | 'position' | 'blocks'>;

/** What a clip holds of a passage of its article's text as that is now. */
export function passageFields(
  lookup: Lookup,
  at: { readonly articleId: string } & AnchorPosition,
  blocksOf: BlocksOf,
): Result<PassageFields, 'not-found' | 'invalid-change'> {
  const article = lookup('article', at.articleId);
  if (!article) return fail('not-found', `There is no article ${at.articleId}.`);
  const { textId } = article;
  const blocks = blocksOf(textId);
  if (!blocks) return fail('not-found', `There is no text ${textId}.`);
  const shown = new Set(shownBlocks(article, blocks).map((block) => block.id));
  const passage = describePassage(blocks, at.start, at.end, (block) => shown.has(block.id));
  if (!passage) return fail('invalid-change', 'There are no words to clip there.');
  const { quote, position } = passage;
  return ok({ textId, quote, position, blocks: [...passage.blocks] });
}

/**
 * Where a clip's very words stand in its article's text as that is now. A clip whose words are
 * changed, gone or not to be told from others has to be laid on words first: `invalid-change`.
 */
export function standing(
  lookup: Lookup,
  clip: Clip,
  blocksOf: BlocksOf,
): Result<AnchorPosition, 'not-found' | 'invalid-change'> {
  const article = lookup('article', clip.articleId);
  if (!article) return fail('not-found', 'The article of this clip is gone; its words are kept.');
  const blocks = blocksOf(article.textId);
  if (!blocks) return fail('not-found', 'The text of this clip’s article cannot be read.');
  const older = clip.textId === article.textId ? undefined : blocksOf(clip.textId);
  const { position, isVerbatim } = findPassage(blocks, clip, older);
  if (!position || !isVerbatim) return fail('invalid-change', NOT_FOUND);
  return ok(position);
}

/** Why the ends of a clip cannot be moved, nor it be split or merged. */
export const NOT_FOUND = 'Its words are not found as they were. Lay the clip on its words first.';
