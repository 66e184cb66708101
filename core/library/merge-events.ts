import { fail, ok } from '../ipc/result';
import type { Result } from '../ipc/result';
import { describeWhen } from '../time/words';
import { assertedUnder, foldAsserted, isOverruled, isSameLabel, settledWhen } from './asserted';
import type { Verdict } from './asserted';
import type { Lookup, Op } from './change';
import { TIME_LABEL } from './conflict-labels';
import { joinedEvidence, joinedTexts } from './join-evidence';
import type { Event, Evidence } from './records';

/** What merging and splitting events ask besides the library. */
export interface EventsContext {
  readonly now: string;
  /** Ids of the evidence of an event, whether its clips are in the trash or not. */
  readonly evidenceOfEvent: (eventId: string) => readonly string[];
}

/** An event with all its evidence. */
interface Told {
  readonly event: Event;
  readonly evidence: readonly Evidence[];
}

/**
 * Makes one event of several, for what turns out to have been one happening.
 *
 * The event `id` remains, with its title and what the user stated of it. It gets the others' evidence,
 * people, tags and descriptions, and what it had left open. What it cannot have besides its own (another
 * title, time, place or lane) stands in its description. A clip that is evidence of both is so once;
 * what it says otherwise of the other stands in the evidence's note, and the other's own stays with
 * the other in the trash. A disagreement that was settled is open again, its reason kept, where the
 * merged event has assertions that were not known when it was settled, or another time that was
 * stated; a time that stays settled is the event's.
 */
export function decideMergeEvents(
  lookup: Lookup,
  command: { readonly id: string; readonly others: readonly string[] },
  { now, evidenceOfEvent }: EventsContext,
): Result<Op[], 'not-found' | 'invalid-change'> {
  const told: Told[] = [];
  for (const id of new Set([command.id, ...command.others])) {
    const event = lookup('event', id);
    if (event?.trashedAt !== null) return fail('not-found', `There is no event ${id}.`);
    told.push({ event, evidence: evidenceIn(lookup, id, evidenceOfEvent(id)) });
  }
  const [kept, ...others] = told;
  if (!kept || others.length === 0) return fail('invalid-change', 'Merging takes two events.');
  const merged = others.reduce((one, other) => joined(lookup, one, other), kept);
  const gone = new Set(others.map(({ event }) => event.id));
  const apartFrom = merged.event.apartFrom?.filter((id) => id !== kept.event.id && !gone.has(id));
  return ok([
    ...changed(kept.event, { ...merged.event, ...(apartFrom && { apartFrom }) }),
    ...merged.evidence.flatMap((item) => {
      const before = lookup('evidence', item.id);
      return before ? changed(before, item) : [];
    }),
    ...[...gone].map((id): Op => ({ kind: 'event', id, set: { trashedAt: now } })),
  ]);
}

/** An event's evidence, oldest first; `ids` may name some that was moved elsewhere since, or twice. */
export function evidenceIn(lookup: Lookup, eventId: string, ids: readonly string[]): Evidence[] {
  return [...new Set(ids)]
    .flatMap((id) => lookup('evidence', id) ?? [])
    .filter((item) => item.eventId === eventId)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)));
}

/** The fields in which a record differs from what it was, as the op that makes it so. */
function changed(before: Event | Evidence, after: Event | Evidence): Op[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const set = Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => JSON.stringify(was.get(field)) !== JSON.stringify(value),
    ),
  );
  return Object.keys(set).length > 0 ? [{ kind: before.kind, id: before.id, set }] : [];
}

