import type { Sourced } from './block';
import { cleanByline } from './byline';
import { fold, wordCount } from './fold';
import { fromMetas } from './page-candidates';
import type { PageHints, VisibleHints } from './page-hints';
import { type Candidate, sourced } from './sourced';

/**
 * Who wrote the page. A byline that the page shows comes first where it shares a writer with the
 * page's statements: those list everyone who ever touched the story, or only one of two. Otherwise
 * structured data come first, then the line above the text, then the page's head, then what its
 * maker called an author. The outlet itself is the writer only where nobody else is named.
 */
export function bylineOf(hints: PageHints, visible: VisibleHints, site: string | null): Sourced {
  const structured = hints.structured
    .filter((article) => article.authors.length > 0)
    .map((article) => named(article.authors, article.syntax, site));
  const shown = visible.bylines.map((value) => named([value], 'byline', site));
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
  const stated = metas.map(({ value, source }) => named([value], source, site));
  const repeated = named(
    metas.filter(({ source }) => source === metas[0]?.source).map(({ value }) => value),
    metas[0]?.source ?? '',
    site,
  );
  const elements = named(visible.authors, 'author element', site);
  const credits = visible.credits.map((value) => named([value], 'reporting credit', site));
  const all = [...structured, ...shown, repeated, ...stated, elements, ...credits].filter(
    ({ value }) => value !== '',
  );
  const outlets = new Set(
    hints.structured
      .flatMap(({ publisher }) => publisher ?? [])
      .concat(site ?? [])
      .map((name) => fold(name)),
  );
  const people = all.filter(
    ({ value, source }) =>
      !outlets.has(fold(value)) && !(isOrganisation(value, source, hints) && all.length > 1),
  );
  const confirmed = shown.find(({ value }) =>
    [...structured, ...stated, elements].some((other) => shareName(value, other.value)),
  );
  const same = structured.find(({ value }) => confirmed && sameNames(value, confirmed.value));
  return sourced([same ?? confirmed, ...people, ...all]);
}

/** Writers' names as one text: cleaned, each once, without those that name nobody. */
function named(names: readonly string[], source: string, site: string | null): Candidate {
  const clean = names
    .flatMap((name) => cleanByline(name) ?? [])
    .flatMap((name) => name.split(/\s*[,;|]\s*(?=\S)/u))
    .filter((name) => !isNoPerson(name));
  const distinct = [...new Map(clean.map((name) => [fold(name), name])).values()];
  const others = distinct.filter((name) => fold(name) !== fold(site ?? '') && !isHost(name));
  return { value: (others.length > 0 ? others : distinct).join(', '), source };
}

function isNoPerson(name: string): boolean {
  return /^https?:|^@|^\d+$|^(?:admin(?:istrator)?|(?:the )?(?:editors?|editorial(?: (?:team|staff|board))?|staff(?: (?:writers?|reporters?))?|web ?master|news ?(?:desk|room)|redaktion|redazione|redacci[óo]n|r[ée]daction|guest|user|author|unknown|anonymous|null|undefined))$/iu.test(
    name,
  );
}

/** `example.org`: an outlet that is named by its address. */
function isHost(name: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}$/iu.test(name);
}

/** Whether structured data say that a writer is no person. */
function isOrganisation(value: string, source: string, hints: PageHints): boolean {
  return hints.structured.some(
    ({ syntax, organisations }) =>
      syntax === source && organisations.some((name) => fold(name) === fold(value)),
  );
}

function shareName(one: string, two: string): boolean {
  const others = namesIn(two);
  return namesIn(one).some((name) => wordCount(name) > 1 && others.includes(name));
}

function sameNames(one: string, two: string): boolean {
  return namesIn(one).sort().join(';') === namesIn(two).sort().join(';');
}

function namesIn(text: string): string[] {
  return text
    .split(/,|;|&|\band\b/u)
    .map((name) => fold(name))
    .filter((name) => name !== '');
}
