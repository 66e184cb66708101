import type { Sourced } from './block';
import { FROM_PATH } from './address-unwrap';
import { registrableDomain } from './domain';
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
export function pageMetadata(page: PageHints, visible: VisibleHints): PageMetadata {
  const { title, url, siteNames, hints } = ofCopied(page);
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

/** What says who and when in the head of a copy: the site that keeps it, and the day it was made. */
const OF_KEEPER = /^(?:og:site_name|application-name|article:(?:published|modified)_time)$/u;

/** Title and address, and the hints without what the keeper of a copy says of its copy. */
function ofCopied(page: PageHints) {
  const siteNames = siteNamesOf(page);
  const title = titleOf(page, siteNames);
  const url = addressOf(page, title.value ?? '');
  if (!isKeptCopy(url)) return { title, url, siteNames, hints: page };
  const metas = new Map([...page.metas].filter(([name]) => !OF_KEEPER.test(name)));
  const hints = { ...page, metas, structured: [] };
  return { title, url, siteNames: siteNamesOf(hints), hints };
}

/** Whether the address was taken out of one of a site that also gives the page an address of its own. */
function isKeptCopy({ value, source, others }: Sourced): boolean {
  if (value === null || !source?.includes(FROM_PATH)) return false;
  return others.some(
    (other) =>
      /^(?:link canonical|meta og:url)$/u.test(other.source) &&
      registrableDomain(other.value) !== registrableDomain(value),
  );
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
