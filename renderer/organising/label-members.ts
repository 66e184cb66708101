import type { LabelKind } from '../../core/library/bulk';
import type { Article, Clip, Event } from '../../core/library/records';
import type { AppState } from '../state/context';
import type { ListGroup } from '../ui/list-rows';

/** Something that has a label. */
export interface Member {
  readonly id: string;
  readonly record: Article | Clip | Event;
}

/** All that has one of some labels, by kind; what lies in the trash is left out. */
export function membersOf(
  notebook: AppState['notebook'],
  kind: LabelKind,
  ids: ReadonlySet<string>,
): { readonly items: readonly Member[]; readonly groups: readonly ListGroup[] } {
  const has = (labels: readonly string[]) => labels.some((id) => ids.has(id));
  const kinds: readonly (readonly [string, readonly (Article | Clip | Event)[]])[] =
    kind === 'collection'
      ? [['Articles', notebook.articles.filter(({ collections }) => has(collections))]]
      : [
          ['Articles', notebook.articles.filter(({ tags }) => has(tags))],
          ['Clips', notebook.clips.filter(({ tags }) => has(tags))],
          ['Events', notebook.events.filter(({ tags }) => has(tags))],
        ];
  const there = kinds.filter(([, records]) => records.length > 0);
  return {
    items: there.flatMap(([, records]) => records.map((record) => ({ id: record.id, record }))),
    groups: there.map(([label, records]) => ({ id: label, label, count: records.length })),
  };
}
