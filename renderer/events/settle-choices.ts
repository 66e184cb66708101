import { foldAsserted, saidUnder, settledWhen } from '../../core/library/asserted';
import type { Verdict } from '../../core/library/asserted';
import { DISPUTED_LABEL, TIME_LABEL } from '../../core/library/conflict-labels';
import type { Event, Evidence } from '../../core/library/records';
import type { When } from '../../core/time/when';
import { sayWhen } from '../state/time-words.svelte';

/** What a disagreement can be settled as. */
export interface SettleChoice {
  /** As a verdict keeps it. */
  readonly value: string;
  readonly words: string;
  /** The event's time where this holds; null in what is not about time. */
  readonly when: When | null;
  /** Who says so, as ids of evidence; nobody where its source is gone since it was settled. */
  readonly evidenceIds: readonly string[];
}

/**
 * What sources say under a label, each value once whatever its capitals, and what was settled before,
 * though nobody may say it any more. A dispute is settled for or against the event.
 */
export function settleChoices(
  label: string,
  event: Pick<Event, 'when'>,
  evidence: readonly Evidence[],
  past: Verdict | undefined,
): SettleChoice[] {
  const said =
    label === DISPUTED_LABEL
      ? sides(evidence)
      : [
          ...Map.groupBy(saidUnder(label, evidence), ({ value }) => foldAsserted(value)).values(),
        ].flatMap(([first, ...others]) =>
          first
            ? [
                choiceOf(
                  first.value,
                  [first, ...others].map((one) => one.evidenceId),
                ),
              ]
            : [],
        );
  const before = past?.verdict === 'settled' ? (past.value ?? '') : null;
  const isMissing =
    before !== null && !said.some(({ value }) => foldAsserted(value) === foldAsserted(before));
  return isMissing ? [...said, choiceOf(before, [])] : said;

  function choiceOf(value: string, evidenceIds: readonly string[]): SettleChoice {
    const when = label === TIME_LABEL ? settledWhen(value, event, evidence) : null;
    const words = when ? sayWhen(when) : value || 'It is settled';
    return { value, words, when, evidenceIds };
  }
}

function sides(evidence: readonly Evidence[]): SettleChoice[] {
  const idsOf = (wanted: Evidence['stance']) =>
    evidence.filter(({ stance }) => stance === wanted).map(({ id }) => id);
  return [
    { value: 'it holds', words: 'It holds', when: null, evidenceIds: idsOf('supports') },
    {
      value: 'it does not hold',
      words: 'It does not hold',
      when: null,
      evidenceIds: idsOf('disputes'),
    },
  ];
}
