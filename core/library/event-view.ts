import { bounds, widened } from '../time/bounds';
import type { Bounds } from '../time/bounds';
import { conflicts, hull } from '../time/order';
import type { When } from '../time/when';
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
}

/** Assertions about one event that do not agree; `label` is `when` for times. */
export interface Conflict {
  readonly label: string;
  readonly values: readonly { readonly evidenceId: string; readonly value: string }[];
}

/**
 * Reads an event with its evidence: when it was, by whose account, and where the accounts differ.
 *
 * Times conflict when their widened bounds do not touch; claims when their values under one label
 * differ. What the user settled as the same is no conflict any more.
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
  const found = [
    ...timeConflicts(alive),
    ...claimConflicts(alive),
    ...alive
      .filter((item) => item.stance === 'disputes')
      .map((item) => ({ label: DISPUTED_LABEL, values: [{ evidenceId: item.id, value: '' }] })),
  ].filter(
    ({ label }) =>
      !event.settled.some((past) => isSameLabel(past.label, label) && past.verdict !== 'conflict'),
  );
  return {
    when,
    stated: event.when !== null,
    bounds: when && bounds(when),
    widened: when && widened(when),
    origins: [...origins].sort(),
    articles,
    conflict: found.length > 0,
    conflicts: found,
  };
}

/** Labels are typed: neither their capitals nor blanks around them tell one from another. */
function foldLabel(label: string): string {
  return label.trim().toLowerCase();
}

function isSameLabel(one: string, other: string): boolean {
  return foldLabel(one) === foldLabel(other);
}

function timeConflicts(evidence: readonly Evidence[]): Conflict[] {
  const timed = evidence.flatMap((item) => (item.when ? [{ id: item.id, when: item.when }] : []));
  const clash = timed.some((one, index) =>
    timed.slice(index + 1).some((other) => conflicts(one.when, other.when)),
  );
  if (!clash) return [];
  const values = timed.map(({ id, when }) => ({ evidenceId: id, value: when.edtf }));
  return [{ label: TIME_LABEL, values }];
}

function claimConflicts(evidence: readonly Evidence[]): Conflict[] {
  const byLabel = Map.groupBy(
    evidence.flatMap((item) =>
      item.claim ? [{ evidenceId: item.id, label: item.claim.label, value: item.claim.value }] : [],
    ),
    (claim) => foldLabel(claim.label),
  );
  return [...byLabel.values()].flatMap((claims) => {
    const distinct = new Set(claims.map((claim) => claim.value.trim().toLowerCase()));
    const label = claims[0]?.label ?? '';
    return distinct.size > 1 ? [{ label, values: claims }] : [];
  });
}
