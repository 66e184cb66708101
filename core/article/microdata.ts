import type { StructuredArticle } from './structured-data';
import { attribute, elementsUnder, isElement, textUnder, type TreeElement } from './tree';

/** Descriptions of articles in a page's microdata (`itemscope itemtype=…/NewsArticle`). */
export function microdataArticles(root: TreeElement): StructuredArticle[] {
  const found: StructuredArticle[] = [];
  for (const element of elementsUnder(root)) {
    if (!/schema\.org\/(?:\w*Article|\w*Posting|Report)\b/iu.test(attribute(element, 'itemtype')))
      continue;
    found.push(describe(element));
  }
  return found;
}

function describe(scope: TreeElement): StructuredArticle {
  const properties = propertiesOf(scope);
  const first = (name: string) => properties.find(([key]) => key === name)?.[1] ?? null;
  const value = (name: string) => {
    const element = first(name);
    return element ? valueOf(element) : null;
  };
  const names = (name: string) =>
    properties
      .filter(([key]) => key === name)
      .map(([, element]) => nameOfItem(element))
      .filter((text) => text !== '');
  return {
    syntax: 'microdata',
    type: attribute(scope, 'itemtype').replace(/^.*\//u, ''),
    headline: value('headline'),
    name: value('name'),
    description: value('description'),
    authors: names('author').length > 0 ? names('author') : names('creator'),
    organisations: properties
      .filter(
        ([key, element]) =>
          /^(?:author|creator)$/u.test(key) &&
          /Organization$/u.test(attribute(element, 'itemtype')),
      )
      .map(([, element]) => nameOfItem(element)),
    published: value('datepublished'),
    created: value('datecreated'),
    modified: value('datemodified'),
    url: value('url'),
    mainEntity: value('mainentityofpage'),
    publisher: names('publisher')[0] ?? null,
    section: value('articlesection'),
    language: value('inlanguage'),
    body: value('articlebody'),
  };
}

/** The properties of a scope, not those of the scopes inside it; names in lower case. */
function propertiesOf(scope: TreeElement): (readonly [string, TreeElement])[] {
  const found: (readonly [string, TreeElement])[] = [];
  const walk = (element: TreeElement): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      for (const name of attribute(child, 'itemprop').toLowerCase().split(/\s+/u)) {
        if (name !== '') found.push([name, child]);
      }
      if (!child.attributes.has('itemscope')) walk(child);
    }
  };
  walk(scope);
  return found;
}

function nameOfItem(element: TreeElement): string {
  if (!element.attributes.has('itemscope')) return valueOf(element);
  const name = elementsUnder(element).find(
    (child) => attribute(child, 'itemprop').toLowerCase() === 'name',
  );
  return name ? valueOf(name) : textUnder(element);
}

/** A property's value as microdata defines it: `content`, `datetime`, an address, or the text. */
function valueOf(element: TreeElement): string {
  for (const name of ['content', 'datetime', 'href', 'itemid']) {
    if (name === 'href' && element.tag !== 'link' && element.tag !== 'a') continue;
    if (
      name === 'href' &&
      element.tag === 'a' &&
      !/url|mainentity/iu.test(attribute(element, 'itemprop'))
    )
      continue;
    const value = attribute(element, name);
    if (value !== '') return value;
  }
  return textUnder(element);
}
