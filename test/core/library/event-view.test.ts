import { describe, expect, it } from 'vitest';
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
