import type { ArticleDraft } from '../../core/article/block';
import type { Article } from '../../core/library/records';
import type { LibraryStore } from '../store/library-store';

/** The article at the same canonical address, if there is one, and whether its text is the same. */
export function siblingOf(
  store: LibraryStore,
  draft: ArticleDraft,
  wordsHash: string,
): { article: Article; same: boolean } | null {
  const url = draft.metadata.url.value;
  if (url === null) return null;
  let latest: Article | null = null;
  for (const id of store.relations.articlesOfUrl.of(url)) {
    const article = store.lookup('article', id);
    if (!article || article.trashedAt !== null) continue;
    // Any of its revisions: read again in another way, an article still has the words it came with.
    const isSame = [...store.relations.textsOfArticle.of(id)].some(
      (textId) => store.lookup('text', textId)?.wordsHash === wordsHash,
    );
    if (isSame) return { article, same: true };
    if (!latest || article.importedAt > latest.importedAt) latest = article;
  }
  return latest && { article: latest, same: false };
}
