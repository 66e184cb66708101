import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../core/article/block';
import { Rehearsal, lookupIn, settle } from '../../../core/library/change';
import { TYPED, commandSchema, decide, deedSchema } from '../../../core/library/commands';
import type { Command, CommandContext } from '../../../core/library/commands';
import { importOps } from '../../../core/library/import';
import { emptyLibrary } from '../../../core/library/records';
import type { Library } from '../../../core/library/records';
import { metadataOf, paragraphs } from '../../support/articles';

const NOW = '2024-03-01T00:00:00Z';
const blocks = paragraphs(['Smoke was seen.', '-advert', 'Nobody was hurt.']);
const hash = 'ab'.repeat(32);

function apply(library: Library, command: Command, context: Partial<CommandContext> = {}) {
  const decided = decide(lookupIn(library), v.parse(commandSchema, command), {
    now: NOW,
    blocks: (textId): readonly Block[] | undefined => (textId === 't' ? blocks : undefined),
    linked: () => false,
    evidenceOf: (clipId) =>
      [...library.evidence.values()].filter((one) => one.clipId === clipId).map(({ id }) => id),
    evidenceOfEvent: (eventId) =>
      [...library.evidence.values()].filter((one) => one.eventId === eventId).map(({ id }) => id),
    pagesCiting: (clipId) =>
      [...library.page.values()].filter((one) => one.body.includes(clipId)).map(({ id }) => id),
    ...context,
  });
  if (!decided.ok) return decided.error.code;
  const rehearsal = new Rehearsal(lookupIn(library));
  for (const op of decided.value) {
    const added = rehearsal.add(op);
    if (!added.ok) return `the ops do not fit: ${added.error.message}`;
  }
  for (const { kind, id, after } of rehearsal.effects) settle(library, kind, id, after);
  return 'done';
}

/** A library with one of each: article a (text t), tag g, lane l, event e, clip c, evidence v, page p. */
function library(): Library {
  const made = emptyLibrary();
  const ops = importOps(
    { metadata: metadataOf({ title: 'Ferry withdrawn' }), blocks, warnings: [] },
    {
      articleId: 'a',
      textId: 't',
      now: NOW,
      original: { sha256: hash, bytes: 1, fileName: 'a.txt', mediaType: 'text/plain' },
      text: { sha256: hash, reader: 'r', encoding: null, words: 1, wordsHash: hash },
      versionOf: null,
    },
  );
  const rehearsal = new Rehearsal(lookupIn(made));
  for (const op of ops) expect(rehearsal.add(op).ok).toBe(true);
  for (const { kind, id, after } of rehearsal.effects) settle(made, kind, id, after);
  const commands: Command[] = [
    { do: 'add', kind: 'tag', id: 'g', fields: { name: 'ferry' } },
    { do: 'add', kind: 'lane', id: 'l', fields: { name: 'On the water' } },
    { do: 'add', kind: 'event', id: 'e', fields: { title: 'Smoke', laneId: 'l', tags: ['g'] } },
    { do: 'clip', id: 'c', articleId: 'a', start: 0, end: 15, tags: ['g'] },
    { do: 'add', kind: 'evidence', id: 'v', fields: { clipId: 'c', eventId: 'e' } },
    { do: 'add', kind: 'page', id: 'p', fields: { title: 'Log', body: 'words' } },
  ];
  for (const command of commands) expect(apply(made, command)).toBe('done');
  return made;
}

describe('what is decided about dates in an article', () => {
  const decision = {
    words: 'Friday',
    before: 'said on ',
    after: ' that the',
    verdict: 'when',
    when: { edtf: '2024-02-02', extent: 'within' },
  } as const;
  const setting = (dateReadings: unknown): Command => ({
    do: 'set',
    kind: 'article',
    id: 'a',
    set: { dateReadings },
  });

  it('is kept with the article, and taken back to the nothing it was', () => {
    const made = library();
    const decided = decide(lookupIn(made), v.parse(commandSchema, setting([decision])), {
      now: NOW,
      blocks: () => blocks,
      linked: () => false,
      evidenceOf: () => [],
      evidenceOfEvent: () => [],
      pagesCiting: () => [],
    });
    if (!decided.ok) throw new Error(decided.error.message);
    const rehearsal = new Rehearsal(lookupIn(made));
    for (const op of decided.value) expect(rehearsal.add(op).ok).toBe(true);
    const asWritten = JSON.parse(JSON.stringify(rehearsal.undo)) as typeof rehearsal.undo;
    expect(rehearsal.lookup('article', 'a')?.dateReadings).toEqual([decision]);
    for (const op of asWritten) expect(rehearsal.add(op).ok).toBe(true);
    expect(rehearsal.lookup('article', 'a')?.dateReadings ?? null).toBeNull();
  });

  it('is refused with a time that cannot be read, or another shape', () => {
    const made = library();
    const wrong = { ...decision, when: { edtf: 'some Friday', extent: 'within' } };
    expect(apply(made, setting([wrong]))).toBe('invalid-change');
    expect(apply(made, setting([{ ...decision, verdict: 'maybe' }]))).toBe('invalid-change');
    expect(apply(made, setting([{ ...decision, verdict: 'none', when: null }]))).toBe('done');
  });
});

