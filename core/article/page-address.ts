import { parseAddress, resolveAddress } from './address';
import { unwrapAddress } from './address-unwrap';
import type { Sourced } from './block';
import { registrableDomain } from './domain';
import { fromMetas, fromStructured } from './page-candidates';
import type { PageHints } from './page-hints';
import { type Candidate, sourced } from './sourced';
import { attribute } from './tree';

/** The page's own address, absolute and freed of wrappers and trackers. */
export function addressOf(hints: PageHints): Sourced {
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
    ...ownTranslation(hints),
    ...(hints.savedFrom === null ? [] : [{ value: hints.savedFrom, source: 'saved from' }]),
  ];
  const base =
    stated.map(({ value }) => value).find((value) => parseAddress(value) !== null) ?? null;
  const absolute = stated.flatMap(({ value, source }) => {
    const found = resolveAddress(value, base);
    if (found === null) return [];
    const { url, steps } = unwrapAddress(found.replace(/#[\w-]*$/u, ''));
    return [{ value: url, source: [source, ...steps].join(', ') }];
  });
  // A front page of the site or of a section names many stories; a longer address of it names this one.
  const isFront = ({ value }: Candidate) => absolute.some((other) => leadsInto(other.value, value));
  // An address without a path names the site; it is the article's only where nothing better is said.
  const isDocument = ({ value }: Candidate) => {
    const parts = parseAddress(value);
    return parts !== null && (/[^/]/u.test(parts.path) || parts.query !== null);
  };
  return sourced([
    ownAddress(absolute.filter((candidate) => isDocument(candidate) && !isFront(candidate))),
    ...absolute.filter(isDocument),
    ...absolute.filter((candidate) => !isDocument(candidate)),
  ]);
}

/**
 * The first address, unless it leads to another outlet than the page's other statements do: a copy
 * names the paper it took the story from as canonical, and stays among the runners-up as that.
 */
function ownAddress(addresses: readonly Candidate[]): Candidate | undefined {
  const [first, ...others] = addresses;
  const domain = first ? registrableDomain(first.value) : null;
  if (!first?.source.startsWith('link canonical')) return first;
  const shared = others.find(({ source }) => source.startsWith('meta og:url'));
  const other = shared ? registrableDomain(shared.value) : null;
  return shared && other !== null && other !== domain ? shared : first;
}

const SHORTEST_SLUG = 12; // UTF-16 units of the words of a headline at the end of an address

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
