import { attribute, elementsUnder, isElement, type TreeElement } from './tree';

/** What one description of an article says, whatever its syntax; texts as written. */
export interface StructuredArticle {
  /** `json-ld`, `microdata`. */
  readonly syntax: string;
  readonly type: string;
  readonly headline: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly authors: readonly string[];
  /** Those of them that are said to be organisations. */
  readonly organisations: readonly string[];
  readonly published: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly url: string | null;
  readonly mainEntity: string | null;
  readonly publisher: string | null;
  readonly section: string | null;
  readonly language: string | null;
  /** Length of the body it carries; 0 where it carries none. */
  readonly body: string | null;
}

const DEEPEST = 24; // levels of nesting; real descriptions stay under ten
const MOST_NODES = 5_000;
const ARTICLE =
  /(?:Article|Report|BlogPosting|Posting|Review|LiveBlog|Newsletter|CreativeWork|VideoObject)$/u;
const PAGE = /(?:WebPage|ItemPage|AboutPage)$/u;

/** Descriptions of articles in a page's JSON-LD, in all the shapes it comes in; the best fit first. */
export function jsonLdArticles(root: TreeElement): StructuredArticle[] {
  const found: { article: StructuredArticle; rank: number }[] = [];
  const byId = new Map<string, ReadonlyMap<string, unknown>>();
  const nodes: ReadonlyMap<string, unknown>[] = [];
  for (const element of elementsUnder(root)) {
    if (element.tag !== 'script' || !/ld\+json/iu.test(attribute(element, 'type'))) continue;
    const text = element.children.map((child) => (isElement(child) ? '' : child.text)).join('');
    for (const value of parsed(text)) collect(value, nodes, byId, 0);
  }
  for (const node of nodes) {
    const type = textsOf(node.get('@type')).join(' ');
    const kind = type.split(' ').some((part) => ARTICLE.test(part))
      ? 2
      : type.split(' ').some((part) => PAGE.test(part))
        ? 1
        : 0;
    if (kind === 0) continue;
    const article = describe(node, byId, type);
    const news = /(?:Article|Posting|Report)$/u.test(type.split(' ')[0] ?? '') ? 1 : 0;
    found.push({
      article,
      rank:
        kind * 4 +
        news * 2 +
        (article.headline !== null ? 2 : 0) +
        (article.published !== null ? 1 : 0),
    });
  }
  return found.sort((one, two) => two.rank - one.rank).map(({ article }) => article);
}

/** JSON as pages print it: with comments, CDATA marks, raw line breaks, a comma too many. */
function parsed(text: string): unknown[] {
  const bare = text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/u, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/u, '')
    .trim()
    .replace(/;$/u, '');
  if (bare === '') return [];
  const attempts = [
    () => bare,
    // eslint-disable-next-line no-control-regex -- raw control characters are what is mended here
    () => bare.replace(/[\u0000-\u001f]+/gu, ' ').replace(/,\s*([}\]])/gu, '$1'),
    // eslint-disable-next-line no-control-regex -- as above, and two objects without a list around them
    () => `[${bare.replace(/[\u0000-\u001f]+/gu, ' ').replace(/\}\s*\{/gu, '},{')}]`,
  ];
  for (const attempt of attempts) {
    try {
      return [JSON.parse(attempt()) as unknown];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return [];
}

function collect(
  value: unknown,
  nodes: ReadonlyMap<string, unknown>[],
  byId: Map<string, ReadonlyMap<string, unknown>>,
  depth: number,
): void {
  if (depth > DEEPEST || nodes.length > MOST_NODES || typeof value !== 'object' || value === null)
    return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, byId, depth + 1);
    return;
  }
  // Own properties as a map: a key called `__proto__` or `constructor` is then a key like any other.
  const node = new Map<string, unknown>(Object.entries(value));
  nodes.push(node);
  const id = node.get('@id');
  if (typeof id === 'string' && node.size > 1 && !byId.has(id)) byId.set(id, node);
  for (const [key, child] of node) {
    // Lists of other stories are no description of this one.
    if (
      !/^(?:itemListElement|hasPart|isPartOf|relatedLink|citation|mentions|comment|about|review|liveBlogUpdate|video|associatedMedia)$/u.test(
        key,
      )
    ) {
      collect(child, nodes, byId, depth + 1);
    }
  }
}

function describe(
  node: ReadonlyMap<string, unknown>,
  byId: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  type: string,
): StructuredArticle {
  const text = (key: string) => textsOf(node.get(key))[0] ?? null;
  const main = node.get('mainEntityOfPage');
  return {
    syntax: 'json-ld',
    type,
    headline: text('headline'),
    name: text('name'),
    description: text('description'),
    authors: namesOf(node.get('author') ?? node.get('creator'), byId, 0),
    organisations: organisationsIn(node.get('author') ?? node.get('creator'), byId),
    published: text('datePublished'),
    created: text('dateCreated') ?? text('uploadDate'),
    modified: text('dateModified'),
    url: text('url'),
    mainEntity: idOf(main),
    publisher: namesOf(node.get('publisher') ?? node.get('sourceOrganization'), byId, 0)[0] ?? null,
    section: textsOf(node.get('articleSection'))[0] ?? null,
    language: text('inLanguage') ?? namesOf(node.get('inLanguage'), byId, 0)[0] ?? null,
    body: text('articleBody'),
  };
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return idOf(value[0] as unknown);
  const node = new Map<string, unknown>(Object.entries(value));
  const id = node.get('@id') ?? node.get('url');
  return typeof id === 'string' ? id : null;
}

/** Plain texts of a value: itself, its items, or the `@value` of a literal with a language. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [decodeEntities(value.trim())];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => (Array.isArray(item) ? [] : textsOf(item)));
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '@value')) {
    return textsOf((value as { '@value': unknown })['@value']);
  }
  return [];
}

/** Names of an author's nodes whose type is an organisation. */
function organisationsIn(
  value: unknown,
  byId: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    const node = new Map<string, unknown>(Object.entries(item));
    const id = node.get('@id');
    const type = node.get('@type') ?? (typeof id === 'string' ? byId.get(id)?.get('@type') : null);
    return textsOf(type).some((text) => /Organization$/u.test(text)) ? namesOf(item, byId, 0) : [];
  });
}

function namesOf(
  value: unknown,
  byId: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  depth: number,
): string[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => namesOf(item, byId, depth + 1));
  if (typeof value !== 'object' || value === null) return textsOf(value);
  const node = new Map<string, unknown>(Object.entries(value));
  const own = node.get('name') ?? node.get('alternateName');
  if (own !== undefined) {
    return Array.isArray(own) || typeof own === 'object'
      ? namesOf(own, byId, depth + 1)
      : textsOf(own);
  }
  const given = [...textsOf(node.get('givenName')), ...textsOf(node.get('familyName'))].join(' ');
  if (given !== '') return [given];
  const id = node.get('@id');
  const other = typeof id === 'string' ? byId.get(id) : undefined;
  return other ? textsOf(other.get('name')) : textsOf(value);
}

const ENTITIES = new Map([
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', ' '], ['rsquo', '’'],
  ['lsquo', '‘'], ['rdquo', '”'], ['ldquo', '“'], ['ndash', '–'], ['mdash', '—'], ['hellip', '…'],
]); // prettier-ignore

/** Entities that a page left in a text which is no HTML: `Smith &amp; Sons`, `it&#8217;s`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = (input: string) =>
    input.replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
          ? String.fromCodePoint(code)
          : whole;
      },
    );
  return once(/&amp;(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});/iu.test(text) ? once(text) : text);
}
