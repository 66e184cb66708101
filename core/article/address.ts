/**
 * An http(s) address in its parts, as written. The core has no `URL` of its own (that is a type of
 * Node and of the DOM), and `URL` rewrites what it parses, while an address here stays as its
 * source gave it wherever nothing has to change.
 */
export interface Address {
  readonly scheme: 'http' | 'https';
  /** Lower case, with the port when there is one; never user names or passwords. */
  readonly host: string;
  /** Empty, or from its first slash. */
  readonly path: string;
  /** Without the question mark; null where there is none. */
  readonly query: string | null;
  /** Without the hash; null where there is none. */
  readonly fragment: string | null;
}

const ABSOLUTE = /^(https?):\/\/([^/?#\s]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/isu;
const HOST = /^(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+|\[[0-9a-f:.]+\])\.?(?::\d{1,5})?$/iu;

/** An absolute http(s) address, or null: relative addresses and other schemes are none. */
export function parseAddress(text: string): Address | null {
  const match = ABSOLUTE.exec(text.trim());
  if (!match) return null;
  const authority = (match[2] ?? '').replace(/^.*@/u, '');
  const known = HOST.test(authority) || /^localhost(?::\d+)?$/iu.test(authority);
  if (!known) return null;
  return {
    scheme: (match[1] ?? '').toLowerCase() === 'http' ? 'http' : 'https',
    host: authority.toLowerCase(),
    path: match[3] ?? '',
    query: match[4] ?? null,
    fragment: match[5] ?? null,
  };
}

/** The address as text; the counterpart of `parseAddress`. */
export function printAddress(address: Address): string {
  const query = address.query === null ? '' : `?${address.query}`;
  const fragment = address.fragment === null ? '' : `#${address.fragment}`;
  return `${address.scheme}://${address.host}${address.path}${query}${fragment}`;
}

/** `decodeURIComponent` that gives a malformed text back as it is: addresses in the wild are torn. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** An address that a page gives, made absolute against the page's own; null where that is impossible. */
export function resolveAddress(reference: string, base: string | null): string | null {
  const text = reference.trim();
  const absolute = parseAddress(text);
  if (absolute) return printAddress(absolute);
  if (/^[a-z][a-z0-9+.-]*:/iu.test(text) || text === '') return null;
  const against = base === null ? null : parseAddress(base);
  if (text.startsWith('//')) {
    const found = parseAddress(`${against?.scheme ?? 'https'}:${text}`);
    return found ? printAddress(found) : null;
  }
  if (!against) return null;
  if (text.startsWith('#')) return printAddress({ ...against, fragment: text.slice(1) });
  if (text.startsWith('?')) {
    return `${printAddress({ ...against, query: null, fragment: null })}${text}`;
  }
  const [, relative = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(text) ?? [];
  const joined = relative.startsWith('/')
    ? relative
    : `${against.path.replace(/[^/]*$/u, '') || '/'}${relative}`;
  return `${against.scheme}://${against.host}${withoutDots(joined)}${rest}`;
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (last) kept.push('');
    } else if (segment === '.') {
      if (last) kept.push('');
    } else kept.push(segment);
  }
  return kept.join('/');
}
