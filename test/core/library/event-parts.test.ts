import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertedUnder } from '../../../core/library/asserted';
import { lookupIn } from '../../../core/library/change';
import { eventView } from '../../../core/library/event-view';
import type { AnyRecord, Library } from '../../../core/library/records';
import { article, clip, event, evidence, libraryOf, tag } from '../notebook/library-of';
import { NOW, carryOut } from './carry-out';

const when = (edtf: string) => ({ edtf, extent: 'within' as const });
const copy = (library: Library) => structuredClone(library);

function conflictsOf(library: Library, id: string) {
  const one = library.event.get(id);
  if (!one) throw new Error('There is no such event.');
  const own = [...library.evidence.values()].filter(({ eventId }) => eventId === id);
  return eventView(one, own, lookupIn(library)).conflicts.map(({ label }) => label);
}

const evidenceOf = (library: Library, id: string) =>
  [...library.evidence.values()].filter(({ eventId }) => eventId === id);

/** Two events of one happening, with all that can hang on them. */
function full(more: readonly AnyRecord[] = []): Library {
  return libraryOf([
    article('a', { siteName: 'Courier' }),
    article('b', { siteName: 'Wire' }),
    tag('t1', 'ferry'),
    tag('t2', 'fire'),
    { kind: 'lane', id: 'l1', name: 'Papers', order: 1 },
    { kind: 'lane', id: 'l2', name: 'Ships', order: 2 },
    clip('c1', 'a', 'Smoke at 06:40.'),
    clip('c2', 'b', 'Smoke at seven.'),
    clip('c3', 'b', 'Nobody was hurt.'),
    event('e1', 'Smoke on the Kestrel', null, {
      people: ['Ruth Amory'],
      tags: ['t1'],
      laneId: 'l1',
      description: 'The first alarm.',
      apartFrom: ['e2', 'e9'],
    }),
    event('e2', 'Kestrel on fire', '2023-11-13T07:00', {
      place: 'Alder',
      people: ['Ilse Varga', 'Ruth Amory'],
      tags: ['t1', 't2'],
      laneId: 'l2',
      description: 'As the *Wire* has it.',
    }),
    evidence('v1', 'e1', 'c1', { when: when('2023-11-13T06:40'), note: 'By the clock.' }),
    evidence('v2', 'e1', 'c3', { claim: { label: 'hurt', value: '0' } }),
    evidence('v3', 'e2', 'c2', { when: when('2023-11-13T07:05'), stance: 'disputes' }),
    evidence('v4', 'e2', 'c3', {
      claim: { label: 'Passengers', value: '85' },
      when: when('2023-11-13'),
      note: 'Later corrected.',
      stance: 'disputes',
    }),
    ...more,
  ]);
}

