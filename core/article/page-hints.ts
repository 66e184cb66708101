import { fold } from './fold';
import { decodeEntities, jsonLdArticles, type StructuredArticle } from './structured-data';
import { microdataArticles } from './microdata';
import { attribute, elementsUnder, textUnder, type TreeElement } from './tree';

/** Everything a page says about itself, gathered in one walk, before anything is chosen. */
export interface PageHints {
  /** `<meta>` by lower-case name, property or itemprop, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** `<link>` by lower-case relation. */
  readonly links: ReadonlyMap<string, readonly TreeElement[]>;
  readonly structured: readonly StructuredArticle[];
  readonly documentTitle: string;
  readonly headings: readonly TreeElement[];
  readonly times: readonly TreeElement[];
  readonly language: string;
  /** The address that a browser wrote into the page when it saved it. */
  readonly savedFrom: string | null;
}

/** What the page shows rather than states, found while its body is judged. */
export interface VisibleHints {
  /** Bylines and days in the lines around the beginning of the text, the nearest first. */
  readonly bylines: readonly string[];
  readonly days: readonly string[];
  /** Names in elements that say they hold an author. */
  readonly authors: readonly string[];
  /** Writers whom a line below the text credits. */
  readonly credits: readonly string[];
}

/** @param comments the page's comments before its body, where browsers note where they saved it from */
export function pageHints(root: TreeElement, comments: readonly string[] = []): PageHints {
  const metas = new Map<string, string[]>();
  const links = new Map<string, TreeElement[]>();
  const headings: TreeElement[] = [];
  const times: TreeElement[] = [];
  let documentTitle = '';
  let language = '';
  for (const element of elementsUnder(root)) {
    switch (element.tag) {
      case 'meta':
        noteMeta(element, metas);
        break;
      case 'link':
        for (const relation of attribute(element, 'rel').toLowerCase().split(/\s+/u))
          append(links, relation, element);
        break;
      case 'title':
        if (documentTitle === '' && element.parent?.tag !== 'svg')
          documentTitle = decodeEntities(textUnder(element));
        break;
      case 'html':
        language ||= attribute(element, 'lang') || attribute(element, 'xml:lang');
        break;
      case 'h1':
      case 'h2':
        headings.push(element);
        break;
      case 'time':
        times.push(element);
        break;
      default:
    }
  }
  const savedFrom = comments
    .map(
      (comment) =>
        /saved from url=\(\d+\)(\S+)/iu.exec(comment)?.[1] ??
        /^\s*Page saved with .*? url:\s*(\S+)/isu.exec(comment)?.[1],
    )
    .find((found) => found !== undefined);
  const structured = ownFirst(
    [...jsonLdArticles(root), ...microdataArticles(root)],
    metas.get('og:title')?.[0] ?? documentTitle,
  );
  return {
    metas,
    links,
    structured,
    documentTitle,
    headings,
    times,
    language,
    savedFrom: savedFrom ?? null,
  };
}

/** Descriptions whose headline the page itself bears come before those of other stories on it. */
function ownFirst(articles: readonly StructuredArticle[], title: string): StructuredArticle[] {
  const known = fold(title);
  const isOther = ({ headline }: StructuredArticle) => {
    const folded = fold(headline ?? '');
    return folded !== '' && !known.includes(folded) && !folded.includes(known);
  };
  const own = articles.filter((article) => !isOther(article));
  const hasOwn = known !== '' && own.some(({ headline }) => headline !== null);
  return hasOwn ? [...own, ...articles.filter((article) => isOther(article))] : [...articles];
}

function noteMeta(element: TreeElement, metas: Map<string, string[]>): void {
  const content = decodeEntities(
    attribute(element, 'content') || attribute(element, 'value'),
  ).trim();
  if (content === '') return;
  for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = attribute(element, key).toLowerCase();
    if (name !== '') append(metas, name, content);
  }
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
