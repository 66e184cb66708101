/** What a careful person wrote down about a page; fields that the page does not give are absent. */
export interface Expected {
  readonly title?: string;
  readonly byline?: string;
  readonly publishedOn?: string;
  readonly url?: string;
  readonly text: string;
}

/** What a reader made of a page; null where it found nothing or does not look for it. */
export interface Found {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly text: string;
}

/** Shares from 0 to 1 over all pages. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  /** The harmonic mean of the two means above. */
  readonly f1: number;
  readonly title: number;
  readonly byline: number;
  readonly publishedOn: number;
  readonly url: number;
}

const SHINGLE = 4; // words in a row; as in scrapinghub's article-extraction-benchmark

/**
 * Scores what a reader found: the body by runs of four words, counted with multiplicity, as means
 * over the pages; metadata as the share of pages where they match once case, quotes, dashes and
 * white space are folded. A page without any text counts for recall alone.
 */
export function scoreOf(pages: readonly { readonly want: Expected; readonly got: Found }[]): Score {
  const precisions: number[] = [];
  const recalls: number[] = [];
  for (const { want, got } of pages) {
    const expected = shingles(want.text);
    const found = shingles(got.text);
    let shared = 0;
    for (const [words, count] of found) shared += Math.min(count, expected.get(words) ?? 0);
    if (got.text !== '') precisions.push(shared === 0 ? 0 : shared / total(found));
    recalls.push(shared === 0 ? 0 : shared / total(expected));
  }
  const precision = mean(precisions);
  const recall = mean(recalls);
  const share = (fold: (text: string) => string, field: Exclude<keyof Expected, 'text'>) => {
    const asked = pages.filter(({ want }) => fold(want[field] ?? '') !== '');
    return mean(
      asked.map(({ want, got }) => (fold(want[field] ?? '') === fold(got[field] ?? '') ? 1 : 0)),
    );
  };
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    title: share(folded, 'title'),
    byline: share(namesFolded, 'byline'),
    publishedOn: share((text) => /^\d{4}-\d\d-\d\d/u.exec(text)?.[0] ?? '', 'publishedOn'),
    url: share(addressFolded, 'url'),
  };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = words.length === 0 ? -1 : Math.max(words.length - SHINGLE, 0);
  for (let at = 0; at <= last; at++) {
    const key = words.slice(at, at + SHINGLE).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’`´]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Names in any order and however they are joined. */
function namesFolded(text: string): string {
  return text
    .split(/[;,&|\n]| and /iu)
    .map((name) =>
      folded(name)
        .replace(/^by\s+/u, '')
        .replace(/[^\p{L}\p{N} .'-]/gu, '')
        .trim(),
    )
    .filter((name) => name.length > 1)
    .sort()
    .join(';');
}

/** Host and path without what differs between the copies of one page. */
function addressFolded(text: string): string {
  if (!URL.canParse(text)) return '';
  const { hostname, pathname } = new URL(text);
  return `${hostname.replace(/^(?:www|m|amp)\./u, '')}${pathname.replace(/\/$/u, '')}`.toLowerCase();
}