describe('merging events', () => {
  it('keeps the first with all that was written about either, and is taken back whole', () => {
    const library = full();
    const before = copy(library);
    const { error, undo } = carryOut(library, { do: 'mergeEvents', id: 'e1', others: ['e2'] });
    expect(error).toBeNull();
    expect(library.event.get('e1')).toMatchObject({
      title: 'Smoke on the Kestrel',
      when: null,
      place: 'Alder',
      people: ['Ruth Amory', 'Ilse Varga'],
      tags: ['t1', 't2'],
      laneId: 'l1',
      apartFrom: ['e9'],
      description:
        'The first alarm.\n\nAs the *Wire* has it.\n\nMerged from “Kestrel on fire”: 13 Nov 2023, 07:00; lane: Ships',
    });
    expect(library.event.get('e2')?.trashedAt).toBe(NOW);
    expect(evidenceOf(library, 'e1').map(({ id }) => id)).toEqual(['v1', 'v2', 'v3']);
    expect(library.evidence.get('v2')).toMatchObject({
      claim: { label: 'hurt', value: '0' },
      when: when('2023-11-13'),
      stance: 'supports',
      note: 'Later corrected.\n\nMerged from “Nobody was hurt.”: Passengers: 85; disputes',
    });
    undo();
    expect(library).toEqual(before);
  });

  it('takes the time that was stated of the other where it has none of its own', () => {
    const library = full([event('e3', 'Alarm', null)]);
    carryOut(library, { do: 'mergeEvents', id: 'e3', others: ['e2', 'e1'] });
    expect(library.event.get('e3')).toMatchObject({ when: when('2023-11-13T07:00'), laneId: 'l2' });
    expect(library.event.get('e3')?.description).toContain('Merged from “Kestrel on fire”');
    expect(library.event.get('e3')?.description).toContain('Merged from “Smoke on the Kestrel”');
  });

  it('opens what was settled where new assertions come in, reason kept, and else keeps it settled', () => {
    const settled = (value: string, reason: string) => [
      { label: 'Dead', verdict: 'settled' as const, value, reason },
    ];
    const library = (third: string) =>
      libraryOf([
        article('a', {}),
        ...['c1', 'c2', 'c3'].map((id) => clip(id, 'a', id)),
        event('e1', 'Attack', null, { settled: settled('85', 'The ministry counted.') }),
        event('e2', 'Attack', null),
        evidence('v1', 'e1', 'c1', { claim: { label: 'dead', value: '85' } }),
        evidence('v2', 'e1', 'c2', { claim: { label: 'dead', value: '87' } }),
        evidence('v3', 'e2', 'c3', { claim: { label: 'dead ', value: third } }),
      ]);
    const known = library('87');
    carryOut(known, { do: 'mergeEvents', id: 'e1', others: ['e2'] });
    expect(conflictsOf(known, 'e1')).toEqual([]);
    expect(known.event.get('e1')?.description).toBe('');

    for (const kept of ['e1', 'e2']) {
      const other = library('90');
      carryOut(other, { do: 'mergeEvents', id: kept, others: [kept === 'e1' ? 'e2' : 'e1'] });
      expect(conflictsOf(other, kept)).toEqual(['dead']);
      expect(other.event.get(kept)?.settled).toMatchObject([
        { verdict: 'conflict', value: '85', reason: 'The ministry counted.' },
      ]);
      expect(other.event.get(kept)?.description).toContain(
        'Dead settled as 85 (The ministry counted.)',
      );
    }
  });

  describe('a time that was settled', () => {
    const timed = (id: string, eventId: string, clipId: string, edtf: string) =>
      evidence(id, eventId, clipId, { when: when(edtf) });
    const library = (stated: string | null, its: string) =>
      libraryOf([
        article('a', {}),
        ...['c1', 'c2', 'c3'].map((id) => clip(id, 'a', id)),
        event('e1', 'Fall', stated),
        event('e2', 'Fall', '2023-05-03T10:40', {
          settled: [
            { label: 'when', verdict: 'settled', value: '2023-05-03T10:40', reason: 'The log.' },
          ],
        }),
        timed('v1', 'e1', 'c1', its),
        timed('v2', 'e2', 'c2', '2023-05-03T09:15'),
        timed('v3', 'e2', 'c3', '2023-05-03T10:40'),
      ]);
    const merged = (given: Library) => {
      expect(carryOut(given, { do: 'mergeEvents', id: 'e1', others: ['e2'] }).error).toBeNull();
      return given.event.get('e1');
    };

    it('of the other comes along with its verdict', () => {
      const kept = merged(library(null, '2023-05-03T09:15'));
      expect(kept).toMatchObject({
        when: when('2023-05-03T10:40'),
        settled: [{ verdict: 'settled' }],
        description: '',
      });
    });

    it('of the other is open again where another time was stated, and its reason kept', () => {
      const kept = merged(library('2023-05-03T09:15', '2023-05-03T09:15'));
      expect(kept).toMatchObject({
        when: when('2023-05-03T09:15'),
        settled: [{ verdict: 'conflict', reason: 'The log.' }],
      });
      expect(kept?.description).toBe(
        'Merged from “Fall”: 3 May 2023, 10:40; time settled as 3 May 2023, 10:40 (The log.)',
      );
    });
  });

  it('is refused for one event, for one in the trash and for one that is not there', () => {
    const merge = (id: string, others: string[]) =>
      carryOut(full([event('gone', 'Gone', null, { trashedAt: NOW })]), {
        do: 'mergeEvents',
        id,
        others,
      }).error;
    expect(merge('e1', ['e1'])).toBe('invalid-change');
    expect(merge('e1', ['gone'])).toBe('not-found');
    expect(merge('nobody', ['e1'])).toBe('not-found');
  });

  it('loses no word, no link and no assertion, whatever events are merged, and is taken back whole', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' '), maxLength: 5 });
    const time = fc.option(fc.constantFrom('2023', '2023-11-13', '2023-11-14'), { nil: null });
    const said = fc.record({
      clipId: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
      when: time,
      claim: fc.option(
        fc.record({ label: fc.constantFrom('x', 'X', 'y'), value: fc.constantFrom('1', '2', '3') }),
        { nil: null },
      ),
      stance: fc.constantFrom('supports' as const, 'disputes' as const),
      note: word,
    });
    const one = fc.record({
      title: word,
      when: time,
      place: word,
      people: fc.array(word, { maxLength: 2 }),
      description: word,
      said: fc.uniqueArray(said, { selector: ({ clipId }) => clipId, maxLength: 4 }),
      settled: fc.uniqueArray(
        fc.record({
          label: fc.constantFrom('x', 'y', 'when', 'disputed'),
          verdict: fc.constantFrom('same' as const, 'conflict' as const, 'settled' as const),
          value: fc.constantFrom('1', '2'),
          reason: word,
        }),
        { selector: ({ label }) => label, maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 4 }), (events) => {
        const library = libraryOf([
          article('a', {}),
          ...['c1', 'c2', 'c3', 'c4'].map((id) => clip(id, 'a', `words of ${id}`)),
          ...events.flatMap(({ said, when: stated, ...fields }, index) => [
            event(`e${index}`, fields.title, stated, fields),
            ...said.map(({ when: edtf, ...rest }, at) =>
              evidence(`v${index}-${at}`, `e${index}`, rest.clipId, {
                ...rest,
                when: edtf === null ? null : when(edtf),
              }),
            ),
          ]),
        ]);
        const before = copy(library);
        const others = events.slice(1).map((_, index) => `e${index + 1}`);
        const { error, undo } = carryOut(library, { do: 'mergeEvents', id: 'e0', others });
        expect(error).toBeNull();
        const merged = library.event.get('e0');
        const own = evidenceOf(library, 'e0');
        const clips = own.map(({ clipId }) => clipId);
        expect(clips.toSorted()).toEqual(
          [...new Set(events.flatMap(({ said }) => said.map(({ clipId }) => clipId)))].sort(),
        );
        const kept = JSON.stringify(merged);
        for (const { title, place, people, description, settled } of events) {
          for (const text of [title, place, ...people, description]) {
            if (text.trim() !== '') expect(kept).toContain(text);
          }
          for (const { reason } of settled)
            if (reason.trim() !== '') expect(kept).toContain(reason);
        }
        for (const { clipId, claim, note } of events.flatMap(({ said }) => said)) {
          const now = own.find((item) => item.clipId === clipId);
          if (note.trim() !== '') expect(now?.note).toContain(note);
          const isClaimed =
            claim === null ||
            JSON.stringify(now?.claim) === JSON.stringify(claim) ||
            now?.note.includes(`${claim.label}: ${claim.value}`);
          expect(isClaimed).toBe(true);
        }
        // What nobody has looked at together is never taken for settled.
        const labels = ['x', 'y'].filter(
          (label) =>
            new Set(
              own.flatMap(({ claim }) =>
                claim?.label.toLowerCase() === label ? [claim.value] : [],
              ),
            ).size > 1,
        );
        for (const label of labels) {
          const judge = events.find(({ settled, said }) => {
            const verdict = settled.find((past) => past.label === label)?.verdict;
            const knows = (value: string | undefined) =>
              said.some(
                ({ claim }) => claim?.label.toLowerCase() === label && claim.value === value,
              );
            const values = own.flatMap(({ claim }) =>
              claim?.label.toLowerCase() === label ? [claim.value] : [],
            );
            return verdict !== undefined && verdict !== 'conflict' && values.every(knows);
          });
          if (!judge)
            expect(conflictsOf(library, 'e0').map((one) => one.toLowerCase())).toContain(label);
        }
        undo();
        expect(library).toEqual(before);
      }),
    );
  });
});

