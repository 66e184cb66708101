import type { Article, Clip } from '../library/records';
import { describeDay } from '../time/words';

/** What a citation says of a clip's source; empty where nothing is known. */
export type Source = NonNullable<Clip['citation']>;

const UNKNOWN: Source = {
  title: '',
  byline: '',
  siteName: '',
  publishedOn: '',
  url: '',
  locator: '',
  sha256: '',
};

/**
 * The source of a clip: its article's own metadata, or what the clip keeps since its article is gone
 * for good, so that it stays citable.
 */
export function sourceOf(clip: Clip, article: Article | undefined): Source {
  return article ? sourceOfArticle(article) : (clip.citation ?? UNKNOWN);
}

/** What an article's own metadata say of it as a source. */
export function sourceOfArticle(article: Article): Source {
  return {
    title: article.title.value ?? article.original?.fileName ?? '',
    byline: article.byline.value ?? '',
    siteName: article.siteName.value ?? '',
    publishedOn: article.publishedOn.value ?? '',
    url: article.url.value ?? '',
    locator: locatorWords(article.locator),
    sha256: article.original?.sha256 ?? '',
  };
}

/** Where in the source, in words: `p. 4, captured on 15 Nov 2023`. */
function locatorWords(locator: Article['locator']): string {
  if (!locator) return '';
  const captured = locator.capturedOn ? `captured on ${describeDay(locator.capturedOn)}` : '';
  return [locator.place.trim(), captured].filter((part) => part !== '').join(', ');
}

/** The shortest name for a source in a list: its site, else its title. */
export function sourceName(source: Source): string {
  return source.siteName || source.byline || source.title || 'Unknown source';
}
