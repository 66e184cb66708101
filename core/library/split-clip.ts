import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import type { Lookup, Op } from './change';
import { passageFields, standing } from './clip-passage';
import type { BlocksOf } from './clip-passage';

/**
 * Cuts a clip in two at a place of its article's full text.
 *
 * The first part is the clip: its id, note, evidence and citations stay with it. The second is a new
 * clip with its colour and tags. What a note or a claim is about cannot be told from here, and two
 * clips that assert the same would count one source twice.
 */
export function decideSplit(
  lookup: Lookup,
  command: { readonly id: string; readonly newId: string; readonly at: number },
  context: { readonly now: string; readonly blocks: BlocksOf },
): Result<Op[], 'not-found' | 'invalid-change' | 'exists'> {
  const clip = lookup('clip', command.id);
  if (!clip) return fail('not-found', `There is no clip ${command.id}.`);
  if (lookup('clip', command.newId)) return fail('exists', `The id ${command.newId} is taken.`);
  const { articleId, colour, tags } = clip;
  const whole = standing(lookup, clip, context.blocks);
  if (!whole.ok) return whole;
  const { start, end } = whole.value;
  const { at } = command;
  if (at <= start || at >= end) return fail('invalid-change', 'That place is not inside the clip.');
  const first = passageFields(lookup, { articleId, start, end: at }, context.blocks);
  const second = passageFields(lookup, { articleId, start: at, end }, context.blocks);
  if (!first.ok) return first;
  if (!second.ok) return second;
  const rest = {
    articleId,
    ...second.value,
    note: '',
    colour,
    tags,
    createdAt: context.now,
    citation: null,
    trashedAt: null,
  };
  return ok([
    { kind: 'clip', id: clip.id, set: first.value },
    { kind: 'clip', id: command.newId, set: rest },
  ]);
}
