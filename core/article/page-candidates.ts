import type { PageHints } from './page-hints';
import type { StructuredArticle } from './structured-data';
import type { Candidate } from './sourced';

/** The values of some meta elements, in the order of the names given. */
export function fromMetas(hints: PageHints, names: readonly string[]): Candidate[] {
  return names.flatMap((name) =>
    (hints.metas.get(name) ?? []).slice(0, 3).map((value) => ({ value, source: `meta ${name}` })),
  );
}

/** One property of every description of the page in structured data. */
export function fromStructured(
  hints: PageHints,
  pick: (article: StructuredArticle) => string | null,
): Candidate[] {
  return hints.structured.flatMap((article) => {
    const value = pick(article);
    return value === null ? [] : [{ value, source: article.syntax }];
  });
}