describe('splitting an event', () => {
  it('moves what is chosen to a new event with the time of its own sources', () => {
    const library = full();
    const before = copy(library);
    const { error, undo } = carryOut(library, {
      do: 'splitEvent',
      id: 'e1',
      newId: 'n',
      title: 'First smoke',
      evidence: ['v1'],
    });
    expect(error).toBeNull();
    expect(library.event.get('n')).toMatchObject({
      title: 'First smoke',
      when: null,
      people: ['Ruth Amory'],
      tags: ['t1'],
      laneId: 'l1',
      description: '',
      settled: [],
      createdAt: NOW,
    });
    expect(evidenceOf(library, 'n').map(({ id }) => id)).toEqual(['v1']);
    expect(evidenceOf(library, 'e1').map(({ id }) => id)).toEqual(['v2']);
    undo();
    expect(library).toEqual(before);
  });

  it('gives the time that was stated where its sources say none', () => {
    const library = full([event('e3', 'Alarm', '2023'), evidence('v5', 'e3', 'c3')]);
    const split = { do: 'splitEvent' as const, id: 'e3', newId: 'n', title: '', evidence: ['v5'] };
    carryOut(library, split);
    expect(library.event.get('n')?.when).toEqual(when('2023'));
    expect(carryOut(library, split).error).toBe('exists');
    expect(carryOut(library, { ...split, newId: 'm' }).error).toBe('invalid-change');
    expect(carryOut(library, { ...split, id: 'nobody', newId: 'm' }).error).toBe('not-found');
  });
});

