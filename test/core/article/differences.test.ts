import { describe, expect, it } from 'vitest';
import { countDifferences, differences } from '../../../core/article/differences';
import { paragraphs } from '../../support/articles';

/** `=2` equal ones, `+`, `-`, and a changed one with its words as `[-gone-]{+come+}`. */
const shown = (before: readonly string[], after: readonly string[]) =>
  differences(paragraphs(before), paragraphs(after)).map((one) => {
    if (one.kind === 'same') return `=${one.blocks.length}`;
    if (one.kind !== 'changed') return `${one.kind === 'added' ? '+' : '-'} ${one.block.text}`;
    const signs = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
    return one.runs.map(({ kind, text }) => signs[kind].join(text)).join('');
  });

describe('the differences of two versions', () => {
  it('are paragraphs that came, went or changed, between runs of equal ones', () => {
    const before = ['Title', 'The board meets on Friday at noon.', 'Nobody was hurt.', 'Old end'];
    const after = [
      'Title',
      'The board meets on Monday at noon.',
      'Nobody was hurt.',
      'A word more',
    ];
    expect(shown(before, after)).toEqual([
      '=1',
      'The board meets on [-Friday-]{+Monday+} at noon.',
      '=1',
      '+ A word more',
      '- Old end',
    ]);
  });

  it('are none between equal texts', () => {
    expect(shown(['One', 'Two'], ['One', 'Two'])).toEqual(['=2']);
    expect(shown([], [])).toEqual([]);
  });

  it('pair what changed though others came before it', () => {
    const before = ['Start', 'The port was closed for two days.'];
    const after = ['Start', 'Something new altogether.', 'The port was closed for three days.'];
    expect(shown(before, after)).toEqual([
      '=1',
      '+ Something new altogether.',
      'The port was closed for [-two-]{+three+} days.',
    ]);
  });

  it('mark a replaced phrase as one', () => {
    expect(
      shown(['All 85 passengers left by the bow ramp.'], ['All 112 people left by the bow ramp.']),
    ).toEqual(['All [-85 passengers-]{+112 people+} left by the bow ramp.']);
  });

  it('tell words apart in text without spaces', () => {
    expect(shown(['港は月曜日に閉鎖された。'], ['港は金曜日に閉鎖された。'])).toEqual([
      '港は[-月曜日-]{+金曜日+}に閉鎖された。',
    ]);
  });

  it('join again to both texts', () => {
    const [before, after] = ['One two three four five', 'One 2 three 4 five six'];
    const [one] = differences(paragraphs([before]), paragraphs([after]));
    if (one?.kind !== 'changed') throw new Error('they are alike enough');
    const text = (without: string) =>
      one.runs
        .filter(({ kind }) => kind !== without)
        .map((run) => run.text)
        .join('');
    expect([text('added'), text('removed')]).toEqual([before, after]);
  });

  it('are counted', () => {
    const found = differences(
      paragraphs(['One two three', 'Gone']),
      paragraphs(['One two 3', 'X']),
    );
    expect(countDifferences(found)).toEqual({ added: 1, removed: 1, changed: 1 });
  });

  it('of long paragraphs that share nothing come at once', () => {
    const long = (word: string) => [Array.from({ length: 20_000 }, (_, at) => word + at).join(' ')];
    const started = performance.now();
    expect(differences(paragraphs(long('a')), paragraphs(long('b')))).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
