import type { Evidence } from '../../core/library/records';
import type { When } from '../../core/time/when';

/** What a source asserts about an event, while it is being written. */
export interface EvidenceDraft {
  readonly when: When | null;
  /** What the claim is about and what it says; no claim without the latter. */
  readonly label: string;
  readonly value: string;
  readonly stance: Evidence['stance'];
  /** What the user notes on it. */
  readonly note: string;
}

export const NO_ASSERTION: EvidenceDraft = {
  when: null,
  label: '',
  value: '',
  stance: 'supports',
  note: '',
};

export function draftOf(evidence: Evidence): EvidenceDraft {
  const { when, claim, stance, note } = evidence;
  return { when, label: claim?.label ?? '', value: claim?.value ?? '', stance, note };
}

/** The record's fields; a claim needs a value, and one without a label is about `claim`. */
export function fieldsOfDraft({ when, label, value, stance, note }: EvidenceDraft) {
  const claim =
    value.trim() === '' ? null : { label: label.trim() || 'claim', value: value.trim() };
  return { when, claim, stance, note };
}

/** The labels of claims among some evidence, each once. */
export function claimLabels(evidence: readonly Evidence[]): string[] {
  return [...new Set(evidence.flatMap(({ claim }) => (claim ? [claim.label] : [])))];
}
