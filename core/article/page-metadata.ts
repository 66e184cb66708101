import { parseAddress, resolveAddress } from './address';
import { dayInAddress } from './address-date';
import { unwrapAddress } from './address-unwrap';
import type { Sourced } from './block';
import { cleanByline } from './byline';
import { dayInText } from './calendar-day';
import { fold } from './fold';
import type { PageHints } from './page-hints';
import { type Candidate, sourced } from './sourced';
import { attribute, nameOf, textUnder, upwards } from './tree';
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

/** Lines of text near the headline that look like a byline or a day; the body's judge finds them. */
export interface VisibleHints {
  readonly bylines: readonly string[];
  readonly days: readonly string[];
}

/** Chooses a page's metadata among what it says about itself in several places. */
export function pageMetadata(hints: PageHints, visible: VisibleHints): PageMetadata {
  const url = addressOf(hints);
  const siteNames = siteNamesOf(hints);
  const title = titleOf(hints, siteNames);
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

function fromMetas(hints: PageHints, names: readonly string[]): Candidate[] {
  return names.flatMap((name) =>
    (hints.metas.get(name) ?? []).slice(0, 3).map((value) => ({ value, source: `meta ${name}` })),
  );
}

function fromStructured(
  hints: PageHints,
  pick: (article: PageHints['structured'][number]) => string | null,
): Candidate[] {
  return hints.structured.flatMap((article) => {
    const value = pick(article);
    return value === null ? [] : [{ value, source: article.syntax }];
  });
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

/** The headline: what several places agree on, in the fullest form that is free of the site's name. */
function titleOf(hints: PageHints, siteNames: readonly Candidate[]): Sourced {
  const bare = (candidate: Candidate): Candidate => ({
    ...candidate,
    value: withoutSite(candidate.value, siteNames),
  });
  const headings = hints.headings
    .filter(({ tag }) => tag === 'h1')
    .map((element) => ({ value: textUnder(element), source: 'first heading' }))
    .filter(
      ({ value }) =>
        value.length > 3 && !siteNames.some((site) => fold(site.value) === fold(value)),
    );
  const stated = [
    ...fromStructured(hints, (article) => article.headline).slice(0, 2),
    ...fromMetas(hints, [
      'og:title',
      'twitter:title',
      'title',
      'dc.title',
      'parsely-title',
      'sailthru.title',
      'hdl',
      'headline',
    ]),
  ].map(bare);
  const documentTitle = bare({ value: hints.documentTitle, source: 'document title' });
  const all = [...headings, ...stated, documentTitle].filter(({ value }) => value !== '');
  const votes = (candidate: Candidate) =>
    all.filter(({ value }) => fold(value) === fold(candidate.value)).length;
  const heading = headings.find((candidate) => votes(candidate) > 1);
  const best =
    heading ??
    [...stated, ...headings, documentTitle]
      .filter(({ value }) => value !== '')
      .sort((one, two) => votes(two) - votes(one))[0];
  return sourced([best, ...all]);
}

function withoutSite(title: string, siteNames: readonly Candidate[]): string {
  for (const { value } of siteNames) {
    const parts = splitTitle(title, true);
    if (parts.siteName !== null && fold(parts.siteName) === fold(value)) return parts.title;
    const folded = fold(title);
    const site = fold(value);
    if (folded.endsWith(site)) {
      const rest = title.slice(0, title.length - value.length).replace(/\s*[-–—|·•:»]+\s*$/u, '');
      if (rest.length < title.length - value.length - 1 && rest.length > 8) return rest;
    }
  }
  return splitTitle(title, false).title;
}

function bylineOf(hints: PageHints, visible: VisibleHints, site: string | null): Sourced {
  const structured = hints.structured
    .filter((article) => article.authors.length > 0)
    .map((article) => ({ value: article.authors, source: article.syntax }));
  const metas = fromMetas(hints, [
    'author',
    'article:author',
    'byl',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'twitter:creator:name',
    'citation_author',
    'article:author_name',
    'og:article:author',
    'cxenseparse:author',
  ]);
  const named = [
    ...structured,
    ...visible.bylines.map((value) => ({ value: [value], source: 'byline' })),
    ...metas.map(({ value, source }) => ({ value: [value], source })),
  ];
  const candidates = named.map(({ value, source }) => {
    const names = value.map((name) => cleanByline(name)).filter((name) => name !== null);
    return { value: [...new Set(names)].filter((name) => !isNoPerson(name)).join(', '), source };
  });
  const people = candidates.filter(({ value }) => value !== '' && fold(value) !== fold(site ?? ''));
  return sourced([...people, ...candidates.filter(({ value }) => value !== '')]);
}

function isNoPerson(name: string): boolean {
  return /^https?:|^@|^\d+$|^(?:admin|editor|staff|webmaster)$/iu.test(name);
}

function dayOf(hints: PageHints, visible: VisibleHints, url: string | null): Sourced {
  const day = ({ value, source }: Candidate): Candidate | null => {
    const found = dayInText(value);
    return found === null ? null : { value: found, source };
  };
  const structured = hints.structured[0];
  const times = hints.times
    .filter(
      (time) =>
        ![...upwards(time)].some(
          (element) =>
            /^(?:aside|footer|nav|li)$/u.test(element.tag) ||
            /related|comment|recommend|sidebar|widget|card|teaser|promo|latest|popular/u.test(
              nameOf(element),
            ),
        ),
    )
    .map((time) => ({
      value: attribute(time, 'datetime') || textUnder(time),
      source: 'time element',
    }));
  const inPath = url === null ? null : dayInAddress(url);
  return sourced([
    structured?.published ? day({ value: structured.published, source: structured.syntax }) : null,
    ...fromMetas(hints, [
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'cxenseparse:recs:publishtime',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'published_time',
      'dc.date.issued',
      'dcterms.created',
      'dc.date.created',
      'dc.date',
      'date',
      'displaydate',
      'og:published_time',
      'og:pubdate',
      'citation_publication_date',
      'originalpublicationdate',
      'article.published',
      'published-date',
      'release_date',
      'rnews:datepublished',
      'last-published',
    ]).map(day),
    ...fromStructured(hints, (article) => article.published).map(day),
    inPath === null ? null : { value: inPath, source: 'url path' },
    ...times.slice(0, 3).map(day),
    ...visible.days.map((value) => ({ value, source: 'date line' })),
    ...fromStructured(hints, (article) => article.created).map(day),
    ...fromStructured(hints, (article) => article.modified).map(day),
    ...fromMetas(hints, [
      'article:modified_time',
      'og:updated_time',
      'last-modified',
      'dc.date.modified',
    ]).map(day),
  ]);
}

function addressOf(hints: PageHints): Sourced {
  const canonical = (hints.links.get('canonical') ?? []).map((link) => ({
    value: attribute(link, 'href'),
    source: 'link canonical',
  }));
  const stated: Candidate[] = [
    ...canonical,
    ...fromMetas(hints, [
      'og:url',
      'twitter:url',
      'al:web:url',
      'parsely-link',
      'sailthru.url',
      'dc.identifier',
      'citation_fulltext_html_url',
      'branch:deeplink:$canonical_url',
    ]),
    ...fromStructured(hints, (article) => article.mainEntity),
    ...fromStructured(hints, (article) => article.url),
    ...(hints.savedFrom === null ? [] : [{ value: hints.savedFrom, source: 'saved from' }]),
  ];
  const base =
    stated.map(({ value }) => value).find((value) => parseAddress(value) !== null) ?? null;
  const absolute = stated.flatMap(({ value, source }) => {
    const found = resolveAddress(value, base);
    if (found === null) return [];
    const { url, steps } = unwrapAddress(found);
    return [{ value: url, source: [source, ...steps].join(', ') }];
  });
  // An address without a path names the site; it is the article's only where nothing better is said.
  const isDocument = ({ value }: Candidate) => {
    const parts = parseAddress(value);
    return parts !== null && (/[^/]/u.test(parts.path) || parts.query !== null);
  };
  return sourced([
    ...absolute.filter(isDocument),
    ...absolute.filter((candidate) => !isDocument(candidate)),
  ]);
}
