import { TYPED } from '../../core/library/commands';

const OF_THE_PAGE = /^(meta|json-ld|microdata|link|html|time element|document title|saved from)\b/i;
const OF_THE_ADDRESS = /^(url|domain)\b/i;
const OF_THE_TEXT = /^dateline\b|(line|heading|credit)$/i;

/**
 * Where a value came from, in words short enough for a chip: `from the page’s data`. The editor of
 * the value gives the source itself.
 */
export function sourceWords(source: string | null): string | null {
  if (source === null || source === '') return null;
  if (source === TYPED) return TYPED;
  if (OF_THE_PAGE.test(source)) return 'from the page’s data';
  if (OF_THE_ADDRESS.test(source)) return 'from the address';
  if (OF_THE_TEXT.test(source)) return 'from the text';
  if (/^(front matter|header)\b/i.test(source)) return 'from the file’s header';
  return `from ${source}`;
}

/** The host of an address without `www.`, or the address itself where it has none. */
export function hostOf(address: string): string {
  return URL.canParse(address)
    ? new URL(address).hostname.replace(/^www\./, '') || address
    : address;
}
