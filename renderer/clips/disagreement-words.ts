import { disagreement } from '../../core/clip/disagreement';
import { settledWhen } from '../../core/library/asserted';
import type { Verdict } from '../../core/library/asserted';
import { DISPUTED_LABEL, TIME_LABEL } from '../../core/library/conflict-labels';
import type { Conflict } from '../../core/library/event-view';
import type { Event, Evidence } from '../../core/library/records';
import { conflicts } from '../../core/time/order';
import { sayWhen } from '../state/time-words.svelte';

/** What a disagreement is about, in one sentence: `Sources disagree by 25 minutes.` */
export function disagreementWords(conflict: Conflict, evidence: readonly Evidence[]): string {
  if (conflict.isUnsaid) return 'No source says any more what was settled.';
  if (conflict.label === TIME_LABEL) {
    const apart = disagreement(evidence.flatMap(({ when }) => (when ? [when] : [])));
    return apart === null ? 'Sources disagree on the time.' : `Sources disagree by ${apart}.`;
  }
  const values = [...new Set(conflict.values.map(({ value }) => value).filter(Boolean))];
  if (values.length === 0) return 'A source disputes it.';
  return `Sources disagree on ${conflict.label}: ${values.join(' or ')}.`;
}

/** What was decided before about what is open again, in words; nothing where nothing was. */
export function beforeWords(
  { before, isUnsaid, isOverruled }: Conflict,
  event: Pick<Event, 'when'>,
  evidence: readonly Evidence[],
): string {
  if (!before) return '';
  const words = settledWords(before, event, evidence);
  if (isUnsaid) return words;
  return `${words} ${isOverruled ? 'The event’s time was changed since.' : 'There is more to it since.'}`;
}

/** What was decided, in one sentence: `Settled, passengers: 85. On the wall.` */
export function settledWords(
  { label, verdict, value, reason }: Verdict,
  event: Pick<Event, 'when'>,
  evidence: readonly Evidence[],
): string {
  const time = (edtf: string) => sayWhen(settledWhen(edtf, event, evidence));
  const what = verdict === 'settled' && value ? (label === TIME_LABEL ? time(value) : value) : null;
  const about = label === TIME_LABEL ? 'time' : label === DISPUTED_LABEL ? 'dispute' : label;
  const how =
    verdict === 'same'
      ? `Taken as the same, ${about}`
      : what
        ? `Settled, ${about}: ${what}`
        : `Settled, ${about}`;
  const why = reason.trim();
  return [how, why].filter(Boolean).map(closed).join(' ');
}

function closed(sentence: string): string {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`;
}

/**
 * Whose assertion of one kind stands out, as ids of evidence: those that contradict the most others
 * under some label.
 */
export function dissenters(
  found: readonly Conflict[],
  evidence: readonly Evidence[],
  kind: 'time' | 'claim',
): ReadonlySet<string> {
  const out = new Set<string>();
  for (const conflict of found) {
    if ((conflict.label === TIME_LABEL) !== (kind === 'time')) continue;
    const against = conflict.values.map(({ evidenceId, value }) => ({
      evidenceId,
      count: conflict.values.filter((other) => {
        if (kind === 'claim') return folded(other.value) !== folded(value);
        const mine = whenOf(evidence, evidenceId);
        const theirs = whenOf(evidence, other.evidenceId);
        return mine && theirs && conflicts(mine, theirs);
      }).length,
    }));
    const most = Math.max(...against.map(({ count }) => count));
    for (const { evidenceId, count } of against) {
      if (count === most && count > 0) out.add(evidenceId);
    }
  }
  return out;
}

function whenOf(evidence: readonly Evidence[], id: string) {
  return evidence.find((item) => item.id === id)?.when;
}

function folded(value: string): string {
  return value.trim().toLowerCase();
}
