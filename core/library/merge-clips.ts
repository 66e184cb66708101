import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import { CITATION, citationOf } from '../notebook/citation';
import type { Lookup, Op } from './change';
import { passageFields, standing } from './clip-passage';
import type { BlocksOf } from './clip-passage';
import { joinedEvidence, joinedTexts } from './join-evidence';
import type { Clip, Page } from './records';
import { editBetween } from './text-edit';

/** What merging asks besides the library. */
export interface MergeContext {
  readonly now: string;
  readonly blocks: BlocksOf;
  /** Ids of the evidence that a clip is, and of the pages that cite it, in the trash or not. */
  readonly evidenceOf: (clipId: string) => readonly string[];
  readonly pagesCiting: (clipId: string) => readonly string[];
}

/**
 * Makes one clip of several of one article: the words from where the first begins to where the last
 * ends, with what lies between.
 *
 * The clip `id` remains. Nothing that was written goes: notes are joined in the order of the text,
 * tags united, evidence and citations of the others are the remaining clip's now. Where it is
 * evidence of the same event already, what the other asserted else stands in that evidence's note,
 * and the other's own stays with it in the trash.
 */
export function decideMerge(
  lookup: Lookup,
  command: { readonly id: string; readonly others: readonly string[] },
  context: MergeContext,
): Result<Op[], 'not-found' | 'invalid-change'> {
  const placed: { readonly clip: Clip; readonly start: number; readonly end: number }[] = [];
  for (const id of new Set([command.id, ...command.others])) {
    const clip = lookup('clip', id);
    if (clip?.trashedAt !== null) return fail('not-found', `There is no clip ${id}.`);
    const at = standing(lookup, clip, context.blocks);
    if (!at.ok) return at;
    placed.push({ clip, ...at.value });
  }
  const [kept, ...others] = placed.map(({ clip }) => clip);
  if (!kept || others.length === 0) return fail('invalid-change', 'Merging takes two clips.');
  if (others.some(({ articleId }) => articleId !== kept.articleId)) {
    return fail('invalid-change', 'Only clips of one article can be merged.');
  }
  const passage = passageFields(
    lookup,
    {
      articleId: kept.articleId,
      start: Math.min(...placed.map(({ start }) => start)),
      end: Math.max(...placed.map(({ end }) => end)),
    },
    context.blocks,
  );
  if (!passage.ok) return passage;
  const inOrder = placed
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ clip }) => clip);
  const set = {
    ...passage.value,
    note: joinedTexts(inOrder.map(({ note }) => note)),
    tags: [...new Set(inOrder.flatMap(({ tags }) => tags))],
  };
  return ok([
    { kind: 'clip', id: kept.id, set },
    ...carriedEvidence(lookup, kept, others, context),
    ...carriedCitations(lookup, kept, others, context),
    ...others.map(({ id }): Op => ({ kind: 'clip', id, set: { trashedAt: context.now } })),
  ]);
}

function carriedEvidence(
  lookup: Lookup,
  kept: Clip,
  others: readonly Clip[],
  { evidenceOf }: MergeContext,
): Op[] {
  const of = (clip: Clip) => evidenceOf(clip.id).flatMap((id) => lookup('evidence', id) ?? []);
  const own = new Map(of(kept).map((evidence) => [evidence.eventId, evidence]));
  const ops = new Map<string, Op>();
  for (const clip of others) {
    for (const evidence of of(clip)) {
      const same = own.get(evidence.eventId);
      if (!same) {
        own.set(evidence.eventId, evidence);
        ops.set(evidence.id, { kind: 'evidence', id: evidence.id, set: { clipId: kept.id } });
        continue;
      }
      const folded = joinedEvidence(same, evidence, clip);
      own.set(evidence.eventId, { ...same, ...folded });
      const before = ops.get(same.id);
      const set = { ...(before && 'set' in before && before.set), ...folded };
      ops.set(same.id, { kind: 'evidence', id: same.id, set });
    }
  }
  return [...ops.values()];
}

function carriedCitations(
  lookup: Lookup,
  kept: Clip,
  others: readonly Clip[],
  { pagesCiting }: MergeContext,
): Op[] {
  const gone = new Set(others.map(({ id }) => id));
  const pages = new Map<string, Page>();
  for (const id of [...gone].flatMap((clipId) => pagesCiting(clipId))) {
    const page = lookup('page', id);
    if (page) pages.set(id, page);
  }
  return [...pages.values()].flatMap(({ id, body }): Op[] => {
    const after = body.replace(CITATION, (mark, clipId: string) =>
      gone.has(clipId) ? citationOf(kept.id) : mark,
    );
    const patch = editBetween(body, after);
    return patch.length > 0 ? [{ kind: 'page', id, edit: { field: 'body', patch } }] : [];
  });
}
