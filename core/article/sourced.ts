import type { Sourced } from './block';

/** A value that some place in the source proposes for a field. */
export interface Candidate {
  readonly value: string;
  /** The place in words that the window shows: `meta og:title`, `url path`, `title line`. */
  readonly source: string;
}

/** A field for which the source proposes nothing. */
const UNKNOWN: Sourced = { value: null, source: null, others: [] };

/** The first candidate as the value, the rest with other values as its runners-up. */
export function sourced(candidates: readonly (Candidate | null | undefined)[]): Sourced {
  const distinct: Candidate[] = [];
  for (const candidate of candidates) {
    if (!candidate) continue;
    const value = candidate.value.trim();
    if (value === '' || distinct.some((known) => known.value === value)) continue;
    distinct.push({ value, source: candidate.source });
  }
  const [first, ...others] = distinct;
  return first ? { ...first, others } : UNKNOWN;
}

/** Candidates of which none is good enough to be the value: they are offered and nothing is claimed. */
export function unchosen(candidates: readonly Candidate[]): Sourced {
  const { value, source, others } = sourced(candidates);
  if (value === null || source === null) return UNKNOWN;
  return { value: null, source: null, others: [{ value, source }, ...others] };
}