describe('a disagreement that was settled', () => {
  it('is shown again by a third value that is linked, edited in or left alone; undo settles it again', () => {
    const claim = (value: string) => ({ claim: { label: 'hurt', value } });
    const library = full([evidence('v5', 'e1', 'c2', claim('2'))]);
    const seen = assertedUnder('hurt', evidenceOf(library, 'e1'));
    expect(seen).toEqual(['0', '2']);
    expect(conflictsOf(library, 'e1')).toEqual(['hurt']);
    const settled = [{ label: 'hurt', verdict: 'settled', value: '2', reason: 'Asked.', seen }];
    carryOut(library, { do: 'set', kind: 'event', id: 'e1', set: { settled } });
    expect(conflictsOf(library, 'e1')).toEqual([]);
    const before = copy(library);
    const linked = carryOut(library, {
      do: 'add',
      kind: 'evidence',
      id: 'v6',
      fields: { eventId: 'e1', clipId: 'c1', ...claim('3') },
    });
    expect(linked.error).toBeNull();
    expect(conflictsOf(library, 'e1')).toEqual(['hurt']);
    linked.undo();
    expect(library).toEqual(before);
    const edited = carryOut(library, { do: 'set', kind: 'evidence', id: 'v2', set: claim('4') });
    expect(conflictsOf(library, 'e1')).toEqual(['hurt']);
    edited.undo();
    expect(conflictsOf(library, 'e1')).toEqual([]);
    const third = { eventId: 'e1', clipId: 'c1', ...claim('0 ') };
    carryOut(library, { do: 'add', kind: 'evidence', id: 'v7', fields: third });
    carryOut(library, { do: 'set', kind: 'evidence', id: 'v2', set: claim('1') });
    const gone = carryOut(library, { do: 'remove', kind: 'evidence', id: 'v5' });
    expect(conflictsOf(library, 'e1')).toEqual(['hurt']);
    gone.undo();
    expect(library.event.get('e1')?.settled).toEqual(settled);
  });
});
