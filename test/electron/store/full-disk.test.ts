import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { LibraryProcess } from '../../support/library-process';
import { MountSpace, NO_MOUNTS } from '../../support/mount-space';
import { tempFolder } from '../../support/temp-library';

const program = useProgram('library-program');

/** A drive of two megabytes with a library on it, and all its room but a few kilobytes taken. */
async function fullDisk() {
  const drive = join(await tempFolder());
  const space = await MountSpace.make();
  space.run(`mount -t tmpfs -o size=2m none ${drive}`);
  const library = join(drive, 'library');
  const start = () => new LibraryProcess(program(), { through: space.through });
  const fill = () => {
    space.run(`dd if=/dev/zero of=${drive}/filling bs=4096 2>/dev/null; test -s ${drive}/filling`);
  };
  const makeRoom = () => space.run(`rm ${drive}/filling`);
  return { drive, space, library, start, fill, makeRoom };
}

describe.skipIf(NO_MOUNTS !== null)(`a full disk${NO_MOUNTS ? ` (${NO_MOUNTS})` : ''}`, () => {
  it('is said; edits go on, and all is saved by itself once there is room', async () => {
    const { library, start, fill, makeRoom } = await fullDisk();
    const process = start();
    await process.open(library);
    await process.add('Before');
    expect(await process.isSaved(5_000)).toBe(true);
    fill();
    for (let nth = 0; nth < 12; nth++) {
      await process.ask({ do: 'add', title: `Full ${nth}`, bytes: 1_000 });
    }
    expect(await process.isSaved(500)).toBe(false);
    const full = await process.ask({ do: 'look' });
    expect(full).toMatchObject({ code: 'ENOSPC', saving: { state: 'not-saved' } });
    expect(JSON.stringify(full.saving)).toContain('The disk is full.');
    await process.ask({ do: 'undo' });
    const edited = await process.add('Still');
    expect(edited.titles).toHaveLength(13);
    expect(await process.ask({ do: 'close', patienceMs: 50 })).toEqual({ ok: false });
    makeRoom();
    expect(await process.isSaved(11_000)).toBe(true);
    const after = await process.ask({ do: 'look' });
    expect(after).toMatchObject({ saving: { state: 'saved' }, digest: edited.digest });
    await process.kill();
    const again = await start().open(library);
    expect(again).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'the disk is full (ENOSPC) while edits are made',
      how: 'real disk',
      cases: 1,
      outcome: 'that is said, edits go on in memory, and all is saved by itself once there is room',
    });
  });

  it('leaves the library of a program that is killed on it as it was called saved', async () => {
    const { library, start, fill, makeRoom } = await fullDisk();
    const process = start();
    await process.open(library);
    const saved = await process.add('One', 'Two');
    expect(await process.isSaved(5_000)).toBe(true);
    fill();
    await process.ask({ do: 'add', title: 'Too much', bytes: 100_000 });
    expect(await process.isSaved(1_500)).toBe(false);
    await process.kill();
    const second = start();
    expect(await second.open(library)).toMatchObject({ digest: saved.digest, damage: [] });
    await second.ask({ do: 'add', title: 'Again', bytes: 100_000 });
    expect(await second.isSaved(100)).toBe(false);
    makeRoom();
    expect(await second.isSaved(11_000)).toBe(true);
    expect((await second.ask({ do: 'look' })).titles).toEqual(['Again', 'One', 'Two']);
    noteFault({
      fault: 'the program is killed on a full disk',
      how: 'real disk',
      cases: 1,
      outcome: 'the library as it was last called saved',
    });
  });

  it('fails a compaction and an import, and leaves all as it was', async () => {
    const { drive, space, library, start, fill, makeRoom } = await fullDisk();
    const process = start();
    await process.open(library);
    for (let nth = 0; nth < 20; nth++) {
      await process.ask({ do: 'add', title: `Event ${nth}`, bytes: 4_000 });
    }
    expect(await process.isSaved(5_000)).toBe(true);
    const source = join(await tempFolder(), 'source.txt');
    await writeFile(source, `A title\n${'Words of a source. '.repeat(4_000)}\n`);
    fill();
    const before = await process.ask({ do: 'look' });
    expect(await process.ask({ do: 'compact' })).toMatchObject({ ok: false, code: 'ENOSPC' });
    const imported = await process.ask({ do: 'import', files: [source] });
    expect(imported).toMatchObject({ outcomes: ['disk-full'], digest: before.digest });
    const unfinished = `find ${drive} -name '.*.part' | grep -q . && exit 1 || exit 0`;
    space.run(unfinished);
    makeRoom();
    expect(await process.ask({ do: 'compact' })).toMatchObject({ ok: true });
    expect(await process.ask({ do: 'import', files: [source] })).toMatchObject({
      outcomes: ['imported'],
    });
    expect(await process.isSaved(5_000)).toBe(true);
    const now = await process.ask({ do: 'look' });
    await process.kill();
    const again = start();
    expect(await again.open(library)).toMatchObject({ digest: now.digest, damage: [] });
    expect(await again.ask({ do: 'texts' })).toMatchObject({ outcomes: ['whole'] });
    noteFault({
      fault: 'the disk is full during a compaction or an import',
      how: 'real disk',
      cases: 2,
      outcome: 'both fail and leave all as it was; both succeed once there is room',
    });
  });
});
