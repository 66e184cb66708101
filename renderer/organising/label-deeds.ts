import type { LabelKind } from '../../core/library/bulk';
import type { ClipColour, Collection, Tag } from '../../core/library/records';
import { sameName } from '../../core/library/tag-names';
import { planRename } from '../../core/library/tag-plan';
import type { TagPlan } from '../../core/library/tag-plan';
import { shortened } from '../library/shortened';
import type { AppState } from '../state/context';
import type { LabelCount } from '../state/label-counts';

type Notebook = Pick<AppState, 'notebook'>;

const WORD = { tag: 'tag', collection: 'collection' } as const;

function quoted(name: string): string {
  return `“${shortened(name)}”`;
}

/** What another name comes to; a collection that gets the name of another becomes one with it. */
export function planFor(
  { notebook }: Notebook,
  kind: LabelKind,
  from: { readonly id: string | null; readonly name: string },
  to: string,
): TagPlan {
  if (kind === 'tag') return planRename(notebook.tags, from.name, to);
  const other = notebook.collections.find(
    ({ id, name }) => id !== from.id && sameName(name) === sameName(to),
  );
  if (from.id === null) return { names: [], merges: [] };
  if (other) return { names: [], merges: [{ from: from.id, into: other.id }] };
  return { names: [{ id: from.id, name: to.trim() }], merges: [] };
}

/** Carries a plan out; one deed. */
export async function carryOut(
  { notebook }: Notebook,
  label: string,
  kind: LabelKind,
  plan: TagPlan,
): Promise<boolean> {
  if (plan.names.length + plan.merges.length === 0) return true;
  const { names, merges } = plan;
  return (
    (await notebook.bulk(label, {
      do: 'arrange',
      kind,
      names: [...names],
      merges: [...merges],
    })) !== null
  );
}

export function renameLabel(kind: LabelKind, from: string, to: string): string {
  return `Rename the ${WORD[kind]} ${quoted(from)} to ${quoted(to)}`;
}

export function mergeLabel(kind: LabelKind, from: string, into: string): string {
  return `Merge the ${WORD[kind]} ${quoted(from)} into ${quoted(into)}`;
}

/** Removes labels from everything and then themselves; one deed. */
export async function removeLabels(
  { notebook }: Notebook,
  kind: LabelKind,
  name: string,
  labels: readonly (Tag | Collection)[],
): Promise<boolean> {
  const done = await notebook.bulk(`Remove the ${WORD[kind]} ${quoted(name)}`, {
    do: 'drop',
    kind,
    labels: labels.map(({ id }) => id),
  });
  return done !== null;
}

/** Gives a tag a colour, or none; one deed. */
export async function colourTag(
  { notebook }: Notebook,
  name: string,
  tags: readonly Tag[],
  colour: ClipColour | null,
): Promise<void> {
  const label = `Colour the tag ${quoted(name)}${colour === null ? ': none' : `: ${colour}`}`;
  await notebook.bulk(label, { do: 'colour', tags: tags.map(({ id }) => id), colour });
}

/** Makes a tag or a collection; answers its id, or null when that failed. */
export async function makeLabel(
  { notebook }: Notebook,
  kind: LabelKind,
  name: string,
): Promise<string | null> {
  const id = notebook.newId();
  const done = await notebook.do(`New ${WORD[kind]} ${quoted(name)}`, [
    { do: 'add', kind, id, fields: { name } },
  ]);
  return done ? id : null;
}

/** `12 articles, 1 clip`; nothing for none. */
export function countWords({ article, clip, event }: LabelCount): string {
  const counts = [
    [article, 'article'],
    [clip, 'clip'],
    [event, 'event'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}
