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

/** One side of a disagreement. */
export interface Said {
  readonly evidenceId: string;
  /** A time as EDTF, a claim's value as it is written, nothing where an event is disputed. */
  readonly value: string;
}

/** Who says what under a label, in the order of the evidence. */
export function saidUnder(label: string, evidence: readonly Evidence[]): Said[] {
  const folded = foldAsserted(label);
  return evidence.flatMap(({ id: evidenceId, when, claim, stance }) => {
    if (folded === TIME_LABEL) return when ? [{ evidenceId, value: when.edtf }] : [];
    if (folded === DISPUTED_LABEL) return stance === 'disputes' ? [{ evidenceId, value: '' }] : [];
    return claim && isSameLabel(claim.label, label) ? [{ evidenceId, value: claim.value }] : [];
  });
}

/**
 * Whether somebody speaks about what was settled, and all of them say something else: a settled value
 * whose source was unlinked, split off or edited since stands on nothing.
 */
export function isUnsaid(past: Verdict, evidence: readonly Evidence[]): boolean {
  const label = foldAsserted(past.label);
  const { verdict, value } = past;
  if (verdict !== 'settled' || value === null || label === DISPUTED_LABEL) return false;
  const asserted = assertedUnder(label, evidence);
  const agrees = (other: string) =>
    label === TIME_LABEL ? !conflicts(time(value), time(other)) : foldAsserted(value) === other;
  return asserted.length > 0 && !asserted.some(agrees);
}

/** Whether the user stated a time since that cannot be the one that was settled on. */
export function isOverruled(past: Verdict, event: Pick<Event, 'when'>): boolean {
  if (past.verdict !== 'settled' || past.value === null || event.when === null) return false;
  return conflicts(time(past.value), event.when);
}

/** The time that was settled on: as the event or a source has it, for EDTF alone has no extent. */
export function settledWhen(
  edtf: string,
  event: Pick<Event, 'when'>,
  evidence: readonly Evidence[],
): When {
  const all = [event.when, ...evidence.map(({ when }) => when)];
  return all.find((when) => when?.edtf === edtf) ?? time(edtf);
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
