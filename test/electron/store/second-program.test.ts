import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { LibraryProcess } from '../../support/library-process';
import { DEVICE, tempFolder } from '../../support/temp-library';

const program = useProgram('library-program');
const OTHER = '01900000-0000-7000-8000-000000000002';

describe('a second program', () => {
  it('that opens a library in use is told by whom, writes nothing, and gets in once the first is killed', async () => {
    const library = join(await tempFolder(), 'library');
    const [first, second] = [new LibraryProcess(program()), new LibraryProcess(program())];
    await first.open(library);
    const saved = await first.add('One');
    expect(await first.isSaved(5_000)).toBe(true);
    const refused = await second.ask({ do: 'open', folder: library, device: OTHER });
    expect(refused).toMatchObject({ ok: false, code: 'in-use' });
    expect(refused.message).toContain(`the program of ${DEVICE}`);
    await first.kill();
    expect(await second.open(library, { device: OTHER })).toMatchObject({ titles: ['One'] });
    await second.add('Two');
    await second.ask({ do: 'close' });
    const third = new LibraryProcess(program());
    const again = await third.open(library);
    expect(again).toMatchObject({ titles: ['One', 'Two'], damage: [] });
    // Each undoes what it has done itself.
    expect(await third.ask({ do: 'undo' })).toMatchObject({ titles: ['Two'] });
    expect(await third.ask({ do: 'redo' })).toMatchObject({ titles: saved.titles?.concat('Two') });
    noteFault({
      fault: 'a second program opens a library that is in use, and again once the first is killed',
      how: 'real disk',
      cases: 2,
      outcome: 'it is told who has it, then gets in at once and finds all that was saved',
    });
  });

  it('of two that open a library at the same moment one gets in', async () => {
    const library = join(await tempFolder(), 'library');
    const programs = [1, 2, 3].map(() => new LibraryProcess(program()));
    const open = { do: 'open', folder: library, device: DEVICE, createAs: 'Test' } as const;
    const replies = await Promise.all(programs.map((each) => each.ask(open)));
    expect(replies.map(({ ok, code }) => code ?? ok).sort()).toEqual(['in-use', 'in-use', true]);
    noteFault({
      fault: 'three programs make and open the same library at the same moment',
      how: 'real disk',
      cases: 1,
      outcome: 'one gets in, the others are told so',
    });
  });
});
