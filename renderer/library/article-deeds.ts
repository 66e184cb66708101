import type { Bulk, LabelKind } from '../../core/library/bulk';
import type { Article } from '../../core/library/records';
import type { AppState } from '../state/context';
import { titleOf } from './article-words';
import { shortened } from './shortened';
import { trashRecords } from './trash-record';

type Mark = Extract<Bulk, { do: 'mark' }>;
type Marks = Pick<AppState, 'notebook'>;

/** `12 articles`, or one by its title in a label. */
function named(of: readonly Article[]): string {
  const [only] = of;
  return of.length === 1 && only
    ? `“${shortened(titleOf(only))}”`
    : `${of.length.toLocaleString('en')} articles`;
}

function mark(
  { notebook }: Marks,
  label: string,
  of: readonly Article[],
  what: Partial<Mark>,
): Promise<number | null> {
  return notebook.bulk(label, {
    do: 'mark',
    kind: 'article',
    ids: of.map(({ id }) => id),
    ...what,
  });
}

/** Stars articles, or takes the stars away when all have one; one deed. */
export function toggleStars(app: Marks, of: readonly Article[]): Promise<number | null> {
  const starred = of.some((article) => !article.starred);
  const label = starred ? `Star ${named(of)}` : `Take the star from ${named(of)}`;
  return mark(app, label, of, { set: { starred } });
}

/** Marks articles as read, or as not read when all are; one deed. */
export function toggleRead(app: Marks, of: readonly Article[]): Promise<number | null> {
  const read = of.some((article) => !article.read);
  const label = `Mark ${named(of)} as ${read ? 'read' : 'not read'}`;
  return mark(app, label, of, { set: { read } });
}

/** Moves articles to the trash; one deed. */
export function trashArticles(app: AppState, of: readonly Article[]): Promise<void> {
  const records = of.map((article) => ({ id: article.id, title: titleOf(article) }));
  return trashRecords(app, 'article', records);
}

/** A tag or a collection to put articles under: one that is there, or a name for a new one. */
export type LabelChoice =
  { readonly id: string; readonly name: string } | { readonly id: null; readonly name: string };

/** Puts articles under a tag or into a collection, which is made where there is none yet; one deed. */
export function labelArticles(
  app: Marks,
  of: readonly Article[],
  kind: LabelKind,
  choice: LabelChoice,
): Promise<number | null> {
  const id = choice.id ?? app.notebook.newId();
  const { name } = choice;
  const label =
    kind === 'tag'
      ? `Tag ${named(of)}: ${shortened(name)}`
      : `Add ${named(of)} to “${shortened(name)}”`;
  return mark(app, label, of, {
    make: choice.id === null ? [{ kind, id, name }] : [],
    add: kind === 'tag' ? { tags: [id] } : { collections: [id] },
  });
}

/** Takes articles out from under a tag or out of a collection; one deed. */
export function unlabelArticles(
  app: Marks,
  of: readonly Article[],
  kind: LabelKind,
  label: { readonly id: string; readonly name: string },
): Promise<number | null> {
  const words =
    kind === 'tag'
      ? `Take the tag ${shortened(label.name)} from ${named(of)}`
      : `Take ${named(of)} out of “${shortened(label.name)}”`;
  return mark(app, words, of, {
    take: kind === 'tag' ? { tags: [label.id] } : { collections: [label.id] },
  });
}
