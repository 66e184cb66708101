import { describe, expect, test } from 'vitest';
import type { Article } from '../../../core/library/records';
import { readingOf } from '../../../core/suggestion/date-readings';
import { proposalsOf, stillOpen } from '../../../renderer/suggestions/proposals';
import type { NotebookState } from '../../../renderer/state/notebook.svelte';
import { article } from '../../core/notebook/library-of';
import { paragraphs } from '../../support/articles';

const TEXT = 'Harbour officials took the ferry out of service on Monday.';
const blocks = paragraphs([TEXT]);
const made = article('a', { publishedOn: '2023-11-14', language: 'en' }) as Article;

/** A notebook of one article without clips. */
const notebookOf = (now: Article) =>
  ({
    get: () => now,
    blocks: () => Promise.resolve(blocks),
    clipsOf: () => [],
    events: [],
  }) as unknown as NotebookState;

describe('a proposal', () => {
  test('is let go when the text is read again, reckoned from another day, or its paragraph removed', async () => {
    const [proposal] = await proposalsOf(notebookOf(made), made);
    if (!proposal) throw new Error('nothing is proposed');
    expect(stillOpen(notebookOf(made), proposal)?.when.edtf).toBe('2023-11-13');
    for (const change of [
      { textId: 'another' },
      { reckonedFrom: '2022-03-01' },
      { removedBlocks: [proposal.blockId] },
      { trashedAt: '2026-01-01T00:00:00Z' },
    ]) {
      expect(stillOpen(notebookOf({ ...made, ...change }), proposal)).toBeNull();
    }
  });

  test('has the time that was corrected, and the text’s own again once that is taken back', async () => {
    const when = { edtf: '2023-11-06', extent: 'within' } as const;
    const start = TEXT.indexOf('Monday');
    const reading = readingOf(TEXT, { start, end: start + 6, when }, { verdict: 'when', when });
    const corrected = { ...made, dateReadings: [reading] };
    const [proposal] = await proposalsOf(notebookOf(corrected), corrected);
    if (!proposal) throw new Error('nothing is proposed');
    expect(stillOpen(notebookOf(corrected), proposal)?.when).toEqual(when);
    expect(stillOpen(notebookOf(made), proposal)?.when.edtf).toBe('2023-11-13');
  });
});
