import { describe, expect, it } from 'vitest';
import { assertedUnder } from '../../../core/library/asserted';
import { eventView } from '../../../core/library/event-view';
import { lookupIn } from '../../../core/library/change';
import { emptyLibrary } from '../../../core/library/records';
import type { Article, Clip, Event, Evidence } from '../../../core/library/records';
import type { When } from '../../../core/time/when';
import { metadataOf } from '../../support/articles';

const event = (more: Partial<Event> = {}): Event => ({
  kind: 'event',
  id: 'e',
  title: 'Smoke',
  when: null,
  place: '',
  people: [],
  tags: [],
  laneId: null,
  colour: null,
  description: '',
  settled: [],
  createdAt: '',
  trashedAt: null,
  ...more,
});
const evidence = (clipId: string, more: Partial<Evidence> = {}): Evidence => ({
  kind: 'evidence',
  id: `for ${clipId}`,
  eventId: 'e',
  clipId,
  when: null,
  claim: null,
  stance: 'supports',
  note: '',
  createdAt: '',
  ...more,
});
const at = (edtf: string): When => ({ edtf, extent: 'within' });
const claim = (label: string, value: string) => ({ claim: { label, value } });

/** Clips a, b, c of articles A, B, C; the origin of B is that of A; D is in no library any more. */
function library() {
  const all = emptyLibrary();
  const origins = { A: 'courier.example', B: 'courier.example', C: null };
  for (const [id, origin] of Object.entries(origins)) {
    const article = {
      kind: 'article',
      id,
      ...metadataOf(origin ? { origin } : { siteName: 'Site C' }),
    };
    all.article.set(id, article as unknown as Article);
  }
  for (const id of ['a', 'b', 'c', 'd', 'trashed']) {
    const clip = {
      kind: 'clip',
      id,
      articleId: id === 'trashed' ? 'A' : id.toUpperCase(),
      trashedAt: id === 'trashed' ? '2024' : null,
      citation: id === 'd' ? { siteName: 'Gone Gazette' } : null,
    };
    all.clip.set(id, clip as unknown as Clip);
  }
  return lookupIn(all);
}
const view = (given: Event, ...items: Evidence[]) => eventView(given, items, library());

describe('what an event amounts to', () => {
  it('is what the user stated, else what all its supporting evidence spans', () => {
    const told = [
      evidence('a', { when: at('2023-11-13') }),
      evidence('c', { when: at('2023-11-13') }),
    ];
    expect(view(event(), ...told)).toMatchObject({ stated: false, when: { edtf: '2023-11-13' } });
    expect(view(event({ when: at('2023-11') }), ...told)).toMatchObject({
      stated: true,
      when: { edtf: '2023-11' },
    });
    expect(view(event())).toMatchObject({ when: null, bounds: null, stated: false });
    const disputed = evidence('a', { when: at('1999'), stance: 'disputes' });
    expect(view(event(), disputed).when).toBeNull();
  });

  it('counts origins, not copies, and names what has none by its site', () => {
    const all = ['a', 'b', 'c', 'd'].map((clipId) => evidence(clipId));
    const { origins, articles } = view(event(), ...all);
    expect(origins).toEqual(['Gone Gazette', 'Site C', 'courier.example']);
    expect(articles).toEqual(['A', 'B', 'C', 'D']);
  });

  it('leaves out evidence whose clip is in the trash or gone', () => {
    const all = [
      evidence('trashed', { when: at('1999') }),
      evidence('never', { when: at('2001') }),
    ];
    expect(view(event(), ...all)).toMatchObject({ origins: [], when: null, conflict: false });
  });
});