function joined(lookup: Lookup, one: Told, other: Told): Told {
  const verdicts = joinedVerdicts(one, other);
  const { event } = one;
  const hasTime = one.evidence.some(({ when, stance }) => when !== null && stance === 'supports');
  const isSettled = verdicts.settled.some(
    ({ label, verdict, value }) =>
      isSameLabel(label, TIME_LABEL) && verdict === 'settled' && value === other.event.when?.edtf,
  );
  const when = event.when ?? (hasTime && !isSettled ? null : other.event.when);
  const place = event.place.trim() === '' ? other.event.place : event.place;
  const laneId = event.laneId ?? other.event.laneId;
  const left = [
    other.event.when && JSON.stringify(other.event.when) !== JSON.stringify(when)
      ? describeWhen(other.event.when)
      : '',
    other.event.place.trim() !== '' && other.event.place !== place
      ? `place: ${other.event.place}`
      : '',
    other.event.laneId !== null && other.event.laneId !== laneId
      ? `lane: ${lookup('lane', other.event.laneId)?.name ?? ''}`
      : '',
    ...verdicts.left,
  ].filter((part) => part !== '');
  const isNews = left.length > 0 || other.event.title.trim() !== event.title.trim();
  const said = `Merged from “${other.event.title}”${left.length > 0 ? `: ${left.join('; ')}` : ''}`;
  const apart = [...(event.apartFrom ?? []), ...(other.event.apartFrom ?? [])];
  return {
    event: {
      ...event,
      when,
      place,
      laneId,
      colour: event.colour ?? other.event.colour,
      people: [...new Set([...event.people, ...other.event.people])],
      tags: [...new Set([...event.tags, ...other.event.tags])],
      description: joinedTexts([
        event.description,
        other.event.description,
        ...(isNews ? [said] : []),
      ]),
      settled: verdicts.settled,
      ...(apart.length > 0 && { apartFrom: [...new Set(apart)] }),
    },
    evidence: carriedEvidence(lookup, one, other),
  };
}

function carriedEvidence(lookup: Lookup, one: Told, other: Told): Evidence[] {
  const byClip = new Map(one.evidence.map((item) => [item.clipId, item]));
  const others = new Map(one.evidence.map((item) => [item.id, item]));
  for (const item of other.evidence) {
    const own = byClip.get(item.clipId);
    const after = own
      ? { ...own, ...joinedEvidence(own, item, lookup('clip', item.clipId)) }
      : { ...item, eventId: one.event.id };
    byClip.set(item.clipId, after);
    others.set(after.id, after);
  }
  return [...others.values()];
}

/** What was settled about both, and in words what the remaining event cannot keep of it. */
function joinedVerdicts(
  one: Told,
  other: Told,
): { readonly settled: readonly Verdict[]; readonly left: readonly string[] } {
  const left: string[] = [];
  const settled: Verdict[] = [];
  const all = [...one.evidence, ...other.evidence];
  for (const { event, evidence } of [one, other]) {
    for (const past of event.settled) {
      const label = foldAsserted(past.label);
      const own = settled.find((known) => foldAsserted(known.label) === label);
      if (own) {
        if (JSON.stringify(own) !== JSON.stringify(past)) left.push(verdictWords(past, event, all));
        continue;
      }
      const known = new Set(assertedUnder(label, evidence));
      const isAgainst = label === TIME_LABEL && event !== one.event && isOverruled(past, one.event);
      const isKnown = assertedUnder(label, all).every((value) => known.has(value));
      const isOld = past.verdict === 'conflict' || (isKnown && !isAgainst);
      if (!isOld) left.push(verdictWords(past, event, all));
      settled.push(isOld ? past : { ...past, verdict: 'conflict' });
    }
  }
  return { settled, left };
}

function verdictWords(past: Verdict, event: Event, evidence: readonly Evidence[]): string {
  const { label, verdict, value, reason } = past;
  const isTime = isSameLabel(label, TIME_LABEL);
  const what = isTime && value ? describeWhen(settledWhen(value, event, evidence)) : (value ?? '');
  const how = {
    same: 'taken as the same',
    conflict: 'left open',
    settled: `settled as ${what}`,
  }[verdict];
  return `${isTime ? 'time' : label} ${how}${reason.trim() === '' ? '' : ` (${reason})`}`;
}
