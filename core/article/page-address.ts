import { parseAddress, resolveAddress } from './address';
import { TRACKING_DROPPED, unwrapAddress } from './address-unwrap';
import type { Sourced } from './block';
import { registrableDomain } from './domain';
import { fromMetas, fromStructured } from './page-candidates';
import type { PageHints } from './page-hints';
import { type Candidate, sourced } from './sourced';
import { ownAddress, type StatedAddress } from './own-address';
import { attribute, type TreeElement } from './tree';

const MOST_STATED = 60; // each is compared with each; honest pages state under twenty
const MOST_ALIKE = 4; // links of one relation; honest pages have one

/**
 * The page's own address, absolute and freed of wrappers and trackers.
 *
 * @param title the page's headline, or an empty text
 */
export function addressOf(hints: PageHints, title: string): Sourced {
  const stated: Candidate[] = [
    ...linksOf(hints, 'canonical'),
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
    ...ownTranslation(hints),
    ...(hints.savedFrom === null ? [] : [{ value: hints.savedFrom, source: 'saved from' }]),
    ...(hints.base !== null && isStory(hints.base)
      ? [{ value: hints.base, source: 'base element' }]
      : []),
    ...linksOf(hints, 'bookmark'),
    ...hints.linkedAbove.map((value) => ({ value, source: 'link above the headline' })),
    ...linksOf(hints, 'shortlink'),
  ];
  const written = hints.base !== null && parseAddress(hints.base) !== null ? hints.base : null;
  const base =
    written ??
    stated.map(({ value }) => value).find((value) => parseAddress(value) !== null) ??
    null;
  const absolute = stated.slice(0, MOST_STATED).flatMap(({ value, source }): StatedAddress[] => {
    const found = resolveAddress(value, base);
    if (found === null) return [];
    const { url, steps } = unwrapAddress(found.replace(/#[\w-]*$/u, ''));
    const isWrapped = steps.some((step) => step !== TRACKING_DROPPED);
    return [
      {
        value: url,
        source: [source, ...steps].join(', '),
        wrappedBy: isWrapped ? registrableDomain(found) : null,
      },
    ];
  });
  const resolved = (link: TreeElement) => resolveAddress(attribute(link, 'href'), base) ?? '';
  const clues = {
    title,
    translations: otherTranslations(hints, resolved),
    mobile: new Set((hints.links.get('amphtml') ?? []).map(resolved)),
  };
  // A front page of the site or of a section names many stories; a longer address of it names this one.
  const isFront = ({ value }: Candidate) => absolute.some((other) => leadsInto(other.value, value));
  // An address without a path names the site; it is the article's only where nothing better is said.
  const isDocument = ({ value }: Candidate) => {
    const parts = parseAddress(value);
    return parts !== null && (/[^/]/u.test(parts.path) || parts.query !== null);
  };
  return sourced([
    ownAddress(
      absolute.filter((candidate) => isDocument(candidate) && !isFront(candidate)),
      clues,
    ),
    ...absolute.filter(isDocument),
    ...absolute.filter((candidate) => !isDocument(candidate)),
  ]);
}

/** The addresses of a kind of `<link>`. */
function linksOf(hints: PageHints, relation: string): Candidate[] {
  return (hints.links.get(relation) ?? []).slice(0, MOST_ALIKE).map((link) => ({
    value: attribute(link, 'href'),
    source: `link ${relation}`,
  }));
}

const SHORTEST_SLUG = 12; // UTF-16 units of the words of a headline at the end of an address

/** Whether an address by itself says that it leads to a document: it ends in the words of a headline, a file or a query. */
function isStory(address: string): boolean {
  const parts = parseAddress(address);
  if (parts === null) return false;
  const last = /([^/]*)\/?$/u.exec(parts.path)?.[1] ?? '';
  return last.length >= SHORTEST_SLUG || /\.\p{L}{3,5}$/u.test(last) || parts.query !== null;
}

/** Whether an address is that of a document below another: `/news/` and `/news/2023/crane-lifts-bridge`. */
function leadsInto(longer: string, shorter: string): boolean {
  const [one, two] = [parseAddress(longer), parseAddress(shorter)];
  if (
    !one ||
    !two ||
    two.query !== null ||
    registrableDomain(longer) !== registrableDomain(shorter)
  )
    return false;
  const folder = `${two.path.replace(/\/$/u, '')}/`;
  const below = one.path.startsWith(folder)
    ? one.path.slice(folder.length).replace(/\/$/u, '')
    : '';
  const slug = (path: string) => /([^/]*)\/?$/u.exec(path)?.[1] ?? '';
  return slug(below).length >= SHORTEST_SLUG && slug(two.path).length < SHORTEST_SLUG;
}

/** The address that the page gives for its own language among its translations. */
function ownTranslation(hints: PageHints): Candidate[] {
  const language = hints.language.toLowerCase();
  return (hints.links.get('alternate') ?? [])
    .filter((link) => language !== '' && attribute(link, 'hreflang').toLowerCase() === language)
    .map((link) => ({ value: attribute(link, 'href'), source: 'link alternate' }));
}

/** The addresses that the page gives for other languages than its own, where it gives one for its own. */
function otherTranslations(
  hints: PageHints,
  resolved: (link: TreeElement) => string,
): ReadonlySet<string> {
  const primary = (language: string) => language.toLowerCase().split(/[-_]/u)[0] ?? '';
  const own = primary(hints.language);
  const links = hints.links.get('alternate') ?? [];
  const inOwn = (link: TreeElement) => primary(attribute(link, 'hreflang')) === own;
  const ours = new Set(links.filter(inOwn).map(resolved));
  if (own === '' || ours.size === 0) return new Set();
  return new Set(
    links
      .filter((link) => attribute(link, 'hreflang') !== '' && !inOwn(link))
      .map(resolved)
      .filter((address) => !ours.has(address)),
  );
}
