import { conflicts } from '../time/order';
import type { When } from '../time/when';
import { DISPUTED_LABEL, TIME_LABEL } from './conflict-labels';
import type { Event, Evidence } from './records';

/** What the user decided about a disagreement. */
export type Verdict = Event['settled'][number];

/** Labels and values are typed: neither capitals nor blanks around them tell one from another. */
export function foldAsserted(text: string): string {
  return text.trim().toLowerCase();
}

/** Whether two labels are one. */
export function isSameLabel(one: string, other: string): boolean {
  return foldAsserted(one) === foldAsserted(other);
}

/**
 * What evidence says under a label, each once, as a verdict about it remembers that it has seen it:
 * times as EDTF, claims folded, and of what disputes an event the evidence's id.
 */
export function assertedUnder(label: string, evidence: readonly Evidence[]): string[] {
  const folded = foldAsserted(label);
  return [
    ...new Set(
      evidence.flatMap(({ id, when, claim, stance }) => [
        ...(folded === TIME_LABEL && when ? [when.edtf] : []),
        ...(folded === DISPUTED_LABEL && stance === 'disputes' ? [id] : []),
        ...(claim && isSameLabel(claim.label, label) ? [foldAsserted(claim.value)] : []),
      ]),
    ),
  ];
}

/**
 * Whether a verdict still answers a disagreement. It does not once there is more to it than it has
 * seen: a value it did not know that speaks against what was settled, or, where all was taken as the
 * same, against any other; nor once nobody says any more what was settled on. A verdict of before it
 * was noted what it has seen is taken to have seen everything.
 */
export function isAnswered(past: Verdict, evidence: readonly Evidence[]): boolean {
  if (past.verdict === 'conflict') return false;
  const label = foldAsserted(past.label);
  const asserted = assertedUnder(label, evidence);
  const isOfTime = label === TIME_LABEL;
  const settledOn =
    past.verdict === 'settled' && past.value !== null && label !== DISPUTED_LABEL
      ? isOfTime
        ? past.value
        : foldAsserted(past.value)
      : null;
  if (settledOn !== null && !asserted.includes(settledOn)) return false;
  const fresh = past.seen ? asserted.filter((value) => !past.seen?.includes(value)) : [];
  if (!isOfTime) return fresh.length === 0;
  const against = settledOn === null ? asserted : [settledOn];
  return !fresh.some((value) => against.some((other) => conflicts(time(value), time(other))));
}

function time(edtf: string): When {
  return { edtf, extent: 'within' };
}
