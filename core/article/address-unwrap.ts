import { type Address, parseAddress, percentDecoded, printAddress } from './address';
import { registrableDomain } from './domain';

/** An address freed of its wrappers, and what was taken off, in order, as words for its source. */
export interface UnwrappedAddress {
  readonly url: string;
  readonly steps: readonly string[];
}

/** Names of parameters under which redirectors carry their goal; they count only when it is absolute. */
const GOAL_PARAMETERS = new Set(
  'url u q to target dest destination redirect redirect_url redirect_uri redir goto link href r'.split(
    ' ',
  ),
);

/** Parameters that name a campaign or a reader and never a document, as their makers document them. */
const TRACKING_PARAMETER =
  /^(?:utm_\w+|fb_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|ml_subscriber\w*|vero_id|wickedid|oly_(?:enc|anon)_id|_hs(?:enc|mi)|__hs\w+|hsctatracking|ref_src|ref_url|s_cid|cmpid|ncid|ocid|ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign|custom\d|link\w*|format|bbc_team|ptr_name)|xtor|usqp|amp_(?:js_v|gsa|r|lite)|aoh|guccounter|guce_referrer(?:_sig)?|__twitter_impression|piano_id|_ga|_gl|trk|trkcampaign|spm|share_?token|smid|smtyp)$/i;

/** The step that takes no wrapper off. */
export const TRACKING_DROPPED = 'tracking parameters dropped';

/** The step by which archives and caches of pages are undone, which keep the whole address in their own. */
export const FROM_PATH = 'address taken out of the path of another';

const ROUNDS = 5; // wrappers stand inside wrappers; more than this is no wrapper but an attack

/**
 * The address of the document itself, from one that leads to it by way of a cache, a redirector or
 * a campaign. Only shapes that say so themselves are undone: `/amp/s/<host>/…`, the subdomains of
 * AMP's cache, a parameter that holds an absolute address, an absolute address inside a path. What a
 * site means by its own addresses is never guessed: `amp.` before a host stays.
 */
export function unwrapAddress(text: string): UnwrappedAddress {
  const first = parseAddress(text);
  if (!first) return { url: text.trim(), steps: [] };
  let address: Address = first;
  const steps: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const inner = fromAmpPath(address) ?? fromAmpCache(address) ?? fromPath(address);
    const found = inner ?? fromParameter(address);
    if (!found) break;
    address = found.address;
    steps.push(found.step);
  }
  const clean = withoutTracking(address);
  if (clean !== address) steps.push(TRACKING_DROPPED);
  return { url: printAddress(clean), steps };
}

interface Step {
  readonly address: Address;
  readonly step: string;
}

function fromAmpPath(address: Address): Step | null {
  const match = /^\/amp\/(s\/)?([^/]+)(\/.*)?$/u.exec(address.path);
  if (!match) return null;
  return inside(address, match[1], match[2], match[3] ?? '', 'AMP cache unwrapped');
}

function fromAmpCache(address: Address): Step | null {
  if (!/(?:^|\.)ampproject\.(?:org|net)$/u.test(address.host)) return null;
  const match = /^\/(?:c|v|a|i|r|wp|ad|mbv3)\/(s\/)?([^/]+)(\/.*)?$/u.exec(address.path);
  if (!match) return null;
  return inside(address, match[1], match[2], match[3] ?? '', 'AMP cache unwrapped');
}

function inside(
  outer: Address,
  secure: string | undefined,
  host: string | undefined,
  path: string,
  step: string,
): Step | null {
  const query = outer.query === null ? '' : `?${outer.query}`;
  const address = parseAddress(`${secure ? 'https' : 'http'}://${host ?? ''}${path}${query}`);
  if (!address || registrableDomain(printAddress(address)) === null) return null;
  return { address, step };
}

function fromPath(address: Address): Step | null {
  const match = /\/(https?)(?::|%3A)(?:\/|%2F){1,2}([^/%].*)$/iu.exec(address.path);
  if (!match) return null;
  const query = address.query === null ? '' : `?${address.query}`;
  const written = `${match[1] ?? ''}://${match[2] ?? ''}`;
  const goal = parseAddress(/%2F/iu.test(written) ? percentDecoded(written) : written + query);
  if (!goal || registrableDomain(printAddress(goal)) === null) return null;
  return { address: goal, step: FROM_PATH };
}

function fromParameter(address: Address): Step | null {
  for (const pair of address.query?.split(/&(?:amp;)?/u) ?? []) {
    const at = pair.indexOf('=');
    if (at < 0 || !GOAL_PARAMETERS.has(pair.slice(0, at).toLowerCase())) continue;
    const goal = parseAddress(percentDecoded(pair.slice(at + 1)));
    if (goal && registrableDomain(printAddress(goal)) !== null) {
      return { address: goal, step: `redirect parameter ${pair.slice(0, at)} unwrapped` };
    }
  }
  return null;
}

function withoutTracking(address: Address): Address {
  let { query, fragment } = address;
  if (query !== null) {
    const kept = query
      .split(/&(?:amp;)?/u)
      .filter((pair) => !TRACKING_PARAMETER.test(pair.replace(/=.*$/su, '')));
    if (kept.length < query.split(/&(?:amp;)?/u).length) query = kept.join('&') || null;
  }
  if (fragment !== null && /^(?:amp_|aoh=|:~:|utm_|xtor=|referrer=)/u.test(fragment))
    fragment = null;
  return query === address.query && fragment === address.fragment
    ? address
    : { ...address, query, fragment };
}
