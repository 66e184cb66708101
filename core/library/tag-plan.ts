import type { Tag } from './records';
import { isWithin, sameName, tidyTagName } from './tag-names';

/** What giving a tag another name comes to, once those nested in it move along. */
export interface TagPlan {
  readonly names: readonly { readonly id: string; readonly name: string }[];
  /** Tags whose new name another one has already: they become one with it. */
  readonly merges: readonly { readonly from: string; readonly into: string }[];
}

/**
 * Plans the renaming of all tags at or under a name: `harbour` to `port` makes `harbour/board` into
 * `port/board`. A tag that would get the name of one that stays becomes one with that, as do two that
 * would get the same.
 */
export function planRename(tags: readonly Tag[], from: string, to: string): TagPlan {
  const target = tidyTagName(to);
  const moved = tags.filter((tag) => isWithin(tag.name, from));
  const taken = new Map<string, string>();
  for (const tag of tags) {
    if (!isWithin(tag.name, from) && !taken.has(sameName(tag.name))) {
      taken.set(sameName(tag.name), tag.id);
    }
  }
  const names: { id: string; name: string }[] = [];
  const merges: { from: string; into: string }[] = [];
  for (const tag of moved) {
    const name = target + tag.name.slice(from.length);
    const into = taken.get(sameName(name));
    if (into !== undefined) merges.push({ from: tag.id, into });
    else {
      taken.set(sameName(name), tag.id);
      if (name !== tag.name) names.push({ id: tag.id, name });
    }
  }
  return { names, merges };
}

/** Tags of one name, as two computers may make them: the first of each takes in the others. */
export function planTwins(tags: readonly Tag[]): TagPlan {
  const first = new Map<string, string>();
  const merges: { from: string; into: string }[] = [];
  for (const { id, name } of tags) {
    const into = first.get(sameName(name));
    if (into === undefined) first.set(sameName(name), id);
    else merges.push({ from: id, into });
  }
  return { names: [], merges };
}
