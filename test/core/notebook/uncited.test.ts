import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../../core/notebook/uncited';

const LONG =
  'The board says that it was moved forward, and the yard has had it on the wall since the summer, as everybody there could see.';
const cites = (source: string) => statementsOf(source).map((one) => one.cites);

describe('what a page says', () => {
  it('is its longer paragraphs, where they stand in its source', () => {
    const source = `# The *refit*\n\nShort.\n\n${LONG}\r\nAnd *more*.\n\n\n${LONG}\n`;
    const found = statementsOf(source.replace('\r', ''));
    expect(found).toHaveLength(2);
    for (const { start, end, text } of found) {
      expect(source.replace('\r', '').slice(start, end).replace(/\s+/g, ' ')).toBe(text);
    }
    expect(found[0]?.text).toMatch(/And \*more\*\.$/);
  });

  it('rests on what is cited in it, and on what stands alone right beside it', () => {
    expect(cites(`${LONG} [[clip:c1]] More.`)).toEqual([['c1']]);
    expect(cites(`${LONG}\n\n[[clip:c1]]\n\n[[clip:c2]] [[clip:c3]]`)).toEqual([['c1']]);
    expect(cites(`[[clip:c1]]\n\n${LONG}`)).toEqual([['c1']]);
    expect(cites(`${LONG}\n[[clip:c1]]`)).toEqual([['c1']]);
  });

  it('does not rest on what is cited in another paragraph, in a list or in code', () => {
    expect(cites(`So [[clip:c1]].\n\n${LONG}`)).toEqual([[]]);
    expect(cites(`${LONG}\n\n- [[clip:c1]]`)).toEqual([[]]);
    expect(cites(`${LONG} \\[[clip:c1]]`)).toEqual([[]]);
  });

  it('is nothing of headings, lists, quotations, code and tables', () => {
    const all = [
      `# ${LONG}`,
      `- ${LONG}`,
      `> ${LONG}`,
      '```',
      LONG,
      '```',
      `| a |\n|---|\n| ${LONG} |`,
    ];
    expect(statementsOf(all.join('\n\n'))).toEqual([]);
    expect(statementsOf('')).toEqual([]);
  });

  it('counts words where no blanks stand between them', () => {
    const text =
      '港湾局は船が月曜日に運航を停止したと発表した。機関室から煙が出たためで、乗客は全員無事に下船したと説明している。';
    expect(statementsOf(text)).toHaveLength(1);
  });

  it('of two paragraphs that are alike each is found where it stands', () => {
    const [first, second] = statementsOf(`${LONG}\n\n${LONG}`);
    expect(first?.start).toBe(0);
    expect(second?.start).toBe(LONG.length + 2);
  });
});
