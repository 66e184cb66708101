import { percentDecoded } from './address';
import { fold } from './fold';
import { decodeEntities, jsonLdArticles, type StructuredArticle } from './structured-data';
import { microdataArticles } from './microdata';
import { attribute, elementsUnder, textUnder, type TreeElement, upwards } from './tree';

/** Everything a page says about itself, gathered in one walk, before anything is chosen. */
export interface PageHints {
  /** `<meta>` by lower-case name, property or itemprop, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** `<link>` by lower-case relation. */
  readonly links: ReadonlyMap<string, readonly TreeElement[]>;
  readonly structured: readonly StructuredArticle[];
  readonly documentTitle: string;
  readonly headings: readonly TreeElement[];
  /** `<time>` beside the headline or in one article with it, in document order. */
  readonly times: readonly TreeElement[];
  /** Those that stand elsewhere, which may be the days of other stories. */
  readonly otherTimes: readonly TreeElement[];
  /** The address against which the page's own are written: `<base href>`, as written. */
  readonly base: string | null;
  readonly language: string;
  /** Links above the headline whose words are nothing but where they lead, as readers' views and copies print them. */
  readonly linkedAbove: readonly string[];
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
  const linkedAbove: string[] = [];
  let base: string | null = null;
  let copiedFrom: string | null = null;
  for (const element of elementsUnder(root)) {
    switch (element.tag) {
      case 'a':
        if (headings.length === 0 && linkedAbove.length < MOST_LINKED && saysWhereItLeads(element))
          linkedAbove.push(attribute(element, 'href'));
        break;
      case 'base':
        base ??= attribute(element, 'href') || null;
        break;
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
        if (isDrawn(element)) headings.push(element);
        break;
      case 'time':
        if (isDrawn(element)) times.push(element);
        break;
      default:
        copiedFrom ??= addressOfCopy(element);
    }
  }
  const savedFrom = comments
    .map((comment) => savedFromComment(comment))
    .find((found) => found !== null);
  const structured = ownFirst(
    [...jsonLdArticles(root), ...microdataArticles(root)],
    metas.get('og:title')?.[0] ?? documentTitle,
  );
  const headline = headings.find(({ tag }) => tag === 'h1');
  const isOwn = (time: TreeElement) => headline === undefined || isNear(time, headline);
  return {
    metas,
    links,
    structured,
    documentTitle,
    headings,
    times: times.filter(isOwn),
    otherTimes: times.filter((time) => !isOwn(time)),
    base,
    linkedAbove,
    language,
    savedFrom: savedFrom ?? copiedFrom,
  };
}

/** `<a href="https://northline.example/kesh/…">northline.example</a>`, or the whole address. */
function saysWhereItLeads(link: TreeElement): boolean {
  const href = attribute(link, 'href');
  const host = /^https?:\/\/(?:www\.)?([^/]+)\/.{12,}/iu.exec(href)?.[1]?.toLowerCase();
  if (host === undefined) return false;
  const words = textUnder(link).toLowerCase();
  return words.replace(/^www\./u, '') === host || words === href.toLowerCase();
}

/** Whether an element is shown at all: a template is only what scripts make elements of. */
function isDrawn(element: TreeElement): boolean {
  return !upwards(element).some(
    ({ tag, attributes }) =>
      tag === 'template' && !attributes.has('shadowrootmode') && !attributes.has('shadowroot'),
  );
}

const MOST_LINKED = 4; // links that say where they lead; a list of them is no page's own address
const NEAR = 3; // levels: the lines around a headline share its header with it, cards beside the story do not

function isNear(time: TreeElement, headline: TreeElement): boolean {
  const above = upwards(headline).filter(({ tag }) => !/^(?:html|body|main)$/u.test(tag));
  const around = new Set(above.slice(0, NEAR + 1));
  const story = above.find(({ tag }) => tag === 'article');
  const own = upwards(time);
  return (
    own.slice(0, NEAR + 1).some((element) => around.has(element)) ||
    (story !== undefined && own.find(({ tag }) => tag === 'article') === story)
  );
}

/** Where browsers and the extensions that save pages note where a page was; readers' views say what they view. */
function savedFromComment(comment: string): string | null {
  const written =
    /saved from url=\(\d+\)(\S+)/iu.exec(comment)?.[1] ??
    /^\s*Page saved with .*? url:\s*(\S+)/isu.exec(comment)?.[1] ??
    null;
  const viewed = /^about:reader\?(?:.*&)?url=([^&]+)/iu.exec(written ?? '')?.[1];
  return viewed === undefined ? written : percentDecoded(viewed);
}

/** The address that an archive of pages prints above its copy of one, where the page was at that time. */
function addressOfCopy(element: TreeElement): string | null {
  if (!/^wm-ipp/u.test(attribute(element, 'id'))) return null;
  return /https?:\/\/\S+\/\d{14}[a-z_]*\/https?:\S+/u.exec(textUnder(element))?.[0] ?? null;
}

/** Descriptions whose headline the page itself bears come before those of other stories on it. */
function ownFirst(articles: readonly StructuredArticle[], title: string): StructuredArticle[] {
  const known = fold(title);
  const isOther = ({ headline, name }: StructuredArticle) => {
    const folded = fold(headline ?? name ?? '');
    return folded !== '' && !known.includes(folded) && !folded.includes(known);
  };
  const own = articles.filter((article) => !isOther(article));
  const hasOwn = known !== '' && own.some(({ headline, name }) => (headline ?? name) !== null);
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