describe('a conflict', () => {
  it('stands between times that cannot both be, and names who says what', () => {
    const found = view(
      event(),
      evidence('a', { when: at('2023-11-13') }),
      evidence('c', { when: at('2023-11-20') }),
    );
    expect(found.conflict).toBe(true);
    expect(found.conflicts).toEqual([
      {
        label: 'when',
        values: [
          { evidenceId: 'for a', value: '2023-11-13' },
          { evidenceId: 'for c', value: '2023-11-20' },
        ],
      },
    ]);
  });

  it('does not stand between a time and one that holds it', () => {
    const found = view(
      event(),
      evidence('a', { when: at('2023-11-13') }),
      evidence('b', { when: at('2023-11') }),
      evidence('c', { when: at('2023~') }),
    );
    expect(found.conflict).toBe(false);
  });

  it('stands between claims of one label, however it is written, and not between labels', () => {
    const found = view(
      event(),
      evidence('a', claim('Passengers', '85')),
      evidence('b', claim('passengers ', '112')),
      evidence('c', claim('crew', '9')),
    );
    expect(found.conflicts.map(({ label }) => label)).toEqual(['Passengers']);
    const alike = [
      evidence('a', claim('ship', 'Kestrel')),
      evidence('b', claim('Ship', ' kestrel')),
    ];
    expect(view(event(), ...alike).conflict).toBe(false);
  });

  it('stands where evidence disputes the event', () => {
    const found = view(event(), evidence('a', { stance: 'disputes' }));
    expect(found.conflicts.map(({ label }) => label)).toEqual(['disputed']);
  });

  const differing = [
    evidence('a', claim('Passengers', '85')),
    evidence('b', claim('passengers', '112')),
  ];
  const settled = (label: string, verdict: 'same' | 'conflict' | 'settled') =>
    event({ settled: [{ label, verdict, value: '85', reason: '' }] });

  it.each(['same', 'settled'] as const)('ends once it was called %s', (verdict) => {
    expect(view(settled('Passengers', verdict), ...differing).conflict).toBe(false);
  });

  it('stays when the user called it one', () => {
    expect(view(settled('Passengers', 'conflict'), ...differing).conflict).toBe(true);
  });

  it('stays settled whichever of the evidence is read first, however it writes the label', () => {
    for (const label of ['Passengers', 'passengers', ' PASSENGERS ']) {
      expect(view(settled(label, 'settled'), ...differing).conflict).toBe(false);
      expect(view(settled(label, 'settled'), ...differing.toReversed()).conflict).toBe(false);
    }
  });
});

