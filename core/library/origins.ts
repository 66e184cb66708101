import { NEAR_COPY, likeness, signatureUnits } from '../article/likeness';
import type { Lookup } from './change';
import { TYPED } from './commands';
import type { Article, RecordOf } from './records';

/**
 * Whose account each of some articles is, by article id. Articles whose texts nearly coincide share
 * one origin: what the user typed for one of them, else the agency or outlet that one of them
 * credits, else that of the one published first. What the user typed for an article always holds for it.
 */
export function originsOf(articles: readonly Article[], lookup: Lookup): Map<string, string> {
  const own = new Map(articles.map((article) => [article.id, ownOrigin(article)]));
  if (new Set(own.values()).size < 2) return own;
  const inOrder = articles.toSorted(byTrust);
  const shared = new Map<string, string>();
  for (const article of inOrder) {
    // Whoever comes before an article in this order has settled already.
    const copied = isTyped(article)
      ? undefined
      : inOrder.find((other) => shared.has(other.id) && isNear(article, other, lookup));
    const origin = shared.get(copied?.id ?? '') ?? own.get(article.id);
    if (origin !== undefined) shared.set(article.id, origin);
  }
  return shared;
}

function ownOrigin(article: Article): string {
  return article.origin.value ?? article.siteName.value ?? article.id;
}

function isTyped(article: Article): boolean {
  return article.origin.value !== null && article.origin.source === TYPED;
}

/** What was typed first, then what a text credits, then what its address says; then the older one. */
function byTrust(one: Article, other: Article): number {
  const trust = (article: Article) => {
    const { value, source } = article.origin;
    if (value === null) return 3;
    if (source === TYPED) return 0;
    return source === 'domain of the address' || value === article.siteName.value ? 2 : 1;
  };
  const day = (article: Article) => article.publishedOn.value ?? '9999';
  return (
    trust(one) - trust(other) ||
    compared(day(one), day(other)) ||
    compared(one.importedAt, other.importedAt) ||
    compared(one.id, other.id)
  );
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function isNear(one: Article, other: Article, lookup: Lookup): boolean {
  const [a, b] = [one, other].map((article) => unitsOf(lookup('text', article.textId)));
  return (
    a !== null && a !== undefined && b !== null && b !== undefined && likeness(a, b) >= NEAR_COPY
  );
}

/** Records are never changed, so what is read from one holds as long as it does. */
const read = new WeakMap<RecordOf<'text'>, Uint32Array | null>();

function unitsOf(text: RecordOf<'text'> | undefined): Uint32Array | null {
  if (!text) return null;
  const known = read.get(text);
  if (known !== undefined) return known;
  const units = signatureUnits(text.signature);
  read.set(text, units);
  return units;
}
