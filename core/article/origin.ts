import type { Sourced } from './block';
import { isCreditName, readDateline } from './dateline';
import { registrableDomain } from './domain';
import { fold } from './fold';
import { type Candidate, sourced } from './sourced';

/** What `originOf` weighs: where the text came from by its own account. */
export interface OriginClues {
  /** Kept paragraphs in order; datelines stand in the first, closing credits in the last. */
  readonly body: readonly string[];
  /** Names after a label such as `Source:`. */
  readonly credits: readonly Candidate[];
  readonly url: Sourced;
  readonly siteName: Sourced;
}

/** A paragraph that is nothing but a credit, or ends in one after its last full stop. */
const CLOSING = /(?:^|[.!?]["”’']?\s+)\(([^()\n]{2,40})\)$/u;
/** How far down a dateline may stand: a summary or a byline of several lines may come before it. */
export const FIRST_PARAGRAPHS = 3;

/**
 * Whose account the article is, as TIME defines it: the credited agency or outlet where the text
 * names one, else the registrable domain of the address, else the site. A credit that only spells
 * the domain's own name gives the domain, so that two copies of one story agree.
 */
export function originOf(clues: OriginClues): Sourced {
  const url = clues.url.value;
  const domain = url === null ? null : registrableDomain(url);
  const credited = [...clues.credits, ...creditsInBody(clues.body)].map((credit) =>
    domain !== null && sameName(credit.value, domain)
      ? { value: domain, source: credit.source }
      : credit,
  );
  return sourced([
    ...credited,
    domain === null ? null : { value: domain, source: 'domain of the address' },
    clues.siteName.value === null
      ? null
      : { value: clues.siteName.value, source: clues.siteName.source ?? 'site' },
  ]);
}

function creditsInBody(body: readonly string[]): Candidate[] {
  const found: Candidate[] = [];
  for (const paragraph of body.slice(0, FIRST_PARAGRAPHS)) {
    const agency = readDateline(paragraph)?.agency;
    if (agency) found.push({ value: agency, source: 'dateline' });
  }
  const last = body.at(-1);
  const name = last === undefined ? undefined : CLOSING.exec(last.slice(-200))?.[1];
  if (name && isCreditName(name)) found.push({ value: name.trim(), source: 'closing credit' });
  return found;
}

function sameName(name: string, domain: string): boolean {
  const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  return letters(name) === letters(domain.split('.')[0] ?? '') || letters(name) === letters(domain);
}
