import type { Lookup } from './change';
import type { Article } from './records';

/**
 * All versions of an article that are not in the trash, the first import first; the article alone
 * where it has no others.
 *
 * A version names the one that was the latest when it came, so they hang together as a chain, or as a
 * tree where one was thrown away meanwhile. What is gone for good still holds its versions together.
 *
 * @param later the ids of the articles that name one as what they are a version of
 */
export function versionsOf(
  article: Article,
  lookup: Lookup,
  later: (id: string) => Iterable<string>,
): Article[] {
  const seen = new Set<string>();
  const open = [article.id];
  const versions: Article[] = [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const version = lookup('article', id);
    if (version && (version.trashedAt === null || id === article.id)) versions.push(version);
    if (version?.versionOf) open.push(version.versionOf);
    open.push(...later(id));
  }
  return versions.sort((a, b) => compare(a.importedAt, b.importedAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
