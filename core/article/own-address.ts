import { type Address, parseAddress, percentDecoded, printAddress } from './address';
import { registrableDomain } from './domain';
import { fold } from './fold';
import type { Candidate } from './sourced';

/** An address that a page states of itself, absolute and unwrapped. */
export interface StatedAddress extends Candidate {
  /** The registrable domain it was wrapped in; null where it was wrapped in none. */
  readonly wrappedBy: string | null;
}

/** What is known of a page besides the addresses that it states. */
export interface AddressClues {
  readonly title: string;
  /** Addresses that the page gives for its other languages. */
  readonly translations: ReadonlySet<string>;
  /** Addresses that the page gives for its form for telephones. */
  readonly mobile: ReadonlySet<string>;
}

/**
 * The address that a page lies under, among those it states, the most trusted first. The first is
 * taken unless something shows that it names another document:
 *
 * - the site keeps copies and also names what it copied;
 * - another statement, and not this one, has the page's own language, or is no AMP form of the other;
 * - its words have nothing of the headline and those of another statement have: pages that go on with
 *   the next story by script leave the last one's statements in their head;
 * - it leads to another outlet than the address for sharing: a copy names the paper that it took the
 *   story from as canonical, and stays among the runners-up as that.
 */
export function ownAddress(
  addresses: readonly StatedAddress[],
  clues: AddressClues,
): StatedAddress | undefined {
  const [first] = addresses;
  if (!first) return undefined;
  const kept = copied(first, addresses) ?? first;
  const better = addresses.find((other) => isBetter(other, kept, clues));
  const own = better ?? kept;
  const shared = addresses.find(({ source }) => source.startsWith('meta og:url'));
  const domain = registrableDomain(own.value);
  if (!own.source.startsWith('link canonical') || !shared) return own;
  const other = registrableDomain(shared.value);
  return other !== null && other !== domain ? shared : own;
}

/** The address in a copy, where the page lies on the site that keeps it under an address of its own. */
function copied(
  first: StatedAddress,
  addresses: readonly StatedAddress[],
): StatedAddress | undefined {
  const keeper = registrableDomain(first.value);
  if (keeper === null || first.wrappedBy !== null) return undefined;
  return addresses.find(
    ({ wrappedBy, value }) => wrappedBy === keeper && registrableDomain(value) !== keeper,
  );
}

function isBetter(other: StatedAddress, kept: StatedAddress, clues: AddressClues): boolean {
  if (sameDocument(other.value, kept.value)) return false;
  const isStated = !other.source.startsWith('link alternate');
  if (isStated && clues.translations.has(kept.value) && !clues.translations.has(other.value))
    return other.source !== 'link above the headline';
  const isMobile = (value: string) => clues.mobile.has(value) || withoutAmp(value) !== value;
  if (isMobile(kept.value) && !isMobile(other.value))
    return clues.mobile.has(kept.value) || sameDocument(withoutAmp(kept.value), other.value);
  const isNear =
    other.source === 'link above the headline' ||
    registrableDomain(other.value) === registrableDomain(kept.value);
  const shared = sharedWords(kept.value, clues.title);
  return isNear && shared < SHARED && sharedWords(other.value, clues.title) >= shared + SHARED;
}

const SHORTEST_WORD = 4; // letters; shorter words stand in every headline and every address
const SHARED = 2; // words that a headline and an address have in common by more than chance

/** How many longer words of a headline stand in an address. */
function sharedWords(address: string, headline: string): number {
  const words = (text: string) =>
    new Set(
      (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(({ length }) => length >= SHORTEST_WORD),
    );
  const path = words(percentDecoded(parseAddress(address)?.path ?? ''));
  return [...words(headline)].filter((word) => path.has(word)).length;
}

/** Whether an address has words of a headline, and not by chance. */
export function namesHeadline(address: string, headline: string): boolean {
  return sharedWords(address, headline) >= SHARED;
}

/** Whether two addresses differ only in what browsers and servers take for the same. */
function sameDocument(one: string, two: string): boolean {
  const bare = (text: string) => {
    const parts = parseAddress(text);
    if (parts === null) return text;
    const host = parts.host.replace(/^www\./u, '');
    return `${host}${parts.path.replace(/\/$/u, '')}?${parts.query ?? ''}`;
  };
  return bare(one) === bare(two);
}

/** An address without what marks the AMP form of a page: `/amp/`, `?amp=1`, `amp.` before the host. */
function withoutAmp(text: string): string {
  const parts = parseAddress(text);
  if (parts === null) return text;
  const query =
    parts.query
      ?.split('&')
      .filter((pair) => !/^(?:amp(?:=.*)?|outputtype=amp|view=amp)$/iu.test(pair))
      .join('&') ?? '';
  const bare: Address = {
    ...parts,
    host: parts.host.replace(/^amp\./u, ''),
    path: parts.path
      .replace(/^\/amp(?=\/.)/u, '')
      .replace(/\/amp\/?$/u, '')
      .replace(/\.amp(?=$|\.html?$)/u, ''),
    query: query === '' ? null : query,
  };
  return printAddress(bare);
}
