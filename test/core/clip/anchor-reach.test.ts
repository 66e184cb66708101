import { describe, expect, it } from 'vitest';
import { findPassage } from '../../../core/clip/selector';
import { goneTrials, keptTrials } from '../../bench/anchor-trials';
import type { TrialArticle } from '../../bench/anchor-trials';

const SEEDS = [11, 12, 13, 14, 15, 16];
const EDITS = { words: 0.2, movedParagraphs: 0.2, signs: 0.2, joints: 0.1 };

/** How often each answer was given: `right`, `wrong`, or a state without a place. */
function answers(articles: readonly TrialArticle[], hasOld: boolean): Record<string, number> {
  const counts: Record<string, number> = { right: 0, wrong: 0, ambiguous: 0, lost: 0, all: 0 };
  for (const { before, after, trials } of articles) {
    for (const { selector, place } of trials) {
      const { state, position } = findPassage(after, selector, hasOld ? before : undefined);
      const isRight = position && place && position.start < place.end && position.end > place.start;
      const answer = position ? (isRight ? 'right' : 'wrong') : state;
      counts[answer] = (counts[answer] ?? 0) + 1;
      counts['all'] = (counts['all'] ?? 0) + 1;
    }
  }
  return counts;
}

// The bench has the figures; these are the least that must hold on few articles.
describe.each([false, true])('in articles of 10,000 words, older text at hand: %s', (hasOld) => {
  it('passages are found where a fifth of the words was changed and paragraphs were moved', () => {
    const {
      right = 0,
      wrong = 0,
      all = 0,
    } = answers(
      SEEDS.map((seed) => keptTrials(seed, EDITS)),
      hasOld,
    );
    expect(all).toBeGreaterThan(100);
    expect(right / all).toBeGreaterThan(0.97);
    expect(wrong / all).toBeLessThan(0.015);
  });

  it('passages that were taken out are lost', () => {
    const { lost = 0, all = 0 } = answers(
      SEEDS.map((seed) => goneTrials(seed, EDITS)),
      hasOld,
    );
    expect(all).toBeGreaterThan(100);
    expect(lost / all).toBeGreaterThan(hasOld ? 0.99 : 0.95);
  });
});
