import { describe, expect, it } from 'vitest';
import { lookupIn } from '../../../core/library/change';
import { emptyLibrary } from '../../../core/library/records';
import type { Article } from '../../../core/library/records';
import { Relations } from '../../../core/library/relations';
import { versionsOf } from '../../../core/library/versions';
import { metadataOf } from '../../support/articles';

/** A library of articles by id, each with what it is a version of and whether it is in the trash. */
function libraryOf(...articles: [id: string, versionOf: string | null, trashed?: boolean][]) {
  const library = emptyLibrary();
  articles.forEach(([id, versionOf, trashed], at) => {
    library.article.set(id, {
      kind: 'article', id, ...metadataOf(), importedAt: `2024-03-0${at + 1}T10:00:00Z`,
      original: null, textId: `t${id}`, removedBlocks: [], restoredBlocks: [], warnings: [],
      locator: null, tags: [], collections: [], read: false, starred: false, versionOf,
      trashedAt: trashed ? '2024-04-01T00:00:00Z' : null,
    } satisfies Article); // prettier-ignore
  });
  const { versionsOfArticle } = Relations.over(library);
  return (id: string) => {
    const article = library.article.get(id);
    if (!article) throw new Error(id);
    return versionsOf(article, lookupIn(library), (of) => versionsOfArticle.of(of)).map(
      (one) => one.id,
    );
  };
}

describe('the versions of an article', () => {
  it('are the same from any of them, the first import first', () => {
    const of = libraryOf(['a', null], ['b', 'a'], ['c', 'b'], ['x', null]);
    for (const id of ['a', 'b', 'c']) expect(of(id)).toEqual(['a', 'b', 'c']);
    expect(of('x')).toEqual(['x']);
  });

  it('leave out what is in the trash, and hold together over it and over what is gone', () => {
    expect(libraryOf(['a', null], ['b', 'a', true], ['c', 'b'])('c')).toEqual(['a', 'c']);
    expect(libraryOf(['b', 'gone'], ['c', 'gone'])('c')).toEqual(['b', 'c']);
  });

  it('come to an end where records name each other', () => {
    expect(libraryOf(['a', 'b'], ['b', 'a'])('a')).toEqual(['a', 'b']);
  });
});
