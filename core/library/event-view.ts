import { bounds, widened } from '../time/bounds';
import type { Bounds } from '../time/bounds';
import { conflicts, hull } from '../time/order';
import type { When } from '../time/when';
import {
  foldAsserted,
  isAnswered,
  isOverruled,
  isSameLabel,
  isUnsaid,
  saidUnder,
} from './asserted';
import type { Said, Verdict } from './asserted';
import type { Lookup } from './change';
import { DISPUTED_LABEL, TIME_LABEL } from './conflict-labels';
import { originsOf } from './origins';
import type { Event, Evidence } from './records';

/** What an event amounts to once its evidence is read. */
export interface EventView {
  readonly when: When | null;
  /** True when the user stated it, false when it is the hull of the evidence. */
  readonly stated: boolean;
  readonly bounds: Bounds | null;
  readonly widened: Bounds | null;
  /** Whose accounts report it, each once; near-copies are one account. */
  readonly origins: readonly string[];
  readonly articles: readonly string[];
  readonly conflict: boolean;
  readonly conflicts: readonly Conflict[];
  /** What the user decided about disagreements and still holds. */
  readonly settled: readonly Verdict[];
}

/** Assertions about one event that do not agree; `label` is `when` for times. */
export interface Conflict {
  readonly label: string;
  readonly values: readonly Said[];
  /** What was decided about it before there was more to it than was known then. */
  readonly before?: Verdict;
  /** Set where the sources agree, but on something else than what was decided before. */
  readonly isUnsaid?: true;
  /** Set where a time was settled before that the one the user stated since cannot be. */
  readonly isOverruled?: true;
}

/**
 * Reads an event with its evidence: when it was, by whose account, and where the accounts differ.
 *
 * Times conflict when their widened bounds do not touch; claims when their values under one label
 * differ. What the user settled, or called the same, is no conflict any more, until there is more to it,
 * or those who speak about it all say something else than what was settled, or the user states another time.
 */
export function eventView(event: Event, evidence: readonly Evidence[], lookup: Lookup): EventView {
  const alive = evidence.filter((item) => lookup('clip', item.clipId)?.trashedAt === null);
  const supporting = alive.filter((item) => item.stance === 'supports');
  const asserted = supporting.flatMap((item) => (item.when ? [item.when] : []));
  const when = event.when ?? hull(asserted);
  const clips = alive.flatMap((item) => lookup('clip', item.clipId) ?? []);
  const articles = [...new Set(clips.map((clip) => clip.articleId))];
  const known = articles.flatMap((id) => lookup('article', id) ?? []);
  const shared = originsOf(known, lookup);
  const origins = new Set(
    clips.map(
      ({ articleId, citation }) => shared.get(articleId) ?? (citation?.siteName || articleId),
    ),
  );
  const open: Conflict[] = [
    ...timeConflicts(alive),
    ...claimConflicts(alive),
    ...alive
      .filter((item) => item.stance === 'disputes')
      .map((item) => ({ label: DISPUTED_LABEL, values: [{ evidenceId: item.id, value: '' }] })),
  ].flatMap((conflict) => {
    const past = event.settled.find(({ label }) => isSameLabel(label, conflict.label));
    if (!past || past.verdict === 'conflict') return [conflict];
    if (conflict.label === TIME_LABEL && isOverruled(past, event)) {
      return [{ ...conflict, before: past, isOverruled: true as const }];
    }
    if (conflict.label !== DISPUTED_LABEL) {
      return isAnswered(past, alive) ? [] : [{ ...conflict, before: past }];
    }
    // Each source that disputes the event stands for itself.
    const its = alive.filter(({ id }) => id === conflict.values[0]?.evidenceId);
    return isAnswered(past, its) ? [] : [{ ...conflict, before: past }];
  });
  const found = [...open, ...unsaidVerdicts(event, alive, open)];
  return {
    when,
    stated: event.when !== null,
    bounds: when && bounds(when),
    widened: when && widened(when),
    origins: [...origins].sort(),
    articles,
    conflict: found.length > 0,
    conflicts: found,
    settled: event.settled.filter(
      (past) =>
        past.verdict !== 'conflict' && !found.some(({ label }) => isSameLabel(label, past.label)),
    ),
  };
}

function timeConflicts(evidence: readonly Evidence[]): Conflict[] {
  const timed = evidence.flatMap(({ when }) => when ?? []);
  const clash = timed.some((one, index) =>
    timed.slice(index + 1).some((other) => conflicts(one, other)),
  );
  if (!clash) return [];
  return [{ label: TIME_LABEL, values: saidUnder(TIME_LABEL, evidence) }];
}

function unsaidVerdicts(
  { settled }: Event,
  evidence: readonly Evidence[],
  open: readonly Conflict[],
): Conflict[] {
  return settled
    .filter((past) => isUnsaid(past, evidence))
    .filter((past) => !open.some(({ label }) => isSameLabel(label, past.label)))
    .map((past) => {
      const values = saidUnder(past.label, evidence);
      return { label: past.label, values, before: past, isUnsaid: true };
    });
}

function claimConflicts(evidence: readonly Evidence[]): Conflict[] {
  const byLabel = Map.groupBy(
    evidence.flatMap((item) =>
      item.claim ? [{ evidenceId: item.id, label: item.claim.label, value: item.claim.value }] : [],
    ),
    (claim) => foldAsserted(claim.label),
  );
  return [...byLabel.values()].flatMap((claims) => {
    const distinct = new Set(claims.map((claim) => foldAsserted(claim.value)));
    const label = claims[0]?.label ?? '';
    return distinct.size > 1 ? [{ label, values: claims }] : [];
  });
}
