import { parse } from 'tldts';

/**
 * The registrable domain of an address (`https://amp.example.co.uk/x` → `example.co.uk`), by the
 * public suffix list, or null where there is none (numbers, `localhost`, no address at all). It
 * names an outlet whatever subdomain its copy came from.
 */
export function registrableDomain(address: string): string | null {
  const found = parse(address, { allowPrivateDomains: true });
  return found.isIp ? null : (found.domain ?? null);
}