describe('commands', () => {
  it('fill in what was not said', () => {
    const made = library();
    expect(made.event.get('e')).toMatchObject({ when: null, people: [], createdAt: NOW });
    expect(made.evidence.get('v')).toMatchObject({ stance: 'supports', claim: null });
    expect(made.clip.get('c')).toMatchObject({
      textId: 't',
      quote: { exact: 'Smoke was seen.', prefix: '' },
      colour: 'saffron',
      createdAt: NOW,
    });
  });

  it('lay a clip on another passage, and leave all else of it', () => {
    const made = library();
    const before = made.clip.get('c');
    expect(apply(made, { do: 'anchor', id: 'c', start: 0, end: 5 })).toBe('done');
    const suffix = ' was seen.\nadvert\nNobody was hur';
    expect(made.clip.get('c')).toEqual({
      ...before,
      quote: { exact: 'Smoke', prefix: '', suffix },
      position: { start: 0, end: 5 },
    });
  });

  const refusals: [string, Command, string][] = [
    ['an id that is taken', { do: 'add', kind: 'event', id: 'e', fields: {} }, 'exists'],
    [
      'a clip whose id is taken',
      { do: 'clip', id: 'c', articleId: 'a', start: 0, end: 5 },
      'exists',
    ],
    [
      'evidence of no event',
      { do: 'add', kind: 'evidence', id: 'n', fields: { clipId: 'c', eventId: 'x' } },
      'not-found',
    ],
    [
      'evidence of no clip',
      { do: 'add', kind: 'evidence', id: 'n', fields: { clipId: 'x', eventId: 'e' } },
      'not-found',
    ],
    ['evidence of nothing', { do: 'add', kind: 'evidence', id: 'n', fields: {} }, 'invalid-change'],
    ['an unknown tag', { do: 'add', kind: 'event', id: 'n', fields: { tags: ['x'] } }, 'not-found'],
    ['an unknown lane', { do: 'set', kind: 'event', id: 'e', set: { laneId: 'x' } }, 'not-found'],
    [
      'an unknown collection',
      { do: 'set', kind: 'article', id: 'a', set: { collections: ['x'] } },
      'not-found',
    ],
    [
      'a field of the wrong type',
      { do: 'set', kind: 'event', id: 'e', set: { title: 7 } },
      'invalid-change',
    ],
    [
      'a field that no event has',
      { do: 'set', kind: 'event', id: 'e', set: { size: 7 } },
      'invalid-change',
    ],
    [
      'a time that is none',
      { do: 'set', kind: 'event', id: 'e', set: { when: { edtf: 'soon', extent: 'within' } } },
      'invalid-change',
    ],
    [
      'a time without a text',
      { do: 'add', kind: 'event', id: 'n', fields: { when: {} } },
      'invalid-change',
    ],
    [
      'a time of no extent',
      { do: 'set', kind: 'event', id: 'e', set: { when: { edtf: '2023', extent: 'x' } } },
      'invalid-change',
    ],
    ['to set what is not there', { do: 'set', kind: 'event', id: 'x', set: {} }, 'not-found'],
    ['to clip no article', { do: 'clip', id: 'n', articleId: 'x', start: 0, end: 5 }, 'not-found'],
    [
      'to clip no words',
      { do: 'clip', id: 'n', articleId: 'a', start: 5, end: 6 },
      'invalid-change',
    ],
    [
      'to clip what is not shown',
      { do: 'clip', id: 'n', articleId: 'a', start: 16, end: 22 },
      'invalid-change',
    ],
    [
      'to clip past the end',
      { do: 'clip', id: 'n', articleId: 'a', start: 0, end: 999 },
      'invalid-change',
    ],
    [
      'to clip with an unknown tag',
      { do: 'clip', id: 'n', articleId: 'a', start: 0, end: 5, tags: ['x'] },
      'not-found',
    ],
    [
      'metadata of no article',
      { do: 'metadata', id: 'x', field: 'title', value: 'A' },
      'not-found',
    ],
    ['to anchor no clip', { do: 'anchor', id: 'x', start: 0, end: 5 }, 'not-found'],
    [
      'to anchor a clip where there are no words',
      { do: 'anchor', id: 'c', start: 5, end: 6 },
      'invalid-change',
    ],
    ['to edit no page', { do: 'edit', id: 'x', patch: [] }, 'not-found'],
    ['to trash what is not there', { do: 'trash', kind: 'clip', id: 'x' }, 'not-found'],
    ['to restore what is not there', { do: 'restore', kind: 'page', id: 'x' }, 'not-found'],
    ['to remove what is not there', { do: 'remove', kind: 'tag', id: 'x' }, 'not-found'],
  ];
  it.each(refusals)('refuse %s', (_, command, code) => {
    const made = library();
    const before = structuredClone(made);
    expect(apply(made, command)).toBe(code);
    expect(made).toEqual(before);
  });

  it('refuse a second link of a clip to an event', () => {
    const again: Command = {
      do: 'add',
      kind: 'evidence',
      id: 'n',
      fields: { clipId: 'c', eventId: 'e' },
    };
    expect(apply(library(), again, { linked: () => true })).toBe('exists');
  });

  it.each([
    ['article', 'a', 'textId'],
    ['article', 'a', 'title'],
    ['article', 'a', 'trashedAt'],
    ['clip', 'c', 'quote'],
    ['clip', 'c', 'position'],
    ['clip', 'c', 'textId'],
    ['event', 'e', 'createdAt'],
    ['evidence', 'v', 'clipId'],
    ['page', 'p', 'body'],
  ] as const)('never set what the library guards: the %s’s (%s) %s', (kind, id, field) => {
    const made = library();
    const value = (made[kind].get(id) as unknown as Record<string, unknown>)[field];
    expect(apply(made, { do: 'set', kind, id, set: { [field]: value } })).toBe('invalid-change');
  });

  it('let nothing reach a prototype', () => {
    const made = library();
    const set = JSON.parse('{"__proto__": {"polluted": true}, "title": "New"}') as object;
    apply(made, { do: 'set', kind: 'event', id: 'e', set: { ...set } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(made.event.get('e'))).toBe(Object.prototype);
  });

  it('make a setting where there is none, and replace it where there is one', () => {
    const made = library();
    for (const value of [1, 'two', ['three'], null]) {
      expect(apply(made, { do: 'set', kind: 'setting', id: 'view', set: { value } })).toBe('done');
      expect(made.setting.get('view')?.value).toEqual(value);
    }
    const nested = { value: { deep: 1 } };
    expect(apply(made, { do: 'set', kind: 'setting', id: 'view', set: nested })).toBe(
      'invalid-change',
    );
  });

  it('move to the trash and back, and remove for good only what has no trash', () => {
    const made = library();
    for (const [kind, id] of [
      ['article', 'a'],
      ['clip', 'c'],
      ['event', 'e'],
      ['page', 'p'],
    ] as const) {
      expect(apply(made, { do: 'trash', kind, id })).toBe('done');
      expect(made[kind].get(id)?.trashedAt).toBe(NOW);
      expect(apply(made, { do: 'restore', kind, id })).toBe('done');
      expect(made[kind].get(id)?.trashedAt).toBeNull();
    }
    expect(v.is(commandSchema, { do: 'remove', kind: 'event', id: 'e' })).toBe(false);
    expect(apply(made, { do: 'remove', kind: 'evidence', id: 'v' })).toBe('done');
    expect(made.evidence.size).toBe(0);
  });

  it('keep what a value of metadata was before, and where it came from', () => {
    const made = library();
    const title = () => made.article.get('a')?.title;
    const type = (value: string | null) =>
      apply(made, { do: 'metadata', id: 'a', field: 'title', value });
    expect(type('Typed')).toBe('done');
    expect(title()).toEqual({
      value: 'Typed',
      source: TYPED,
      others: [{ value: 'Ferry withdrawn', source: 'a test' }],
    });
    type('Ferry withdrawn');
    expect(title()).toMatchObject({ value: 'Ferry withdrawn', source: 'a test' });
    expect(title()?.others).toEqual([{ value: 'Typed', source: TYPED }]);
    type(null);
    expect(title()).toMatchObject({ value: null });
    expect(title()?.others.map(({ value }) => value)).toEqual(['Ferry withdrawn', 'Typed']);
    type('Typed');
    expect(title()?.others.map(({ value }) => value)).toEqual(['Ferry withdrawn']);
    expect(type('x'.repeat(3_000))).toContain('title');
  });
});

describe('a deed', () => {
  const command = { do: 'trash', kind: 'page', id: 'p' };
  it.each([
    { label: '', commands: [command] },
    { label: 'x'.repeat(201), commands: [command] },
    { label: 'Nothing', commands: [] },
    { label: 'More', commands: [command], more: true },
    { label: 'Path', commands: [{ ...command, id: '../p' }] },
    { label: 'Odd', commands: [{ ...command, do: 'burn' }] },
    { label: 'Import', commands: [{ do: 'add', kind: 'article', id: 'n', fields: {} }] },
    { label: 'Text', commands: [{ do: 'set', kind: 'text', id: 't', set: {} }] },
  ])('of another shape is refused: $label', (deed) => {
    expect(v.is(deedSchema, deed)).toBe(false);
    expect(v.is(deedSchema, { label: 'Trash', commands: [command] })).toBe(true);
  });
});
