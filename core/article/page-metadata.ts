import type { Sourced } from './block';
import { fold } from './fold';
import { addressOf } from './page-address';
import { bylineOf } from './page-byline';
import { fromMetas, fromStructured } from './page-candidates';
import { dayOf } from './page-day';
import type { PageHints, VisibleHints } from './page-hints';
import { titleOf } from './page-title';
import { type Candidate, sourced } from './sourced';
import { splitTitle } from './title-line';

/** The fields that a page's own statements fill; the origin needs the text as well. */
export interface PageMetadata {
  readonly title: Sourced;
  readonly byline: Sourced;
  readonly siteName: Sourced;
  readonly section: Sourced;
  readonly publishedOn: Sourced;
  readonly url: Sourced;
  readonly language: Sourced;
}

/** Chooses a page's metadata among what it says about itself in several places. */
export function pageMetadata(hints: PageHints, visible: VisibleHints): PageMetadata {
  const siteNames = siteNamesOf(hints);
  const title = titleOf(hints, siteNames);
  const url = addressOf(hints, title.value ?? '');
  const split = splitTitle(hints.documentTitle, true);
  const siteName = sourced([
    ...siteNames,
    split.siteName !== null && fold(split.title) === fold(title.value ?? '')
      ? { value: split.siteName, source: 'document title' }
      : null,
  ]);
  return {
    title,
    byline: bylineOf(hints, visible, siteName.value),
    siteName,
    section: sourced([
      ...fromMetas(hints, [
        'article:section',
        'og:section',
        'section',
        'dc.subject.section',
        'parsely-section',
        'sailthru.section',
      ]),
      ...fromStructured(hints, (article) => article.section),
    ]),
    publishedOn: dayOf(hints, visible, url.value),
    url,
    language: sourced([
      hints.language === '' ? null : { value: hints.language, source: 'html lang' },
      ...fromMetas(hints, ['content-language', 'og:locale', 'dc.language', 'language']).map(
        ({ value, source }) => ({
          value: value.replace('_', '-'),
          source,
        }),
      ),
      ...fromStructured(hints, (article) => article.language),
    ]),
  };
}

function siteNamesOf(hints: PageHints): Candidate[] {
  return [
    ...fromMetas(hints, ['og:site_name']),
    ...fromStructured(hints, (article) => article.publisher),
    ...fromMetas(hints, [
      'application-name',
      'apple-mobile-web-app-title',
      'dc.publisher',
      'twitter:app:name:iphone',
      'publisher',
      'copyright',
    ]),
  ];
}
