import type { Sourced } from './block';
import { cleanByline } from './byline';
import { fold, wordCount } from './fold';
import { fromMetas } from './page-candidates';
import type { PageHints, VisibleHints } from './page-hints';
import { sourced } from './sourced';
import { attribute, isElement, nameOf, textUnder, type TreeElement } from './tree';

/** Who wrote the page: its structured data, then the line above the text, then its head, then what its author called an author. */
export function bylineOf(hints: PageHints, visible: VisibleHints, site: string | null): Sourced {
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
    ...(visible.authors.length > 0 ? [{ value: visible.authors, source: 'author element' }] : []),
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

const AUTHOR_NAME =
  /(?:^|[\s_-])(?:byline|authors?|contributor|writer)(?:[\s_-]?(?:names?|link|info|byline|text))?(?:$|[\s_-])/u;
const AUTHOR_PATH =
  /\/(?:authors?|contributors?|staff|people|profiles?|writers?|columnists?|reporters?|by|bio)\/[^/]+/iu;
const ELSEWHERE =
  /related|comment|recommend|sidebar|widget|card|teaser|promo|latest|popular|footer|avatar|image|photo|bio/u;

/**
 * Names in elements that say they hold an author (`rel=author`, a class, an address under
 * `/authors/`), the first place in the page that has any.
 */
export function authorElements(root: TreeElement): string[] {
  const names: string[] = [];
  const walk = (element: TreeElement): boolean => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      const name = nameOf(child);
      if (
        /^(?:aside|footer|nav|figure|script|style|head|svg)$/u.test(child.tag) ||
        ELSEWHERE.test(name)
      )
        continue;
      const says =
        /\bauthor\b/iu.test(attribute(child, 'rel')) ||
        AUTHOR_NAME.test(name) ||
        (child.tag === 'a' && AUTHOR_PATH.test(attribute(child, 'href')));
      if (says) {
        const links = child.tag === 'a' ? [] : linksUnder(child);
        const texts = (links.length > 0 ? links : [child]).map((found) => textUnder(found));
        names.push(...texts.filter(isPersonal));
        if (names.length > 0 && child.tag !== 'a') return true;
      } else if (walk(child)) return true;
    }
    return names.length > 0;
  };
  walk(root);
  return [...new Set(names)].slice(0, 6);
}

function linksUnder(element: TreeElement): TreeElement[] {
  return element.children
    .filter(isElement)
    .flatMap((child) =>
      child.tag === 'a' && AUTHOR_PATH.test(attribute(child, 'href')) ? [child] : linksUnder(child),
    );
}

function isPersonal(text: string): boolean {
  const words = wordCount(text.replace(/^by\s+/iu, ''));
  return (
    words >= 2 &&
    words <= 6 &&
    text.length <= 80 &&
    !/\d{2}|@|\bfollow\b|\bview\b|\bmore\b/iu.test(text)
  );
}