describe('what was settled, once there is more to it', () => {
  const two = [
    evidence('a', { ...claim('Passengers', '85'), when: at('2023-11-13T06:40') }),
    evidence('b', { ...claim('passengers', '112'), when: at('2023-11-13T07:05') }),
  ];
  type Verdict = Event['settled'][number];
  const settled = (label: string, more: Partial<Verdict> = {}) =>
    event({
      settled: [
        { label, verdict: 'settled', value: '85', reason: 'By the list.', ...seen(label), ...more },
      ],
    });
  const seen = (label: string) => ({ seen: assertedUnder(label, two) });
  const unseen = event({
    settled: [{ label: 'Passengers', verdict: 'settled', value: '85', reason: '' }],
  });
  const labels = (given: Event, ...items: Evidence[]) => {
    const { conflicts, settled: past } = view(given, ...items);
    return [...conflicts.map(({ label, before }) => [label, before?.reason]), past.length];
  };

  it('stays settled while its sources say what they said', () => {
    expect(labels(settled('Passengers'), ...two)).toEqual([['when', undefined], 1]);
    const again = evidence('c', claim('Passengers', ' 112 '));
    expect(labels(settled('Passengers'), ...two, again)).toEqual([['when', undefined], 1]);
  });

  it('is shown again, with what it was settled as, once a third value stands under its label', () => {
    const third = evidence('c', claim('PASSENGERS', '90'));
    expect(labels(settled('Passengers'), ...two, third)).toEqual([
      ['when', undefined],
      ['Passengers', 'By the list.'],
      0,
    ]);
    const same = settled('Passengers', { verdict: 'same', value: null });
    expect(labels(same, ...two, third)[1]).toEqual(['Passengers', 'By the list.']);
  });

  it('is shown again once a source says something else, or nobody says what it was settled as', () => {
    const [first, second] = two as [Evidence, Evidence];
    const edited = { ...second, ...claim('passengers', '120') };
    expect(view(settled('Passengers'), first, edited).conflicts[1]?.before).toBeDefined();
    const third = evidence('c', claim('Passengers', '90'));
    const three = settled('Passengers', { seen: assertedUnder('Passengers', [...two, third]) });
    expect(view(three, ...two, third).conflicts).toHaveLength(1);
    expect(view(three, second, third).conflicts).toMatchObject([{ label: 'passengers' }]);
    expect(view(unseen, second, third).conflicts).toMatchObject([{ label: 'passengers' }]);
  });

  it('is no disagreement any more where all that is left agrees with what was settled', () => {
    const [first, second] = two as [Evidence, Evidence];
    expect(view(settled('Passengers'), first)).toMatchObject({ conflict: false });
    const day = { ...second, claim: null, when: at('2023-11-13') };
    expect(view(settled('when', { value: '2023-11-13T06:40' }), day).conflict).toBe(false);
    expect(view(settled('Passengers'))).toMatchObject({ conflict: false, settled: [{}] });
  });

  it('is shown again where all that is left says something else than what was settled', () => {
    const [, second] = two as [Evidence, Evidence];
    expect(view(settled('Passengers'), second)).toMatchObject({
      conflicts: [
        {
          label: 'Passengers',
          values: [{ evidenceId: 'for b', value: '112' }],
          before: { reason: 'By the list.' },
          isUnsaid: true,
        },
      ],
      settled: [],
    });
    const when = settled('when', { value: '2023-11-13T06:40' });
    expect(view(when, second).conflicts).toMatchObject([{ label: 'when', isUnsaid: true }]);
    expect(view(when, { ...second, stance: 'disputes' }).conflicts).toHaveLength(2);
  });

  it('times: one that agrees adds nothing, one against what was settled does', () => {
    const when = settled('when', { value: '2023-11-13T06:40' });
    const claims = two.map((item) => ({ ...item, claim: null }));
    const third = (edtf: string) => view(when, ...claims, evidence('c', { when: at(edtf) }));
    expect(view(when, ...claims).conflicts).toEqual([]);
    expect(third('2023-11-13').conflicts).toEqual([]);
    expect(third('2023-11-13T06:40~').conflicts).toEqual([]);
    expect(third('2023-11-14').conflicts).toMatchObject([
      { label: 'when', before: { value: '2023-11-13T06:40' } },
    ]);
    const same = settled('when', { verdict: 'same', value: null });
    const against = evidence('c', { when: at('2023-11-13T06:41') });
    expect(view(same, ...claims).conflicts).toEqual([]);
    expect(view(same, ...claims, against).conflicts).toHaveLength(1);
  });

  it('a time is shown again once another was stated that it cannot be', () => {
    const past = settled('when', { value: '2023-11-13T06:40' }).settled;
    const stated = (edtf: string) =>
      view(
        event({ settled: past, when: at(edtf) }),
        ...two.map((item) => ({ ...item, claim: null })),
      );
    expect(stated('2023-11-13T06:40').conflicts).toEqual([]);
    expect(stated('2023-11-13').conflicts).toEqual([]);
    expect(stated('2023-11-13T08:00')).toMatchObject({
      conflicts: [{ label: 'when', before: { reason: 'By the list.' }, isOverruled: true }],
      settled: [],
    });
  });

  it('a source that disputes it anew is shown, one that was answered is not', () => {
    const one = evidence('a', { stance: 'disputes' });
    const given = settled('disputed', { value: '', seen: ['for a'] });
    expect(view(given, one).conflict).toBe(false);
    const other = evidence('c', { stance: 'disputes' });
    expect(view(given, one, other).conflicts).toMatchObject([
      { label: 'disputed', values: [{ evidenceId: 'for c' }], before: { reason: 'By the list.' } },
    ]);
  });

  it('verdicts of before anyone noted what they had seen stay as they were', () => {
    const third = evidence('c', claim('Passengers', '90'));
    expect(view(unseen, ...two, third).conflicts.map(({ label }) => label)).toEqual(['when']);
  });
});
